import { z } from 'zod';
import { rowVerdicts } from '../../surveys/recruitment/people-file';
import { channels, needs } from '../../surveys/vocabulary';
import { footprintParams } from './access';
import { operations } from './operation';

const linkParams = z.object({ token: z.string() });

/** Joining: pages made for a phone, one thing a page, nothing kept on the server between them. */
export const joinOperations = operations({
  startJoining: {
    id: 'recruitment.startJoining',
    method: 'get',
    path: '/{footprint}/join',
    summary: 'The first page of joining: where do you live?',
    who: { anyone: true },
    params: footprintParams,
    query: z.object({
      source: z.string().max(60).optional(),
      wave: z.string().max(60).optional(),
    }),
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg' } },
  },
  goOnJoining: {
    id: 'recruitment.goOnJoining',
    method: 'post',
    path: '/{footprint}/join',
    summary: 'Checks one page of joining and shows the next; the last one signs up',
    who: { anyone: true },
    params: footprintParams,
    form: true,
    reply: { kind: 'page', canGoBack: true },
    example: { params: { footprint: 'bnssg' }, form: { step: 'postcode', postcode: 'BS1 3JA', go: 'next' } },
  },
  showConfirm: {
    id: 'recruitment.showConfirm',
    method: 'get',
    path: '/confirm/{token}',
    summary: 'The page of a confirming link; looking at it changes nothing',
    who: { link: ['confirm'] },
    params: linkParams,
    reply: { kind: 'page' },
    example: { params: { token: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' } },
  },
  confirm: {
    id: 'recruitment.confirm',
    method: 'post',
    path: '/confirm/{token}',
    summary: 'Confirms joining; admission decides (R5)',
    who: { link: ['confirm'] },
    params: linkParams,
    form: true,
    reply: { kind: 'page', canGoBack: true },
    example: { params: { token: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }, form: { go: 'confirm' } },
  },
});

const words = (most: number) => z.string().trim().max(most, `Keep this to ${most} characters`);
const counts = z.object({
  signedUp: z.number(),
  confirmed: z.number(),
  admitted: z.number(),
  reserve: z.number(),
  left: z.number(),
});
const cell = z.object({ label: z.string(), room: z.number(), target: z.number(), members: z.number() });
const openMargin = z.object({
  key: z.string(),
  label: z.string(),
  unknown: z.number(),
  cells: z.array(cell),
});

const csvBody = z.strictObject({
  csv: z.string().max(5_000_000, 'The file is over 5 MB. Split it and send the parts one after the other.'),
  mode: z.enum(['dry-run', 'save']),
  /** Of the dry run that was looked at; needed to save. */
  digest: z.string().max(100).optional(),
});
const problem = z.object({
  column: z.string(),
  found: z.string(),
  message: z.string(),
  weight: z.enum(['fault', 'warning']),
});
const judged = z.object({
  digest: z.string(),
  header: z.array(problem),
  /** Rows with something to look at, the first 500. */
  rows: z.array(z.object({ line: z.number(), verdict: z.enum(rowVerdicts), problems: z.array(problem) })),
  rowsWithProblems: z.number(),
  summary: z.object({
    total: z.number(),
    new: z.number(),
    'already-here': z.number(),
    'duplicate-in-file': z.number(),
    'left-before': z.number(),
    fault: z.number(),
    emptyRows: z.number(),
    placeUnknown: z.number(),
  }),
  /** After saving. */
  saved: z.object({ people: z.number(), admitted: z.number(), reserve: z.number() }).nullable(),
});

/** Largest JSON of a file of 5 MB with its quote marks escaped. */
const fileBody = 11 * 1024 * 1024;

export const recruitmentOperations = operations({
  showRecruitment: {
    id: 'recruitment.showRecruitment',
    method: 'get',
    path: '/api/{footprint}/recruitment',
    summary: 'From signing up to a place: the flow, what each source brought, whom to offer a place next',
    who: { staff: ['engagement-lead', 'analyst'] },
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        asOf: z.string(),
        frame: z.object({ id: z.string(), name: z.string(), size: z.number() }).nullable(),
        panel: z.object({ members: z.number(), paused: z.number(), places: z.number() }),
        takenOver: z.number(),
        flow: counts,
        /** Why those in reserve wait, each with its number. */
        waiting: z.array(z.object({ because: z.string(), people: z.number() })),
        sources: z.array(
          counts.extend({
            source: z.string(),
            costPence: z.number().nullable(),
            belowTarget: z.number(),
            /** Admitted of those who signed up: they chose to, so it is no recruitment rate. */
            admittedShare: z.number().nullable(),
            /** Of the admitted, members still. */
            still: z.number(),
            stillShare: z.number().nullable(),
            pencePerAdmitted: z.number().nullable(),
          }),
        ),
        waves: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            source: z.string(),
            startedAt: z.string(),
            costPence: z.number().nullable(),
          }),
        ),
        openCells: z.array(openMargin),
        /** Reserves who fit open cells, by their first cell: no names. */
        offers: z.array(z.object({ cell: z.string(), people: z.number(), longestWaitDays: z.number() })),
        offerable: z.number(),
        medianWaitDays: z.number().nullable(),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  offerPlaces: {
    id: 'recruitment.offerPlaces',
    method: 'post',
    path: '/api/{footprint}/recruitment/offers',
    summary: 'Give places to the reserves who help most, and tell them',
    who: { staff: ['engagement-lead'] },
    params: footprintParams,
    body: z.strictObject({ places: z.number().int().min(1, 'Offer at least one place').max(1000) }),
    reply: { kind: 'json', schema: z.object({ offered: z.number() }) },
    example: { params: { footprint: 'bnssg' }, body: { places: 1 } },
  },
  addWave: {
    id: 'recruitment.addWave',
    method: 'post',
    path: '/api/{footprint}/recruitment/waves',
    summary: 'Name one push from one source, with its cost',
    who: { staff: ['engagement-lead'] },
    params: footprintParams,
    body: z.strictObject({
      name: words(120).min(1, 'Write a name, such as “spring 2026”'),
      source: words(60).min(1, 'Write the source, such as “street”'),
      costPence: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
    }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: {
      params: { footprint: 'bnssg' },
      body: { name: 'spring 2026', source: 'street', costPence: 327600 },
    },
  },
  showOpenCells: {
    id: 'recruitment.showOpenCells',
    method: 'get',
    path: '/api/{footprint}/recruitment/open-cells',
    summary:
      'What a recruiter needs: cells still open, the questions to ask, and what became of their own recruits',
    who: { staff: ['recruiter', 'engagement-lead'] },
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        asOf: z.string(),
        hasFrame: z.boolean(),
        places: z.number(),
        openCells: z.array(openMargin.omit({ unknown: true })),
        mine: z.object({ entered: z.number(), admitted: z.number(), reserve: z.number() }),
        questions: z.array(
          z.object({
            key: z.string(),
            question: z.string(),
            hint: z.string().nullable(),
            options: z.array(z.object({ code: z.string(), label: z.string() })),
          }),
        ),
        areas: z.array(z.object({ code: z.string(), label: z.string() })),
        notice: z.object({ version: z.string(), paragraphs: z.array(z.string()) }).nullable(),
        waves: z.array(z.object({ id: z.string(), name: z.string(), source: z.string() })),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  enterRecruit: {
    id: 'recruitment.enterRecruit',
    method: 'post',
    path: '/api/{footprint}/recruits',
    summary: 'Enter a recruit on the spot; admission decides at once when they are confirmed in person',
    who: { staff: ['recruiter', 'engagement-lead'] },
    params: footprintParams,
    body: z.strictObject({
      submission: z.string().min(16).max(64),
      postcode: words(20).default(''),
      /** A local authority’s code, or prefer-not-to-say, where there is no postcode. */
      area: words(40).default(''),
      born: z
        .union([z.strictObject({ month: words(20), year: words(10) }), z.literal('prefer-not-to-say')])
        .describe('Month and year'),
      profile: z.record(z.string().max(60), z.string().max(60)).default({}),
      name: words(200).default(''),
      email: words(254).default(''),
      mobile: words(40).default(''),
      landline: words(40).default(''),
      address: words(500).default(''),
      preferred: z.enum(channels).nullable().default(null),
      needs: z.array(z.enum(needs)).max(needs.length).default([]),
      language: words(60).default(''),
      notice: words(60).min(1, 'Show the notice to the person first'),
      hasAgreed: z.boolean(),
      agreed: z
        .array(z.enum(['focus-groups', 'quote-words']))
        .max(2)
        .default([]),
      source: words(60).min(1, 'Say where you met them, such as “street”'),
      wave: words(60).nullable().default(null),
      confirmedInPerson: z.boolean(),
    }),
    reply: {
      kind: 'json',
      status: 201,
      schema: z.object({
        outcome: z.enum(['admitted', 'reserve', 'message-sent', 'already-here']),
        keep: z.object({ address: z.string(), code: z.string() }).nullable(),
      }),
    },
    example: {
      params: { footprint: 'bnssg' },
      body: {
        submission: 'aaaaaaaaaaaaaaaaaaaaaaaa',
        postcode: 'BS1 3JA',
        born: { month: '3', year: '1984' },
        profile: { sex: 'female' },
        email: 'ann@example.org',
        notice: '1',
        hasAgreed: true,
        source: 'street',
        confirmedInPerson: true,
      },
    },
  },
  findPlace: {
    id: 'recruitment.findPlace',
    method: 'post',
    path: '/api/{footprint}/recruitment/place',
    summary: 'The place a postcode lies in, so that a slip is seen',
    who: { staff: ['recruiter', 'engagement-lead'] },
    params: footprintParams,
    body: z.strictObject({ postcode: words(20) }),
    reply: {
      kind: 'json',
      schema: z.object({ found: z.enum(['inside', 'outside', 'unknown']), words: z.string() }),
    },
    example: { params: { footprint: 'bnssg' }, body: { postcode: 'BS1 3JA' } },
  },
  importRecruits: {
    id: 'recruitment.importRecruits',
    method: 'post',
    path: '/api/{footprint}/recruits/import',
    summary: 'A recruiter’s CSV of recruits: dry run, then saved whole, each through admission',
    who: { staff: ['recruiter', 'engagement-lead'] },
    params: footprintParams,
    body: csvBody,
    bodyLimit: fileBody,
    reply: { kind: 'json', schema: judged },
    example: { params: { footprint: 'bnssg' }, body: { csv: 'a,b\n1,2\n', mode: 'dry-run' } },
  },
  takeOver: {
    id: 'recruitment.takeOver',
    method: 'post',
    path: '/api/{footprint}/takeover',
    summary: 'Existing members from a CSV: dry run, then saved whole; no quota judgement, nothing sent (R32)',
    who: { staff: ['engagement-lead', 'administrator'] },
    params: footprintParams,
    body: csvBody,
    bodyLimit: fileBody,
    reply: { kind: 'json', schema: judged },
    example: { params: { footprint: 'bnssg' }, body: { csv: 'a,b\n1,2\n', mode: 'dry-run' } },
  },
  getRecruitTemplate: {
    id: 'recruitment.getRecruitTemplate',
    method: 'get',
    path: '/api/{footprint}/recruits/template.csv',
    summary: 'The columns of a file of recruits, to fill in',
    who: { staff: ['recruiter', 'engagement-lead'] },
    params: footprintParams,
    reply: { kind: 'file', mediaType: 'text/csv; charset=utf-8' },
    example: { params: { footprint: 'bnssg' } },
  },
  getTakeoverTemplate: {
    id: 'recruitment.getTakeoverTemplate',
    method: 'get',
    path: '/api/{footprint}/takeover/template.csv',
    summary: 'The columns of a file of existing members, to fill in',
    who: { staff: ['engagement-lead', 'administrator'] },
    params: footprintParams,
    reply: { kind: 'file', mediaType: 'text/csv; charset=utf-8' },
    example: { params: { footprint: 'bnssg' } },
  },
});
