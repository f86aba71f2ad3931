import { closed } from './closed';
import { groupInvitation } from './group-invitation';
import { invitation } from './invitation';
import { joinBirth } from './join-birth';
import { joinCheck } from './join-check';
import { joinConsent } from './join-consent';
import { joinContact } from './join-contact';
import {
  joinAdmitted,
  joinConfirm,
  joinKeep,
  joinNotEligible,
  joinReserve,
  joinSent,
  shortCode,
} from './join-end';
import { joinNeeds } from './join-needs';
import { joinPlace, joinPostcode } from './join-place';
import { joinProfile } from './join-profile';
import { later } from './later';
import { message } from './message';
import { myAll } from './my-all';
import { myDetails } from './my-details';
import { lostLink, lostLinkSent, myLeave, myPause, myPaused } from './my-end';
import { newEmail } from './new-email';
import { review } from './review';
import { thanks } from './thanks';
import { twoDevices } from './two-devices';

/** Every screen a member sees, by name; the question page is added where its inputs are loaded. */
export const memberScreens = {
  invitation,
  'group-invitation': groupInvitation,
  later,
  review,
  thanks,
  closed,
  'two-devices': twoDevices,
  'short-code': shortCode,
  'join-postcode': joinPostcode,
  'join-place': joinPlace,
  'join-birth': joinBirth,
  'join-profile': joinProfile,
  'join-contact': joinContact,
  'join-needs': joinNeeds,
  'join-consent': joinConsent,
  'join-check': joinCheck,
  'join-sent': joinSent,
  'join-confirm': joinConfirm,
  'join-admitted': joinAdmitted,
  'join-reserve': joinReserve,
  'join-not-eligible': joinNotEligible,
  'join-keep': joinKeep,
  'my-details': myDetails,
  'my-all': myAll,
  'new-email': newEmail,
  'my-leave': myLeave,
  'my-pause': myPause,
  'my-paused': myPaused,
  'lost-link': lostLink,
  'lost-link-sent': lostLinkSent,
  message,
} as const;
