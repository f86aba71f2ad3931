import type { messages as en } from '../en/messages';
import type { Wording } from '../entry';

export const messages: Wording<typeof en> = {
  dear: 'Dzień dobry, {name},',
  ending: 'Tu można zobaczyć lub poprawić dane, zrobić przerwę albo zakończyć udział w panelu:',
  questions: 'Pytania? Prosimy dzwonić: {helpline}.',
  confirmJoining: {
    subject: '{panel}: prosimy potwierdzić chęć udziału',
    said: 'Dziękujemy za zgłoszenie do panelu {panel}. Prosimy potwierdzić, że to właściwy adres:',
    after:
      'Na stronie jest jeden przycisk. Jeśli zgłoszenie wysłał ktoś inny, nie trzeba nic robić, a więcej nie napiszemy.',
  },
  confirmEmail: {
    subject: '{panel}: czy to nowy adres?',
    said: 'Ktoś z panelu {panel} poprosił, aby od teraz pisać na ten adres. Jeśli to prawda, prosimy go potwierdzić:',
    after:
      'Na stronie jest jeden przycisk. Link działa przez dwa dni. Jeśli to pomyłka, nie trzeba nic robić, a więcej tu nie napiszemy.',
  },
  emailChangeAsked: {
    subject: '{panel}: poproszono o zmianę adresu e-mail',
    said: 'Otrzymaliśmy prośbę, aby od teraz pisać na inny adres e-mail. Zmiana obowiązuje po naciśnięciu linku, który tam wysłaliśmy; do tego czasu używamy obecnego adresu.',
    notYou:
      'Jeśli prośbę wysłał ktoś inny, prosimy otworzyć swoją stronę i wybrać zachowanie obecnego adresu:',
    notYouCall:
      'Jeśli prośbę wysłał ktoś inny, prosimy otworzyć swoją stronę i wybrać zachowanie obecnego adresu albo zadzwonić pod numer {helpline}:',
  },
  welcome: {
    subject: '{panel}: witamy w panelu',
    said: 'Udział w panelu {panel} właśnie się rozpoczął. Będziemy pisać około czterech razy w roku.',
    page: 'Własna strona, na której można zobaczyć i zmienić dane:',
  },
  reserve: {
    subject: '{panel}: lista rezerwowa',
    said: 'Dziękujemy za chęć poświęcenia czasu. Aby panel był podobny do mieszkańców okolicy, nie możemy od razu przyznać miejsca każdej osobie. Zachowujemy dane i napiszemy, gdy zwolni się miejsce.',
    page: 'Własna strona, na której można też wypisać się z listy:',
  },
  placeOffered: {
    subject: '{panel}: zwolniło się miejsce',
    said: 'W panelu {panel} zwolniło się miejsce i czeka na Panią/Pana. Nie trzeba nic robić.',
    page: 'Własna strona, na której można zobaczyć i zmienić dane albo zakończyć udział:',
  },
  survey: {
    subject: '{panel}: nowa ankieta',
    said: {
      by: 'minutes',
      one: '{survey}. Zajmie około 1 minuty i jest otwarta do: {day}.',
      few: '{survey}. Zajmie około {minutes} minut i jest otwarta do: {day}.',
      many: '{survey}. Zajmie około {minutes} minut i jest otwarta do: {day}.',
      other: '{survey}. Zajmie około {minutes} minuty i jest otwarta do: {day}.',
    },
    how: 'Odpowiadać można tutaj, przerwać w każdej chwili i wrócić później przez ten sam link:',
    free: 'Każde pytanie można pominąć.',
  },
  surveyTest: {
    subject: 'Próba. {panel}: nowa ankieta',
    said: 'Próba wysłana z edytora ankiet. Poniżej jest to, co przeczytają uczestnicy. Link otwiera ankietę tak, jak jest teraz zapisana, na każdym telefonie, i działa do: {until}, chyba że zostanie wysłana inna próba lub ta zostanie zamknięta. Odpowiedzi nie są zapisywane.',
  },
  surveyReminder: {
    subject: '{panel}: ankieta jest otwarta do: {day}',
    said: {
      by: 'minutes',
      one: 'Nadal chętnie poznamy Pani/Pana zdanie: {survey}, około 1 minuty.',
      few: 'Nadal chętnie poznamy Pani/Pana zdanie: {survey}, około {minutes} minut.',
      many: 'Nadal chętnie poznamy Pani/Pana zdanie: {survey}, około {minutes} minut.',
      other: 'Nadal chętnie poznamy Pani/Pana zdanie: {survey}, około {minutes} minuty.',
    },
    after: 'W razie braku czasu można tę ankietę pominąć. Nic się nie stanie.',
  },
  groupInvitation: {
    subject: '{panel}: zaproszenie na rozmowę',
    said: 'Zapraszamy kilka osób na spotkanie: {group}. {when}, {place}. {offer}',
    ask: 'Czy może Pani/Pan przyjść? Prosimy o odpowiedź do: {answerBy}, także o informację, co jest potrzebne, aby wziąć udział:',
    lot: 'Odpowiedź „tak” oznacza udział w losowaniu miejsca. Losujemy tak, aby nikt, kto może przyjść, nie był pominięty, a własną szansę można potem sprawdzić.',
  },
  groupPlace: {
    subject: '{panel}: jest dla Pani/Pana miejsce',
    said: 'Dziękujemy za chęć udziału w spotkaniu: {group}. W losowaniu przypadło Pani/Panu miejsce. {when}, {place}.',
    ask: 'Prosimy je potwierdzić albo oddać, aby można było wylosować kogoś innego:',
  },
  groupReserve: {
    subject: '{panel}: dziękujemy za chęć udziału',
    said: 'Dziękujemy za chęć udziału w spotkaniu: {group}. W losowaniu miejsca przypadły innym. Jeśli ktoś jednak nie będzie mógł przyjść, wylosujemy ponownie spośród zgłoszonych osób i napiszemy.',
    ask: 'Tu można zobaczyć swoją szansę i sposób jej sprawdzenia:',
  },
  groupReminder: {
    subject: '{panel}: pytamy jeszcze raz o udział w spotkaniu',
    said: 'Pytaliśmy o możliwość udziału w spotkaniu: {group}. {when}, {place}. {offer}',
    ask: 'Odpowiedź „tak” i odpowiedź „nie” pomagają nam tak samo. Czekamy do: {answerBy}:',
    last: 'O to spotkanie więcej nie zapytamy.',
  },
  groupPlaceReminder: {
    subject: '{panel}: czy przyjmuje Pani/Pan miejsce?',
    said: 'Miejsce na spotkaniu czeka na Panią/Pana: {group}. {when}, {place}.',
    ask: 'Prosimy je przyjąć albo oddać, aby można było wylosować kogoś innego:',
  },
  groupChanged: {
    subject: '{panel}: zmiana dotycząca spotkania',
    said: 'Prosimy ponownie sprawdzić, kiedy i gdzie się spotykamy: {group}. Nowy termin i miejsce: {when}, {place}. {offer}',
    ask: 'Dotychczasowa odpowiedź pozostaje ważna. Jeśli ta zmiana na nią wpływa, prosimy o wiadomość tutaj:',
  },
  findings: {
    subject: '{panel}: czego się dowiedzieliśmy',
    said: 'Prosiliśmy o udział w badaniu: {survey}. Oto co nam powiedziano:',
    ours: 'nasza ankieta',
  },
  themeAnswered: {
    subject: '{panel}: wiadomość dla Pani/Pana',
    said: 'Jest odpowiedź na sprawę podniesioną w panelu. Można przeczytać, co powiedziano i co się robi:',
  },
  lostLink: {
    subject: '{panel}: link',
    said: 'Przesyłamy link, o który poproszono. Otwiera własną stronę, a na niej każdą czekającą ankietę:',
  },
};
