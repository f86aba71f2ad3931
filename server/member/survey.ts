import type { Read } from '../../db/connect';
import { type Case, findCaseWithWave, listEventsOfCases, type Wave } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { findMember, type Member } from '../../db/queries/panel';
import { findVersion } from '../../db/queries/questionnaires';
import { findResponse, type Response } from '../../db/queries/responses';
import type { Answers } from '../../db/schema/responses';
import { type WindowState, windowAt } from '../../surveys/fieldwork/window';
import { formatOfPage, versionIn } from '../../surveys/questionnaires/easy-read';
import { versionFor } from '../../surveys/questionnaires/signed';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Channel, Format } from '../../surveys/vocabulary';
import { wording } from '../../surveys/wording/words';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { longDate, momentInWords } from '../messages/dates';
import type { Page } from '../pages';
import { windowOf } from '../steps/read-fieldwork';
import { addGiven } from '../steps/read-given';
import { publicAddress } from './in-language';
import { withPictures } from './with-pictures';

/** All that is known of one case when its link is followed. */
export type Survey = {
  readonly case: Case;
  readonly wave: Wave;
  readonly member: Member;
  /** The questionnaire with both its versions, as stored. */
  readonly whole: Questionnaire;
  /** The version looked at here: the one of the page, else the one last answered in, else the one that meets a need. */
  readonly format: Format;
  readonly questionnaire: Questionnaire;
  readonly response: Response | null;
  readonly answers: Answers;
  readonly window: WindowState;
  readonly hasDeclined: boolean;
};

/** @param page the key of the page that is asked for: it belongs to one version only */
export async function readSurvey(
  deps: Pick<Deps, 'secrets' | 'places'>,
  read: Read,
  caseId: string,
  footprint: Footprint,
  at: Date,
  page?: string,
): Promise<Survey> {
  const found = await findCaseWithWave(read, caseId);
  const version = found && (await findVersion(read, found.wave.versionId));
  const member = found && (await findMember(read, found.case.memberId));
  if (!found || !version || !member) throw new Refusal('link-dead');
  const response = (await findResponse(read, caseId)) ?? null;
  const events = await listEventsOfCases(read, [caseId]);
  const whole = version.definition;
  const isEasy = member.needs.filter((need) => need === 'easy-read');
  const wished = versionFor(whole, member.needs) ?? versionFor(whole, isEasy) ?? 'standard';
  const ofPage = page === undefined ? undefined : formatOfPage(whole, page);
  const format = whole.easyRead ? (ofPage ?? response?.format ?? wished) : 'standard';
  const declinedAt = events.findLast((event) => event.type === 'declined')?.at;
  return {
    case: found.case,
    wave: found.wave,
    member,
    whole,
    format,
    questionnaire: {
      ...withPictures(versionIn(whole, format), footprint.id),
      version: version.version,
    },
    response,
    answers: await addGiven(deps, read, {
      case: found.case,
      versionId: version.id,
      member,
      questionnaire: whole,
      answers: response?.answers ?? {},
    }),
    window: windowAt(windowOf(found.wave, footprint), at),
    hasDeclined: declinedAt !== undefined && (response === null || response.savedAt <= declinedAt),
  };
}

/** The page that stands instead of questions, when there are none to show. */
export function whyNot(survey: Survey, footprint: Footprint, language: string): Page | null {
  const links = [
    {
      href: publicAddress(`/${footprint.id}/updates`, language),
      words: wording(language).ends.closed.updates,
    },
  ];
  const closed = (reason: 'answered' | 'closed' | 'not-yet' | 'left', at?: string): Page => ({
    screen: 'closed',
    props: { reason, ...(at === undefined ? {} : { at }), links },
  });
  const { wave, response, window } = survey;
  if (survey.member.status === 'left') return closed('left');
  if (response?.finishedAt)
    return closed('answered', momentInWords(response.finishedAt, footprint.timeZone, language));
  if (window === 'not-yet') return closed('not-yet', longDate(wave.opensOn, language));
  if (window !== 'closed') return null;
  const isEarly = wave.closedAt !== null && wave.closedAt.toISOString().slice(0, 10) <= wave.closesOn;
  return closed(
    'closed',
    isEarly && wave.closedAt
      ? momentInWords(wave.closedAt, footprint.timeZone, language)
      : longDate(wave.closesOn, language),
  );
}

/** The channel an answer by link is kept under: the one the link came by. */
export function channelOfLink(survey: Survey): Channel {
  const { channel } = survey.case;
  return channel === 'email' || channel === 'text' ? channel : 'letter';
}
