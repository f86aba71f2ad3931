import type { easyRead as en } from '../en/easy-read';
import type { Wording } from '../entry';

export const easyRead: Wording<typeof en> = {
  answerIn: {
    standard: 'Odpowiedz w zwykłej wersji',
    'easy-read': 'Odpowiedz w wersji łatwej do czytania',
  },
  changeTo: {
    standard: 'Przejdź do zwykłej wersji',
    'easy-read': 'Przejdź do wersji łatwej do czytania',
  },
  helped: {
    label: 'Czy ktoś Ci pomógł?',
    why: 'Dzięki temu wiemy, jak ludzie wolą odpowiadać. Pomoc jest w porządku.',
    nobody: 'Nie, odpowiadam bez pomocy',
    family: 'Tak, ktoś z rodziny lub znajomych',
    supporter: 'Tak, osoba, która pracuje jako wsparcie',
    panel: 'Tak, ktoś z panelu',
  },
};
