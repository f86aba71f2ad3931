import { myDetailsStation } from './member/panel';
import { joinStation } from './member/recruitment';
import { responsesStation } from './member/responses';
import { testLinkStation } from './member/test-link';
import type { Mounted } from './mount';
import { accessStation } from './staff/access';
import { fieldworkStation } from './staff/fieldwork';
import { footprintsStation } from './staff/footprints';
import { groupsStation } from './staff/groups';
import { mediaStation } from './staff/media';
import { messagesStation } from './staff/messages';
import { panelStation } from './staff/panel';
import { pathwaysStation } from './staff/pathways';
import { publicationsStation } from './staff/publications';
import { questionnairesStation } from './staff/questionnaires';
import { recruitmentStation } from './staff/recruitment';
import { resultsStation } from './staff/results';
import { standingStation } from './staff/standing';
import { surveyTestsStation } from './staff/survey-tests';
import { targetsStation } from './staff/targets';
import { themesStation } from './staff/themes';
import { updatesStation } from './staff/updates';
import { weightingStation } from './staff/weighting';
import { wordingStation } from './staff/wording';
import { workStation } from './staff/work';

/** Every operation of the product with its handler, station by station. */
export const stations: readonly Mounted[] = [
  ...accessStation,
  ...footprintsStation,
  ...mediaStation,
  ...messagesStation,
  ...panelStation,
  ...pathwaysStation,
  ...targetsStation,
  ...themesStation,
  ...updatesStation,
  ...responsesStation,
  ...questionnairesStation,
  ...surveyTestsStation,
  ...testLinkStation,
  ...fieldworkStation,
  ...groupsStation,
  ...joinStation,
  ...myDetailsStation,
  ...recruitmentStation,
  ...weightingStation,
  ...resultsStation,
  ...publicationsStation,
  ...standingStation,
  ...wordingStation,
  ...workStation,
];
