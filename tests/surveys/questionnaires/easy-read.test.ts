import { describe, expect, test } from 'vitest';
import { completenessOf } from '../../../surveys/questionnaires/completeness';
import { parseQuestionnaire } from '../../../surveys/questionnaires/definition';
import {
  easyReadDraft,
  easyReadOf,
  formatOfPage,
  formatThatCounts,
  versionIn,
  withEasyRead,
} from '../../../surveys/questionnaires/easy-read';
import { judgePage } from '../../../surveys/questionnaires/judge-page';
import { renameOption, renameQuestion } from '../../../surveys/questionnaires/rename';
import { findPage, turnPage } from '../../../surveys/questionnaires/routing';
import { safetyHits } from '../../../surveys/questionnaires/safety';
import { compareVersions } from '../../../surveys/questionnaires/versions';
import { easyRead, surveyWithEasyRead } from './easy-survey';

const easy = easyReadOf(surveyWithEasyRead)!;

describe('Easy Read is a version of its own (R14)', () => {
  test('with chosen questions in their own words, ended by who helped', () => {
    expect(easy.title.en).toBe('Your care');
    expect(easy.pages.map(({ key }) => key)).toEqual([
      'easy_care',
      'easy_waiting',
      'easy_long',
      'easy_help',
      'who_helped',
    ]);
    expect(easyReadOf({ ...surveyWithEasyRead, easyRead: undefined } as never)).toBeUndefined();
  });

  test('stored in the same definition, and read back unchanged', () => {
    const parsed = parseQuestionnaire(JSON.parse(JSON.stringify(surveyWithEasyRead)));
    expect(parsed).toEqual({ ok: true, value: surveyWithEasyRead });
  });

  test('routing and judging take it as any questionnaire', () => {
    const waits = { easy_waiting: { value: 'yes' } };
    expect(turnPage(easy, waits, 'easy_waiting', 'forward')).toBe('easy_long');
    expect(turnPage(easy, {}, 'easy_waiting', 'forward')).toBe('easy_help');
    const judged = judgePage({
      questionnaire: easy,
      answers: {},
      page: findPage(easy, {}, 'who_helped')!,
      typed: { 'q.helped_by': 'family-or-friend' },
      go: 'next',
      wasAsked: false,
      language: 'en',
      today: '2019-03-29',
    });
    expect(judged.answers).toEqual({ helped_by: { value: 'family-or-friend' } });
  });

  test('its pages are known by their keys, which the standard version does not have', () => {
    expect(formatOfPage(surveyWithEasyRead, 'easy_care')).toBe('easy-read');
    expect(formatOfPage(surveyWithEasyRead, 'care')).toBe('standard');
    expect(formatOfPage(surveyWithEasyRead, 'check-answers')).toBeUndefined();
  });

  test('who helped is no part of a complete answer', () => {
    const answers = {
      easy_care: { value: 'ok' },
      easy_waiting: { value: 'no' },
      easy_help: { value: 'yes' },
    };
    expect(completenessOf(easy, answers)).toMatchObject({ answered: 3, applicable: 3, status: 'complete' });
  });

  test('words that call for help are looked for in it too', () => {
    const rule = { key: 'harm', words: ['hopeless'], lines: [{ name: { en: 'Help' } }], task: 'Call.' };
    const own = {
      ...easyRead.pages[0]!.questions[0]!,
      key: 'easy_more',
      kind: 'open-text',
      maxLength: 200,
      askQuote: false,
    };
    const survey = {
      ...surveyWithEasyRead,
      safety: [{ ...rule, if: { question: 'waiting', is: 'yes' } }],
      easyRead: { ...easyRead, pages: [{ key: 'easy_more', questions: [own as never] }] },
    };
    const answers = { easy_more: { value: { text: 'I feel hopeless', mayQuote: null } } };
    expect(safetyHits(easyReadOf(survey)!, answers)).toMatchObject([{ because: 'words' }]);
  });
});

describe('the version that counts', () => {
  const both = { care: { value: 'good' }, easy_care: { value: 'ok' }, easy_waiting: { value: 'no' } };

  test('is the one it was finished in', () => {
    for (const format of ['standard', 'easy-read'] as const)
      expect(formatThatCounts(surveyWithEasyRead, { answers: both, format, isFinished: true })).toBe(format);
  });

  test('is the one more of was answered, while neither is finished: a look at the other costs nothing', () => {
    const begun = { answers: both, format: 'standard' as const, isFinished: false };
    expect(formatThatCounts(surveyWithEasyRead, begun)).toBe('easy-read');
    expect(formatThatCounts(surveyWithEasyRead, { ...begun, answers: {} })).toBe('standard');
  });

  test('is the standard one where there is no other', () => {
    const { easyRead: _none, ...plain } = surveyWithEasyRead;
    expect(formatThatCounts(plain, { answers: {}, format: 'easy-read', isFinished: true })).toBe('standard');
    expect(versionIn(plain, 'easy-read')).toBe(plain);
  });
});

describe('it is edited and versioned with the rest', () => {
  test('as a draft of its own that goes back where it came from', () => {
    const draft = easyReadDraft(surveyWithEasyRead, easyRead);
    expect(draft.pages).toBe(easyRead.pages);
    expect(withEasyRead(surveyWithEasyRead, draft)).toEqual(surveyWithEasyRead);
  });

  test('what a picture shows is wording', () => {
    const after = JSON.parse(JSON.stringify(surveyWithEasyRead).replace('A nurse with a man', 'A nurse'));
    expect(compareVersions(surveyWithEasyRead, after)).toMatchObject({ isWordingOnly: true });
  });

  test('a standard question or answer under another name keeps what counts in it', () => {
    const renamed = renameOption(
      renameQuestion(surveyWithEasyRead, 'care', 'rating'),
      'rating',
      'points',
      'poor',
      'bad',
    );
    expect(renamed.easyRead!.pages[0]!.questions[0]).toMatchObject({
      of: 'rating',
      mapped: { good: 'good', ok: 'neither', bad: 'bad' },
    });
  });

  test('its own answer under another name still counts as before', () => {
    const draft = easyReadDraft(surveyWithEasyRead, easyRead);
    const renamed = renameOption(draft, 'easy_care', 'options', 'bad', 'poorly');
    expect(renamed.pages[0]!.questions[0]!.mapped).toEqual({ good: 'good', ok: 'neither', poorly: 'poor' });
  });
});
