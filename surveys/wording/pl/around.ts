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
  demoNotes: {
    healthInsight:
      'Osoby i odpowiedzi są zmyślone, tak aby przypominały opublikowane wyniki badania Health Insight Survey. Dane ze spisu powszechnego i miejscowości są prawdziwe. Wypowiedzi to opublikowane komentarze z NHS z innych miejsc; zapisy o zmianach po październiku 2017 są zmyślone. Numer pomocy jest zmyślony i nikt go nie odbiera.',
    plain: 'To wersja pokazowa: dane ze spisu powszechnego są prawdziwe, a osoby i ich odpowiedzi zmyślone.',
  },
};
