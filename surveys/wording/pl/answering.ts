import type { answering as en } from '../en/answering';
import type { Wording } from '../entry';

export const answering: Wording<typeof en> = {
  page: {
    title: 'Ankieta',
    back: 'Wstecz',
    one: 'Pytanie {number} z {of}',
    some: 'Pytania {numbers} z {of}',
    and: '{first} i {second}',
    to: '{from}–{to}',
    problems: {
      one: 'Jedna sprawa, zanim przejdziemy dalej',
      few: '{count} sprawy, zanim przejdziemy dalej',
      many: '{count} spraw, zanim przejdziemy dalej',
      other: '{count} sprawy, zanim przejdziemy dalej',
    },
    error: 'Do poprawienia: {title}',
    orSkip: 'Albo pomiń to pytanie',
    next: 'Dalej',
    sending: 'Wysyłanie odpowiedzi',
    skip: 'Pomiń to pytanie',
    later: 'Przerwij i wróć później',
    asYouGo: 'Odpowiedzi są zapisywane na bieżąco.',
    saved: {
      one: 'Odpowiedź {numbers} jest zapisana.',
      few: 'Odpowiedzi {numbers} są zapisane.',
      many: 'Odpowiedzi {numbers} są zapisane.',
      other: 'Odpowiedzi {numbers} są zapisane.',
    },
    help: 'Czytamy każdą wypowiedź, ale nie możemy odpisać ani udzielać porad medycznych. Potrzebna jest pomoc teraz? Proszę zadzwonić:',
    helpEnd: ', a w nagłym wypadku pod numer 999.',
  },
  notices: {
    'not-saved': {
      first: 'Nie zapisano.',
      rest: 'Coś zawiodło po naszej stronie. Wszystko, co wpisano, nadal tu jest. Proszę za minutę ponownie nacisnąć „Dalej”.',
    },
    'other-answers': {
      first: 'Poprzednia strona miała inne odpowiedzi ({at}).',
      rest: 'Liczy się to, co wysłano ostatnio.',
    },
  },
  review: {
    title: 'Proszę sprawdzić odpowiedzi i je wysłać',
    back: 'Wstecz',
    where: 'Ostatni krok',
    all: {
      one: 'Odpowiedziano na jedyne pytanie.',
      few: 'Odpowiedziano na wszystkie {count} pytania.',
      many: 'Odpowiedziano na wszystkie {count} pytań.',
      other: 'Odpowiedziano na wszystkie pytania: {count}.',
    },
    some: 'Odpowiedziano na {answered} z {of} pytań, a pominięto {skipped}. To w porządku: można je wysłać tak, jak są.',
    send: 'Wyślij odpowiedzi',
    sending: 'Wysyłanie odpowiedzi',
    change: 'Zmień',
    answer: 'Odpowiedz',
    skipped: 'Pominięto',
    saved: 'Wszystkie dotychczasowe odpowiedzi są zapisane.',
    later: 'Przerwij i wróć później',
    wrong: 'Jedna sprawa przed wysłaniem',
  },
  support: {
    title: 'Można teraz z kimś porozmawiać',
    thanks: 'Dziękujemy za te słowa. Chcemy mieć pewność, że wiadomo, gdzie szukać pomocy.',
    danger:
      'Odpowiedzi czytamy tylko w ciągu dnia. Jeśli komukolwiek grozi niebezpieczeństwo, proszę dzwonić pod numer 999.',
    goOn: 'Wróć do ankiety',
  },
};
