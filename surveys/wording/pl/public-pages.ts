import type { publicPages as en } from '../en/public-pages';
import type { Wording } from '../entry';

export const publicPages: Wording<typeof en> = {
  panels: {
    title: 'Panele obywatelskie',
    said: 'Mieszkańcy, którzy razem są podobni do ludzi ze swojej okolicy, mówią, jakie powinny być zdrowie i opieka, i dowiadują się, co z tego wynikło.',
    none: 'Nie ma jeszcze żadnego panelu. Administrator może utworzyć pierwszy po zalogowaniu.',
    demo: 'Wersja pokazowa',
    staff: 'Pracownicy: logowanie',
  },
  home: {
    title: 'Państwa głos o zdrowiu i opiece: {place}',
    what: 'Panel to grupa mieszkańców, którzy razem są podobni do ludzi żyjących w naszej okolicy: w każdym wieku, o różnym pochodzeniu i z każdej części okolicy.',
    how: 'Kilka razy w roku NHS i samorządy pytają członków panelu, co jest dla nich ważne. Mówimy im, czego się dowiedzieliśmy i co z tego wynika.',
    join: 'Dołącz do panelu',
    members: 'Osób w panelu, stan na: {day}',
    newest: 'Najnowsze',
    lost: 'Nie mam już swojego linku',
    code: 'Mam kod z listu',
    updatedOn: 'Ostatnia zmiana: {day}.',
    publishedOn: 'Wyniki opublikowano: {day}.',
  },
  results: {
    title: 'Wyniki',
    said: 'Co powiedzieli nam członkowie panelu i na ile można być tego pewnym. Każda strona pozostaje taka, jak ją opublikowano.',
    none: 'Nic jeszcze nie opublikowano. Po każdej ankiecie będą tu wyniki i pełna treść pytań.',
    published: 'Opublikowano: {day}.',
    version: 'Opublikowano: {day}, wersja {version}.',
    selfSelected: 'Ankieta otwarta: zdanie osób, które same zdecydowały się odpowiedzieć.',
    superseded: 'Zastępuje ją późniejsza wersja.',
  },
  involved: {
    title: 'Weź udział',
    openNow: 'Teraz otwarte',
    until: 'Do: {day}.',
    nothingOpen: 'W tej chwili żadna ankieta ani spotkanie nie są otwarte dla wszystkich.',
    join: 'Zgłoszenie zajmuje trzy minuty, a potem dziesięć minut cztery razy w roku.',
    ways: 'Inne sposoby odpowiadania',
    paper: 'Na papierze, dużym drukiem lub w wersji łatwej do czytania: {ways}.',
    telephone: 'Przez telefon, w innym języku lub w brytyjskim języku migowym: {ways}.',
  },
  reach: {
    call: 'prosimy dzwonić pod numer {helpline}',
    write: 'prosimy pisać na adres {address}',
    either: '{call} lub {write}',
    callAlone: 'Prosimy dzwonić pod numer {helpline}.',
    writeAlone: 'Prosimy pisać na adres {address}.',
    link: 'Prosimy użyć linku na końcu dowolnej naszej wiadomości.',
  },
  updates: {
    title: 'Państwa głos, nasze działania',
    where: 'Stan sprawy',
    said: 'Państwa głos',
    came: 'Co z tego wynikło',
    story: 'Cała historia',
    show: 'Pokaż tylko',
    subject: 'Na ten temat',
    none: 'Nic tu jeszcze nie ma. Po pierwszej ankiecie ta strona powie, co usłyszeliśmy od członków panelu i co wynikło z każdej sprawy.',
    told: {
      one: 'Zgłoszono nam 1 sprawę (początek: {since}).',
      few: 'Zgłoszono nam {count} sprawy (początek: {since}).',
      many: 'Zgłoszono nam {count} spraw (początek: {since}).',
      other: 'Zgłoszono nam {count} sprawy (początek: {since}).',
    },
    counts: {
      done: {
        one: 'załatwiona: 1',
        few: 'załatwione: {count}',
        many: 'załatwionych: {count}',
        other: 'załatwione: {count}',
      },
      doing: { one: 'w toku: 1', few: 'w toku: {count}', many: 'w toku: {count}', other: 'w toku: {count}' },
      cannot: {
        one: 'niepodjęta: 1',
        few: 'niepodjęte: {count}',
        many: 'niepodjętych: {count}',
        other: 'niepodjęte: {count}',
      },
      'not-ours': {
        one: 'przekazana dalej: 1',
        few: 'przekazane dalej: {count}',
        many: 'przekazanych dalej: {count}',
        other: 'przekazane dalej: {count}',
      },
      'no-answer': {
        one: 'czeka na naszą odpowiedź: 1',
        few: 'czekają na naszą odpowiedź: {count}',
        many: 'czeka na naszą odpowiedź: {count}',
        other: 'czeka na naszą odpowiedź: {count}',
      },
    },
    parted: '{one}, {other}',
    last: '{one} i {other}',
    status: {
      done: 'Załatwione',
      doing: 'W toku',
      cannot: 'Niepodjęte',
      'not-ours': 'Przekazane dalej',
      'no-answer': 'Jeszcze bez odpowiedzi',
    },
    answer: {
      done: 'Co zrobiliśmy',
      doing: 'Co robimy',
      cannot: 'Dlaczego nie',
      'not-ours': 'Kto się tym teraz zajmuje',
      'no-answer': 'Kto powinien odpowiedzieć',
    },
    openSince: 'Otwarte od: {day}',
    owed: 'Odpowiedź jest winien program {pathway}.',
  },
  update: {
    newer: 'Jest nowsza odpowiedź',
    newerSaid: 'Poniżej jest to, co opublikowano przed nią, bez zmian.',
    readNewer: 'Przeczytaj nowszą odpowiedź',
    said: 'Państwa głos',
    answer: {
      done: 'Zrobiliśmy',
      doing: 'Robimy',
      cannot: 'Dlaczego nie',
      'not-ours': 'Kto się tym teraz zajmuje',
    },
    toCome: 'Jeszcze przed nami',
    notDone: 'Jeszcze niezrobione',
    subject: 'Temat',
    owner: 'Kto za to odpowiada',
    source: 'Skąd to wiadomo',
    readByPeople: '{source}. Przeczytane przez ludzi, nie tylko policzone',
    told: 'Kogo powiadomiono',
    toldHere: 'Ta strona',
    toldAll:
      'Wszystkich, których słowa za tym stoją i z którymi możemy się skontaktować. Nikt nie jest wymieniony',
    published: 'Opublikowano',
    all: 'Wszystkie sprawy i to, co zrobiliśmy',
  },
  document: {
    privacy: 'Co robimy z tym, co nam Państwo mówią',
    accessibility: 'Deklaracja dostępności',
    date: 'Ostatnia zmiana: {day}.',
    noNotice: 'Nie napisano jeszcze żadnej informacji.',
    figures: 'Skąd pochodzą nasze dane',
    ask: 'Pytania, poprawki i skargi',
    complaint:
      'Na skargę dotyczącą wykorzystania danych odpowiadamy w ciągu 30 dni, że ją mamy, a potem mówimy, co zrobiliśmy. Można też zwrócić się do urzędu Information Commissioner’s Office, ico.org.uk.',
  },
  device: {
    title: 'Co przechowuje telefon lub komputer',
    kept: 'Podczas odpowiadania na ankietę strona przechowuje pytania i odpowiedzi, które jeszcze do nas nie dotarły, aby nic nie zginęło w razie utraty połączenia. Są zaszyfrowane kluczem utworzonym z własnego linku: nie odczyta ich ktoś, kto ma tylko pamięć telefonu, ale odczyta ktoś, kto ma link.',
    pictures:
      'Obrazki z ankiety są przechowywane równie długo i nie są szyfrowane: dla wszystkich są takie same.',
    typed:
      'Podczas dołączania do panelu lub zmiany danych przeglądarka może przechowywać wypełniane strony, aby działał przycisk Wstecz. Po dołączeniu do panelu lub po jego opuszczeniu prosimy ją, aby je usunęła. Na telefonie lub komputerze, z którego korzystają też inni, trzeba dodatkowo zamknąć przeglądarkę.',
    removed:
      'Gdy odpowiedzi zostaną wysłane albo strona dowie się, że ankieta jest zamknięta, wszystko to jest usuwane. Jeśli link nie zostanie już otwarty, dane pozostają do czasu ich wyczyszczenia.',
    clear:
      'Aby wyczyścić je samodzielnie, trzeba w ustawieniach przeglądarki usunąć dane tej strony. Razem z nimi zginą odpowiedzi, które nie zostały wysłane.',
    cookies:
      'Te strony nie zapisują plików cookie członków panelu ani gości i nie pobierają niczego od nikogo innego.',
  },
  joined: {
    title: 'Kto może połączyć nazwisko z odpowiedziami',
    apart:
      'Nazwisko i dane kontaktowe przechowujemy oddzielnie od odpowiedzi, zaszyfrowane, pod numerem. Osoby, które opracowują wyniki, widzą odpowiedzi bez nazwisk.',
    staff:
      'Pracownicy, którzy opiekują się panelem, mogą otworzyć dane osobowe, gdy jest to potrzebne, na przykład aby wysłać list. Podają powód, a każde otwarcie jest zapisywane tam, gdzie nikt nie może tego zmienić. Można to zobaczyć na stronie „Moje dane”, w części „Kto widział moje nazwisko”.',
    danger:
      'Jeśli z wypowiedzi wynika, że komuś może grozić niebezpieczeństwo, wyznaczony pracownik może połączyć jedno z drugim, aby zaproponować pomoc.',
    few: 'Nie publikujemy żadnej liczby dotyczącej mniej niż 10 osób.',
  },
};
