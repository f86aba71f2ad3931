import type { trying as en } from '../en/trying';
import type { Wording } from '../entry';

export const trying: Wording<typeof en> = {
  test: 'Próba',
  mark: 'To jest próba. Odpowiedzi nie są zapisywane i się nie liczą.',
  openUntil: 'dnia zamknięcia ankiety',
  later: 'W tym miejscu można przerwać i wrócić później.',
  goOn: 'Dalej z próbą',
  staffTask: 'Przy prawdziwej odpowiedzi powstałoby teraz zadanie dla zespołu:',
  whole: 'To już cała ankieta',
  nothing: 'To była próba: nic nie zapisano i nic się nie liczy.',
  again: 'Wypróbuj jeszcze raz od początku',
};
