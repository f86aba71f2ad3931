import { describe, expect, test } from 'vitest';
import { forPhone } from '../../../surveys/questionnaires/for-phone';
import { reviewMedia } from '../../../surveys/questionnaires/review-media';
import { reviewSigned, unsignedQuestions, versionFor } from '../../../surveys/questionnaires/signed';
import {
  compareQuestions,
  compareVersions,
  copyQuestionnaire,
} from '../../../surveys/questionnaires/versions';
import { aPage, aQuestionnaire, information, yesOrNo } from './builders';

const bsl = { media: 'clip', captions: [{ language: 'en', media: 'captions' }] };
const partly = aQuestionnaire([aPage(yesOrNo('waiting', { bsl })), aPage(yesOrNo('hard'))]);
const wholly = aQuestionnaire(
  [
    aPage(yesOrNo('waiting', { bsl })),
    aPage(yesOrNo('hard', { bsl })),
    aPage({ ...information('note'), bsl }),
  ],
  { bsl },
);
const sentences = (findings: readonly { sentence: string }[]) => findings.map(({ sentence }) => sentence);

describe('a questionnaire in British Sign Language', () => {
  test('has a clip at every question, notes too', () => {
    expect(versionFor(wholly, ['british-sign-language'])).toBe('standard');
    expect(reviewSigned(wholly)).toEqual([]);
    expect(unsignedQuestions(partly).map(({ key }) => key)).toEqual(['hard']);
    expect(versionFor(partly, ['british-sign-language'])).toBeUndefined();
  });

  test('that is signed in part is said to help nobody yet, with how many clips it lacks', () => {
    expect(sentences(reviewSigned(partly))).toEqual([
      '1 of its 2 questions and notes has no clip in British Sign Language. Members who need it are asked only once all have one.',
      'What it is for has no clip in British Sign Language. Add one with its title and purpose.',
    ]);
    expect(reviewSigned(aQuestionnaire([aPage(yesOrNo('waiting'))]))).toEqual([]);
    const uncaptioned = aQuestionnaire([aPage(yesOrNo('waiting', { bsl: { media: 'clip' } }))], { bsl });
    expect(reviewSigned(uncaptioned)).toMatchObject([
      { severity: 'check', question: 'waiting', sentence: expect.stringContaining('no captions') },
    ]);
  });

  test('can be its Easy Read version: that is asked of whoever signs, and staff are told so (R14)', () => {
    const easy = (more: object) => ({
      ...partly,
      easyRead: {
        title: { en: 'Easy' },
        purpose: { en: 'To hear you' },
        minutes: 2,
        thanks: { en: 'Thank you' },
        pages: [aPage(yesOrNo('easy_waiting', more))],
      },
    });
    expect(versionFor(easy({ bsl }), ['british-sign-language'])).toBe('easy-read');
    expect(versionFor(easy({ bsl }), ['british-sign-language', 'easy-read'])).toBe('easy-read');
    expect(versionFor(easy({ bsl }), [])).toBe('standard');
    expect(versionFor(easy({}), ['british-sign-language'])).toBeUndefined();
    expect(versionFor(easy({}), ['easy-read'])).toBe('easy-read');
    expect(sentences(reviewSigned(easy({ bsl })))[0]).toBe(
      '1 of its 2 questions and notes has no clip in British Sign Language. Members who need it are asked in Easy Read, where all have one.',
    );
  });

  test('has to be signed in the version that meets another need as well', () => {
    const both = { ...wholly, easyRead: { ...partly, pages: [aPage(yesOrNo('easy_waiting'))] } };
    expect(versionFor(both, ['british-sign-language', 'easy-read'])).toBeUndefined();
    expect(versionFor(both, ['british-sign-language'])).toBe('standard');
  });

  test('names only files that are uploaded, each of its kind', () => {
    const kinds = new Map([['clip', 'clip'] as const, ['captions', 'captions'] as const]);
    expect(reviewMedia(wholly, kinds)).toEqual([]);
    expect(reviewMedia(partly, new Map([['clip', 'picture']]))).toEqual([
      {
        severity: 'stops',
        page: 'waiting',
        question: 'waiting',
        sentence: 'Its clip is not among the uploaded files. Upload it again, or take it out.',
      },
      {
        severity: 'stops',
        page: 'waiting',
        question: 'waiting',
        sentence:
          'The captions of its clip are not among the uploaded files. Upload them again, or take them out.',
      },
    ]);
  });

  test('keeps its clips when it is copied', () => {
    expect(versionFor(copyQuestionnaire(wholly), ['british-sign-language'])).toBe('standard');
  });

  test('that got or changed a clip asks the same in another language: only words changed', () => {
    const unsigned = aQuestionnaire([aPage(yesOrNo('waiting')), aPage(yesOrNo('hard'))]);
    expect(compareVersions(unsigned, partly)).toEqual({
      differences: [{ path: 'pages[0].questions[0].bsl', before: undefined, after: bsl }],
      isWordingOnly: true,
    });
    const other = { ...bsl, media: 'another', width: 480 };
    const changed = aQuestionnaire([aPage(yesOrNo('waiting', { bsl: other })), aPage(yesOrNo('hard'))]);
    expect(compareQuestions(partly, changed).changed).toMatchObject([
      { differences: [{ path: 'bsl', before: bsl, after: other }] },
    ]);
  });
});

test('a phone that draws a page without a line says that its clip needs one', () => {
  const [signed, other] = forPhone(partly, 'pl').pages.map((page) => page.questions[0]!);
  expect(signed).not.toHaveProperty('bsl');
  expect(signed?.hint?.en).toContain('To watch it you need a connection.');
  expect(signed?.hint?.pl).toContain('potrzebne jest połączenie');
  expect(other).not.toHaveProperty('hint');
});
