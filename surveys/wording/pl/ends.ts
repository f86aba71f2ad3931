import type { ends as en } from '../en/ends';
import type { Wording } from '../entry';

export const ends: Wording<typeof en> = {
  invitation: {
    takes: 'Czas',
    minutes: { one: '1 minuta', few: '{count} minuty', many: '{count} minut', other: '{count} minuty' },
    questions: { one: '1 pytanie', few: '{count} pytania', many: '{count} pytań', other: '{count} pytania' },
    both: '{minutes}, {questions}',
    until: 'Otwarta do',
    isPrivate: 'Prywatność',
    apart: 'Imię i nazwisko przechowujemy oddzielnie od odpowiedzi',
    choose: 'Wybór',
    skip: 'Każde pytanie można pominąć. Można też przerwać i wrócić później',
    start: 'Rozpocznij ankietę',
    goOn: 'Wróć do pytania {number}',
    decline: 'Nie tym razem',
    otherWays: 'Telefon, papier, wersja łatwa do czytania lub BSL',
    declined: 'Wybrano „Nie tym razem”. W razie zmiany zdania nadal można odpowiedzieć.',
    paused: 'Udział jest wstrzymany, więc niczego nie wysyłamy. Mimo to można odpowiedzieć na tę ankietę.',
    grace: 'Ankieta jest zamknięta, ale odpowiedzi nadesłane w najbliższych dniach nadal się liczą.',
  },
  later: {
    title: 'Odpowiedzi są zapisane',
    nothing: 'Nie ma jeszcze odpowiedzi na żadne pytanie.',
    saved: 'Mamy odpowiedzi na {answered} z {of} pytań.',
    how: 'Aby wrócić, wystarczy użyć tego samego linku. Ankieta otworzy się w miejscu przerwania, na tym telefonie lub każdym innym.',
    until: 'Ankieta jest otwarta do: {day}.',
    onward: 'Wróć teraz',
    orCode: 'Można też wpisać ten adres i kod:',
  },
  thanks: {
    title: 'Dziękujemy. Mamy już odpowiedzi',
    received: 'Otrzymano o {at}.',
    results: 'Wyniki opublikujemy do {day} i napiszemy, co z nich wynika.',
    talk: 'Czy chcieliby Państwo porozmawiać o tym z innymi?',
    lot: 'Liczba miejsc: {places}. Jeśli zgłosi się więcej osób, losujemy, aby grupa była podobna do naszej okolicy.',
    yes: 'Tak, chcę się zgłosić',
    no: 'Nie tym razem',
    last: 'Co wynikło z ostatniej ankiety',
    updates: 'Państwa głos, nasze działania: wszystko',
    details: 'Moje dane',
  },
  closed: {
    updates: 'Państwa głos, nasze działania',
    moment: '{time}, {day}',
    answered: {
      title: 'Mamy już te odpowiedzi',
      said: 'Zostały odebrane. Nic więcej nie trzeba robić.',
      saidAt: 'Zostały odebrane o {at}. Nic więcej nie trzeba robić.',
      notYou:
        'Jeśli wysłał je ktoś inny, prosimy o wiadomość: poniżej podajemy, jak się z nami skontaktować.',
    },
    closed: {
      title: 'Ta ankieta jest już zamknięta',
      said: 'Była otwarta do dnia podanego w wiadomości. Odpowiedzi udzielone do tego czasu liczą się w tej części. Udział w panelu trwa dalej i będą kolejne ankiety.',
      saidAt:
        'Była otwarta do: {at}. Odpowiedzi udzielone do tego czasu liczą się w tej części. Udział w panelu trwa dalej i będą kolejne ankiety.',
    },
    'not-yet': {
      title: 'Ta ankieta nie jest jeszcze otwarta',
      said: 'Zostanie otwarta wkrótce. Ten sam link będzie wtedy działać.',
      saidAt: 'Zostanie otwarta: {at}. Ten sam link będzie wtedy działać.',
    },
    declined: {
      title: 'Zapisaliśmy: nie tym razem',
      said: 'Nie będzie przypomnień o tej ankiecie, a udział w panelu trwa dalej. W razie zmiany zdania wystarczy użyć tego samego linku, dopóki ankieta jest otwarta.',
      afterAll: 'Jednak odpowiedz na ankietę',
    },
    left: {
      title: 'Udział w panelu został zakończony',
      said: 'Dlatego w tej ankiecie nie ma pytań. Nic z tej strony nie jest zapisywane.',
    },
    dead: {
      title: 'Ten link nie działa',
      said: 'Mógł zostać ucięty w wiadomości albo zastąpił go nowszy. Proszę użyć linku z naszej ostatniej wiadomości albo poprosić o nowy.',
      find: 'Znajdź mój panel i poproś go o nowy link',
    },
  },
  twoDevices: {
    title: 'Na tę stronę odpowiedziano w dwóch miejscach',
    said: 'O {at} otrzymaliśmy inne odpowiedzi na tę stronę, z innego telefonu lub komputera. Zachowujemy jedne i drugie do czasu wyboru, które się liczą.',
    first: 'Z {at}',
    second: 'Stąd, przed chwilą',
    keepSecond: 'Policz odpowiedzi stąd',
    keepFirst: 'Policz wcześniejsze odpowiedzi',
    none: 'Brak odpowiedzi',
  },
};
