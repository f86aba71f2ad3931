import type { signed as en } from '../en/signed';
import type { Wording } from '../entry';

export const signed: Wording<typeof en> = {
  survey: 'Obejrzyj tę stronę w brytyjskim języku migowym',
  question: 'Obejrzyj to pytanie w brytyjskim języku migowym',
  about: 'Obejrzyj w brytyjskim języku migowym: {question}',
  read: 'Przeczytaj, co mówi nagranie',
  needsLine: 'Jest to też w brytyjskim języku migowym. Do obejrzenia potrzebne jest połączenie.',
};
