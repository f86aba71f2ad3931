import type { trouble as en } from '../en/trouble';
import type { Wording } from '../entry';

export const trouble: Wording<typeof en> = {
  'not-found': {
    title: 'Nie ma tu takiej strony.',
    said: 'Proszę sprawdzić link: mógł zostać ucięty w wiadomości.',
  },
  'other-site': {
    title: 'To przyszło z innej strony i nie zostało wykonane.',
    said: 'Proszę otworzyć stronę tutaj i spróbować ponownie.',
  },
  'too-many-tries': {
    title: 'Prób było zbyt wiele.',
    said: 'Proszę odczekać kwadrans i spróbować ponownie.',
  },
  'body-too-large': {
    title: 'To więcej, niż możemy przyjąć naraz.',
    said: 'Proszę wrócić, skrócić tekst i wysłać go ponownie.',
  },
  overloaded: {
    title: 'Zbyt wiele osób zapisuje w tej samej chwili.',
    said: 'Nic nie zginęło. Proszę spróbować ponownie za kilka sekund.',
  },
  'storage-full': {
    title: 'Nie mamy już miejsca, więc niczego nie udało się zapisać.',
    said: 'Proszę zostawić tę stronę otwartą i spróbować ponownie później.',
  },
  'storage-busy': {
    title: 'W tej chwili nie udało się zapisać.',
    said: 'Proszę spróbować ponownie za kilka sekund.',
  },
  unexpected: {
    title: 'Coś poszło nie tak po naszej stronie i niczego nie zmieniono.',
    said: 'Proszę spróbować ponownie. Jeśli to się powtórzy, prosimy o wiadomość, kiedy to było.',
  },
  findPanel: 'Znajdź mój panel',
};
