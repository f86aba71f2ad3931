/** A page of each screen with all it can show: what the tests of the member and public pages look at. */
import type { Page } from '../../../web/entry-server';
import { answering } from './samples/answering';
import { groups } from './samples/groups';
import { joining } from './samples/joining';
import { myDetails } from './samples/my-details';
import { publicPages } from './samples/public';
import { questions } from './samples/questions';

export { frame } from './samples/frame';
export { easyReadPage, questionPage } from './samples/question-page';

/** Name → page. A screen may have several: as it opens, and with something to put right. */
export const samples: Readonly<Record<string, Page>> = {
  ...questions,
  ...answering,
  ...joining,
  ...myDetails,
  ...groups,
  ...publicPages,
};
