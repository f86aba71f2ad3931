import type { around as en } from '../en/around';
import type { Wording } from '../entry';

export const around: Wording<typeof en> = {
  frame: {
    skip: 'Przejdź do treści strony',
    help: 'Pomoc:',
    free: '(bezpłatnie)',
    results: 'Wyniki',
    updates: 'Państwa głos, nasze działania',
    involved: 'Weź udział',
    about: 'O panelu',
    privacy: 'Prywatność',
    accessibility: 'Dostępność',
    otherWays: 'Inne sposoby odpowiadania',
    demo: 'Wersja pokazowa.',
    parts: 'Części tej witryny',
    write: 'Można do nas napisać:',
    of: 'NHS i samorządy: {place}.',
    inEnglish: '(po angielsku)',
    partlyEnglish: 'Część tej strony jest po angielsku: nikt jej jeszcze nie przetłumaczył.',
    languages: 'Inne języki',
  },
};
