import type { profile as en } from '../en/profile';
import type { Wording } from '../entry';

export const profile: Wording<typeof en> = {
  sex: {
    label: 'Płeć',
    question: 'Jaka jest Pani/Pana płeć?',
    female: 'Kobieta',
    male: 'Mężczyzna',
    purpose: 'Pytamy, aby głos kobiet i mężczyzn liczył się tak, jak liczne są te grupy w naszej okolicy.',
    figure: 'Kobiety stanowią tu {share:female} osób w wieku 16 lat i więcej.',
  },
  ethnicity: {
    label: 'Grupa etniczna',
    question: 'Jaka jest Pani/Pana grupa etniczna?',
    hint: 'Proszę wybrać odpowiedź, która najlepiej opisuje Pani/Pana grupę etniczną lub pochodzenie.',
    asian: 'Azjatycka lub brytyjska azjatycka',
    black: 'Czarna, brytyjska czarna, karaibska lub afrykańska',
    mixed: 'Mieszana lub wiele grup etnicznych',
    white: 'Biała',
    other: 'Inna grupa etniczna',
    otherAnswer: 'Jeszcze inna grupa etniczna',
    purpose: 'Pytamy, aby przy planowaniu usług nie pominąć żadnej społeczności.',
    figure:
      'Wśród osób w wieku 16 lat i więcej {share:asian} należy tu do grupy azjatyckiej lub brytyjskiej azjatyckiej, {share:black} do grupy czarnej, a {share:mixed} ma pochodzenie mieszane.',
  },
  disability: {
    label: 'Niepełnosprawność (Equality Act)',
    question:
      'Czy ma Pani/Pan chorobę lub dolegliwość, fizyczną lub psychiczną, która trwa lub ma trwać co najmniej 12 miesięcy i ogranicza zdolność do wykonywania codziennych czynności?',
    hint: 'Proszę odpowiedzieć „tak”, jeśli ogranicza trochę albo bardzo.',
    disabled: 'Z niepełnosprawnością',
    disabledAnswer: 'Tak',
    notDisabled: 'Bez niepełnosprawności',
    notDisabledAnswer: 'Nie',
    purpose:
      'Pytamy, aby głos osób z niepełnosprawnością liczył się tak, jak liczna jest ta grupa w naszej okolicy.',
    figure:
      'Wśród osób w wieku 16 lat i więcej {share:disabled} ma tu niepełnosprawność w rozumieniu ustawy Equality Act.',
  },
};
