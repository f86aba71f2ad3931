import { z } from 'zod';
import { formats } from '../../surveys/vocabulary';
import { footprintParams } from './access';
import { operations } from './operation';

const token = z.object({ token: z.string().min(20).max(64) });
const page = token.extend({ page: z.string().min(1).max(60) });
const anyToken = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

const texts = z.union([z.string(), z.array(z.string())]);

/** What stands stored, so that a phone can go on from it. */
const state = z.object({
  answers: z.record(z.string(), z.unknown()),
  drafts: z.record(z.string(), z.record(z.string(), texts)),
});

const wholeSurvey = z.object({
  questionnaire: z.record(z.string(), z.unknown()),
  language: z.string(),
  state,
  timeZone: z.string(),
  /** In words: "29 March 2019". */
  openUntil: z.string(),
  /** Milliseconds until no answer counts any more, late days with it: how long a phone may keep anything of it. */
  countsFor: z.number(),
  helpline: z.string().optional(),
  /** Whom one answers for, where it is not oneself alone: above each page. */
  note: z.object({ words: z.string(), change: z.string(), href: z.string() }).optional(),
});

const keptPage = z.strictObject({
  go: z.enum(['next', 'back', 'skip', 'later', 'send', ...formats]),
  submission: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  /** Milliseconds since it was composed, by the phone's own clock, which may be set to anything. */
  composedAgo: z
    .number()
    .min(0)
    .max(400 * 86_400_000),
  asked: z.boolean().optional(),
  shown: z.string().max(40).optional(),
  fields: z.record(z.string().max(200), texts),
});

const receipt = z.object({
  /** kept: it is stored; closed, answered, left: it came too late; the log keeps it where the survey is still open. */
  outcome: z.enum(['kept', 'closed', 'answered', 'left']),
  /** The path of what comes next. */
  at: z.string(),
  /** What stands there, for the screens a phone can draw. */
  page: z
    .object({ screen: z.enum(['question', 'review']), props: z.record(z.string(), z.unknown()) })
    .optional(),
  state,
  isFinished: z.boolean(),
});

/** A member's survey: every page is a form that works without a script. */
export const responsesOperations = operations({
  showInvitation: {
    id: 'responses.showInvitation',
    method: 'get',
    path: '/s/{token}',
    summary: 'The survey a link invites to; looking changes nothing',
    who: { link: ['answer'] },
    params: token,
    reply: { kind: 'page' },
    example: { params: { token: anyToken } },
  },
  startOrDecline: {
    id: 'responses.startOrDecline',
    method: 'post',
    path: '/s/{token}',
    summary:
      'Start or go on (go=start, or go=standard or easy-read for a version), or say “not this time” (go=decline)',
    who: { link: ['answer'] },
    params: token,
    form: true,
    reply: { kind: 'page' },
    example: { params: { token: anyToken }, form: { go: 'start', submission: anyToken } },
  },
  showWhole: {
    id: 'responses.showWhole',
    method: 'get',
    path: '/s/{token}/whole-survey',
    summary: 'The survey in one language with what is stored, for a phone that may lose its line',
    who: { link: ['answer'] },
    params: token,
    reply: { kind: 'json', schema: wholeSurvey },
    example: { params: { token: anyToken } },
  },
  saveKept: {
    id: 'responses.saveKept',
    method: 'post',
    path: '/s/{token}/{page}/kept',
    summary:
      'Save one page as a phone kept it, which may have been a while ago; the same submission counts once',
    who: { link: ['answer'] },
    params: page,
    body: keptPage,
    bodyLimit: 256 * 1024,
    reply: { kind: 'json', schema: receipt },
    example: {
      params: { token: anyToken, page: 'general_health' },
      body: { go: 'next', submission: anyToken, composedAgo: 0, fields: { 'q.general_health': 'good' } },
    },
  },
  showPage: {
    id: 'responses.showPage',
    method: 'get',
    path: '/s/{token}/{page}',
    summary: 'One page of questions with what is stored, or check-answers, thank-you, go-on-later, help-now',
    who: { link: ['answer'] },
    params: page,
    query: z.object({ notice: z.string().max(40).optional(), next: z.string().max(60).optional() }),
    reply: { kind: 'page' },
    example: { params: { token: anyToken, page: 'general_health' } },
  },
  savePage: {
    id: 'responses.savePage',
    method: 'post',
    path: '/s/{token}/{page}',
    summary:
      'Save one page of answers (go=next, back, skip, later, or the version to go on in), or send them all (check-answers, go=send)',
    who: { link: ['answer'] },
    params: page,
    form: true,
    bodyLimit: 256 * 1024,
    reply: { kind: 'page' },
    example: {
      params: { token: anyToken, page: 'general_health' },
      form: { go: 'next', page: 'general_health', submission: anyToken, 'q.general_health': 'good' },
    },
  },
  showCode: {
    id: 'responses.showCode',
    method: 'get',
    path: '/{footprint}/code',
    summary: 'Where the short code of a letter is typed in',
    who: { anyone: true },
    params: footprintParams,
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg' } },
  },
  openByCode: {
    id: 'responses.openByCode',
    method: 'post',
    path: '/{footprint}/code',
    summary: 'Open what a short code is for, with the month of birth as second fact',
    who: { anyone: true },
    params: footprintParams,
    form: true,
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg' }, form: { code: 'ABCDEFGHJKM', 'birth-month': '3' } },
  },
});
