import type { z } from 'zod';
import type { Footprint } from '../../db/queries/footprints';
import { instantsOf } from '../../surveys/fieldwork/window';
import { forPhone } from '../../surveys/questionnaires/for-phone';
import { isOwnPage, ownPages } from '../../surveys/questionnaires/own-pages';
import type { responsesOperations } from '../contract/responses';
import { Refusal } from '../errors';
import { longDate } from '../messages/dates';
import type { PageReply } from '../mount';
import type { Page } from '../pages';
import { windowOf } from '../steps/read-fieldwork';
import type { TypedFields } from '../steps/save-answer';
import type { Survey } from './survey';
import { noteOf } from './who-for';

type KeptPage = z.output<typeof responsesOperations.saveKept.body>;
type Receipt = z.output<typeof responsesOperations.saveKept.reply.schema>;
type Whole = z.output<typeof responsesOperations.showWhole.reply.schema>;

/** Composed this long ago or less it has come at once. */
const atOnceMs = 2000;

/** All a phone needs to go on by itself. */
export function wholeOf(
  survey: Survey,
  footprint: Footprint,
  home: string,
  language: string,
  now: Date,
): Whole {
  const note = noteOf(survey.response?.answeredFor ?? 'self', home, language);
  return {
    questionnaire: { ...forPhone(survey.questionnaire, language) },
    language,
    state: stateOf(survey),
    timeZone: footprint.timeZone,
    openUntil: longDate(survey.wave.closesOn, language),
    countsFor: instantsOf(windowOf(survey.wave, footprint)).endsAt.getTime() - now.getTime(),
    ...(note ? { note } : {}),
    ...(footprint.helpline ? { helpline: footprint.helpline } : {}),
  };
}

/** A kept page as its form would have posted it: so that whichever of the two comes first, the other one is a repetition. */
export function asPosted(kept: KeptPage, now: Date): Record<string, string | string[]> {
  const composedAt = new Date(now.getTime() - kept.composedAgo);
  return {
    ...fieldsOf(kept.fields),
    go: kept.go,
    submission: kept.submission,
    ...(kept.asked ? { asked: '1' } : {}),
    ...(kept.shown === undefined ? {} : { shown: kept.shown }),
    ...(kept.composedAgo > atOnceMs ? { composed: composedAt.toISOString() } : {}),
  };
}

/**
 * Tells a phone that its page is stored, and where it leads; given only after the durable write.
 * @param show what stands at a path the form would have been sent on to
 */
export async function receiptOf(
  reply: PageReply,
  survey: Survey,
  home: string,
  show: (page: string, query: { notice?: string; next?: string }) => Promise<PageReply | undefined>,
): Promise<Receipt> {
  // A write that failed is no receipt: the phone keeps its page and comes again.
  if ('status' in reply && reply.status === 503) throw new Refusal('storage-busy');
  const state = stateOf(survey);
  const isFinished = survey.response?.finishedAt != null;
  if ('html' in reply) throw new Error('a survey page has no reply of this kind');
  if ('seeOther' in reply) {
    const to = new URL(reply.seeOther, 'http://here');
    const key = to.pathname.slice(home.length + 1);
    const isDrawn = key !== '' && (!isOwnPage(key) || key === ownPages.checkAnswers);
    const next = isDrawn ? await show(key, Object.fromEntries(to.searchParams)) : undefined;
    // A page with clips is fetched whole: what plays them is no part of what a phone keeps for when there is no line.
    const page = next && 'page' in next && !hasClips(next.page) ? drawn(next.page) : undefined;
    return { outcome: 'kept', at: reply.seeOther, state, isFinished, ...(page ? { page } : {}) };
  }
  const { page } = reply;
  if (page.screen === 'closed') {
    const { reason } = page.props;
    return {
      outcome: reason === 'answered' || reason === 'left' ? reason : 'closed',
      at: home,
      state,
      isFinished,
    };
  }
  const shown = drawn(page);
  return {
    outcome: 'kept',
    at: shown?.props.action ?? home,
    state,
    isFinished,
    ...(shown ? { page: shown } : {}),
  };
}

const hasClips = (page: Page) => page.screen === 'question' && page.props.signed !== undefined;

function drawn(page: Extract<PageReply, { page: unknown }>['page']) {
  return page.screen === 'question' || page.screen === 'review'
    ? { screen: page.screen, props: { ...page.props } }
    : undefined;
}

function stateOf({ answers, response }: Survey): Receipt['state'] {
  return { answers, drafts: response?.drafts ?? {} };
}

function fieldsOf(fields: TypedFields): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, string | string[]][] =>
      name.startsWith('q.') ? [[name, typeof value === 'string' ? value : [...value]]] : [],
    ),
  );
}
