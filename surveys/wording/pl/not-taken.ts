import type { notTaken as en } from '../en/not-taken';
import type { Wording } from '../entry';

export const notTaken: Wording<typeof en> = {
  deadLink: {
    first: 'Ten link już nie działa, więc te odpowiedzi do nas nie dotarły.',
    rest: 'Są tylko w tym telefonie. Proszę poprosić o nowy link i odpowiedzieć jeszcze raz.',
  },
  others: {
    first: 'Nie mogliśmy przyjąć tych odpowiedzi.',
    rest: 'Są tylko w tym telefonie i nie są liczone. Prosimy odpowiedzieć na te pytania jeszcze raz.',
  },
  stay: 'Tutaj można je przeczytać i skopiować. Pozostaną w tym telefonie, dopóki nie zostaną usunięte lub ankieta się nie skończy.',
  remove: 'Usuń je z tego telefonu',
  removed: 'Nie ma ich już w tym telefonie.',
};
