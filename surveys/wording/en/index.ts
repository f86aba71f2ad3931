import { accessibility } from './accessibility';
import { allHeld } from './all-held';
import { around } from './around';
import { easyRead } from './easy-read';
import { ends } from './ends';
import { groups } from './groups';
import { joining } from './joining';
import { messages } from './messages';
import { myDetails } from './my-details';
import { notTaken } from './not-taken';
import * as onPhone from './on-phone';
import { paper } from './paper';
import { places } from './places';
import { profile } from './profile';
import { publicPages } from './public-pages';
import { signed } from './signed';
import { trouble } from './trouble';
import { trying } from './trying';
import { whoFor } from './who-for';

/** English, the model: the other languages have the same parts. */
export const en = {
  ...onPhone,
  accessibility,
  allHeld,
  around,
  ends,
  easyRead,
  groups,
  joining,
  messages,
  myDetails,
  notTaken,
  paper,
  places,
  profile,
  publicPages,
  signed,
  trying,
  trouble,
  whoFor,
};
