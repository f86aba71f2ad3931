import type { offline as en } from '../en/offline';
import type { Wording } from '../entry';

export const offline: Wording<typeof en> = {
  strips: {
    onPhone: {
      first: 'Zapisano w tym telefonie, jeszcze nie wysłano.',
      rest: 'Nie ma połączenia. Można odpowiadać dalej: gdy połączenie wróci, ta strona wyśle odpowiedzi.',
    },
    noLine: {
      first: 'Nie ma połączenia.',
      rest: 'Można odpowiadać dalej: ta strona zachowa odpowiedzi w tym telefonie i wyśle je, gdy połączenie wróci.',
    },
    needsLine: {
      first: 'Do tego potrzebne jest połączenie.',
      rest: 'Można odpowiadać dalej tutaj. Proszę spróbować ponownie, gdy połączenie wróci.',
    },
    back: 'Połączenie wróciło.',
    haveAll: 'Mamy już odpowiedzi.',
    have: {
      one: 'Mamy już odpowiedź {numbers}.',
      few: 'Mamy już odpowiedzi {numbers}.',
      many: 'Mamy już odpowiedzi {numbers}.',
      other: 'Mamy już odpowiedzi {numbers}.',
    },
    lostAll: 'Nie udało się zapisać odpowiedzi.',
    lost: {
      one: 'Nie udało się zapisać odpowiedzi {numbers}.',
      few: 'Nie udało się zapisać odpowiedzi {numbers}.',
      many: 'Nie udało się zapisać odpowiedzi {numbers}.',
      other: 'Nie udało się zapisać odpowiedzi {numbers}.',
    },
    noSpace: 'W tym telefonie nie ma już miejsca. Proszę zwolnić miejsce.',
    refused:
      'Nie ma połączenia, a ta strona nie może zachować odpowiedzi w tym telefonie. Proszę zostawić ją otwartą i nacisnąć ponownie, gdy połączenie wróci.',
    orCall: 'Można też zadzwonić: {helpline}.',
    nothingKept: 'Ta strona nie może zachować odpowiedzi w tym telefonie: potrzebne jest stałe połączenie.',
    notYet: 'Odpowiedzi są zapisane w tym telefonie, dopóki nie będzie połączenia.',
  },
  later: {
    title: 'Odpowiedzi są w tym telefonie',
    said: 'Nie ma połączenia, więc ich nie wysłano. Gdy będzie, proszę otworzyć ten sam link w tym telefonie, zanim skończy się {day}. Odpowiedzi wyślą się same.',
  },
  late: {
    title: 'Ankieta była już zamknięta',
    said: 'Odpowiedzi z tego telefonu dotarły po zamknięciu: nie liczą się i nie ma ich już w telefonie. To, co dotarło wcześniej, się liczy.',
  },
  nothing: {
    title: 'Nie ma połączenia',
    said: 'W tym telefonie nie ma nic z tej ankiety. Proszę otworzyć link ponownie, gdy będzie połączenie.',
  },
  finished: {
    title: 'To już koniec, ale odpowiedzi nie są jeszcze wysłane',
    all: {
      one: 'Jedyne pytanie',
      few: 'Wszystkie {count} pytania',
      many: 'Wszystkie {count} pytań',
      other: 'Wszystkie pytania: {count}',
    },
    why: {
      one: 'Nie ma połączenia, więc odpowiedź {numbers} jest zapisana tylko w tym telefonie.',
      few: 'Nie ma połączenia, więc odpowiedzi {numbers} są zapisane tylko w tym telefonie.',
      many: 'Nie ma połączenia, więc odpowiedzi {numbers} są zapisane tylko w tym telefonie.',
      other: 'Nie ma połączenia, więc odpowiedzi {numbers} są zapisane tylko w tym telefonie.',
    },
    whyAll: 'Nie ma połączenia, więc nie udało się ich wysłać.',
    withUs: 'U nas',
    onPhone: 'W tym telefonie',
    none: 'Jeszcze żadnych',
    answers: {
      one: 'Odpowiedź {numbers}',
      few: 'Odpowiedzi {numbers}',
      many: 'Odpowiedzi {numbers}',
      other: 'Odpowiedzi {numbers}',
    },
    todo: 'Co zrobić',
    how: 'Proszę otworzyć tę stronę w tym telefonie, gdy będzie połączenie, przed północą dnia {day}. Odpowiedzi wyślą się same.',
    keep: 'Do tego czasu prosimy nie czyścić danych przeglądarki: odpowiedzi by zniknęły.',
    now: 'Spróbuj wysłać teraz',
    trying: 'Próba wysłania',
    telephone: 'Albo podaj odpowiedzi przez telefon',
    back: 'Wstecz',
  },
};
