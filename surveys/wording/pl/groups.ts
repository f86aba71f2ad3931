import type { groups as en } from '../en/groups';
import type { Wording } from '../entry';

export const groups: Wording<typeof en> = {
  page: {
    moment: '{day}, {hours}',
    when: 'Kiedy',
    place: 'Gdzie',
    offer: 'Za poświęcony czas',
    answerBy: 'Odpowiedź do',
    saved: 'Zapisano.',
    reserve:
      'W losowaniu miejsca przypadły innym. Jeśli któreś miejsce zostanie oddane, wylosujemy ponownie spośród zgłoszonych osób i napiszemy.',
    over: 'Termin odpowiedzi już minął.',
    needs: 'Co jest potrzebne, aby wziąć udział?',
    needsHint:
      'Wejście bez schodów, opiekun obok, przerwa, tłumacz. Dowiedzą się o tym tylko osoby, które mają o to zadbać.',
    sheet: 'Można przekazać moje imię i moje potrzeby osobie prowadzącej spotkanie',
    keep: 'Zapisz moje potrzeby',
    lot: 'Jak przebiega losowanie',
    lotSaid:
      'Odpowiedź „tak” oznacza udział w losowaniu. Losujemy tak, aby grupa była różnorodna. Publikujemy zasadę losowania i jego zapis, który każdy może sprawdzić. Nazwisk w nim nie ma.',
    own: 'Szansa w losowaniu',
    ownSaid: 'Szansa na miejsce w tym losowaniu wynosiła {chance}.',
    ownCheck:
      'Tajny klucz pozwala odnaleźć własny wiersz w publicznym zapisie losowania. Nikt inny go nie zna:',
    receipt: 'Zobacz zapis losowania i sposób jego sprawdzenia',
  },
  standing: {
    silent: 'Nie mamy jeszcze odpowiedzi.',
    'can-come': 'Mamy odpowiedź „tak”. Zgłoszenie bierze udział w losowaniu miejsca.',
    'cannot-come': 'Mamy odpowiedź „nie”. Dziękujemy za wiadomość.',
    drawn: 'W losowaniu przypadło Pani/Panu miejsce. Prosimy je potwierdzić albo oddać.',
    confirmed: 'Miejsce jest potwierdzone. Do zobaczenia.',
    declined: 'Miejsce zostało oddane. Wylosujemy kogoś innego. Dziękujemy za wiadomość.',
    attended: 'Dziękujemy za przyjście.',
    'no-show': 'Szkoda, że się nie udało. Nic z tego nie wynika.',
  },
  acts: {
    'can-come': 'Tak, mogę przyjść',
    'cannot-come': 'Nie, nie mogę przyjść',
    confirmed: 'Tak, przyjmuję miejsce',
    declined: 'Nie, oddaję miejsce komuś innemu',
  },
  letter: {
    code: '{page}, a tam kod {code}',
    telephone: 'Można też odpowiedzieć przez telefon: {helpline}.',
  },
};
