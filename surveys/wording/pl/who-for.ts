import type { whoFor as en } from '../en/who-for';
import type { Wording } from '../entry';

export const whoFor: Wording<typeof en> = {
  title: 'Czy odpowiada Pan/Pani z kimś lub za kogoś?',
  choices: {
    self: 'Odpowiadam za siebie',
    helped: 'Pomagam komuś odpowiedzieć, jego słowami',
    'on-behalf': 'Odpowiadam za osobę, którą się opiekuję i która nie może odpowiedzieć sama',
  },
  notes: {
    self: 'Odpowiada Pan/Pani za siebie.',
    helped: 'Pomaga Pan/Pani komuś odpowiedzieć. Prosimy podawać słowa tej osoby.',
    'on-behalf':
      'Odpowiada Pan/Pani za osobę, którą się Pan/Pani opiekuje. Prosimy odpowiadać tak, jak zrobiłaby to ta osoba.',
  },
  change: 'Zmień, za kogo Pan/Pani odpowiada',
};
