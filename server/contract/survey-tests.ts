import { z } from 'zod';
import { formats } from '../../surveys/vocabulary';
import { footprintParams } from './access';
import { operations } from './operation';

const one = footprintParams.extend({ questionnaire: z.string().min(1).max(60) });
const who = { staff: ['engagement-lead', 'analyst'] } as const;
const language = z.string().min(1).max(20);
const format = z.enum(formats);
/** What a test takes to be known of someone, and the arms they are in: names and `split:arm`, commas between. */
const facts = z.string().max(2000);

const open = z.object({
  language: z.string(),
  format,
  sentAt: z.string(),
  /** When its link ends by itself. */
  until: z.string(),
});

/** A test of a draft sent to oneself: one of a questionnaire is open for each of the staff. */
export const surveyTestsOperations = operations({
  showTest: {
    id: 'questionnaires.showTest',
    method: 'get',
    path: '/api/{footprint}/questionnaires/{questionnaire}/test',
    summary: 'The test of a questionnaire that one sent oneself, while its link works',
    who,
    params: one,
    reply: { kind: 'json', schema: z.object({ test: open.nullable() }) },
    example: { params: { footprint: 'bnssg', questionnaire: 'x' } },
  },
  sendTest: {
    id: 'questionnaires.sendTest',
    method: 'post',
    path: '/api/{footprint}/questionnaires/{questionnaire}/test',
    summary:
      'Send oneself the invitation to a draft; its link opens a test on any phone, and ends the one before',
    who,
    params: one,
    body: z.strictObject({ language, format, facts: facts.optional() }),
    reply: { kind: 'json', schema: z.object({ to: z.string(), test: open }) },
    example: {
      params: { footprint: 'bnssg', questionnaire: 'x' },
      body: { language: 'en', format: 'standard' },
    },
  },
  closeTest: {
    id: 'questionnaires.closeTest',
    method: 'delete',
    path: '/api/{footprint}/questionnaires/{questionnaire}/test',
    summary: 'End the test that one sent oneself: its link opens nothing any more',
    who,
    params: one,
    reply: { kind: 'json', schema: z.object({ test: z.null() }) },
    example: { params: { footprint: 'bnssg', questionnaire: 'x' } },
  },
});

const whoHoldsIt = { link: ['try'] } as const;
const mine = z.object({ token: z.string() });
const page = z.string().min(1).max(100);
const token = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const query = z.object({
  language: language.optional(),
  format: format.optional(),
  facts: facts.optional(),
  /** Answers so far as JSON: an address is no place for more than a test. */
  answers: z.string().max(12_000).optional(),
});

/** The pages of a test, for whoever holds its link: the walk through the draft, signed in or not. Nothing is stored. */
export const testLinkOperations = operations({
  openTest: {
    id: 'questionnaires.openTest',
    method: 'get',
    path: '/try/{token}',
    summary: 'The invitation of a draft that is tried by a link; nothing is stored',
    who: whoHoldsIt,
    params: mine,
    query,
    reply: { kind: 'page' },
    example: { params: { token } },
  },
  showTestPage: {
    id: 'questionnaires.showTestPage',
    method: 'get',
    path: '/try/{token}/{page}',
    summary: 'A page of a draft that is tried by a link, on the way of the test answers in its address',
    who: whoHoldsIt,
    params: mine.extend({ page }),
    query,
    reply: { kind: 'page' },
    example: { params: { token, page: 'general_health' } },
  },
  goOnTest: {
    id: 'questionnaires.goOnTest',
    method: 'post',
    path: '/try/{token}/{page}',
    summary: 'Test answers of one page: checked as a member’s, then on to the next page. Nothing is stored',
    who: whoHoldsIt,
    params: mine.extend({ page }),
    query,
    form: true,
    reply: { kind: 'page' },
    example: { params: { token, page: 'general_health' }, form: { go: 'next' } },
  },
});
