import type { places as en } from '../en/places';
import type { Wording } from '../entry';

export const places: Wording<typeof en> = {
  'not-listed':
    'Nie mamy tego kodu na liście. Proszę go sprawdzić. Jeśli jest poprawny, proszę ponownie nacisnąć Dalej.',
  outside:
    'Ten kod leży poza naszym obszarem. Proszę go sprawdzić. Jeśli jest poprawny, proszę ponownie nacisnąć Dalej.',
};
