import { describe, expect, test } from 'vitest';
import { answerKinds, canFollow, printStatus, readAnswer } from '../../../surveys/pathways/answer';
import { isClosed, type ThemeState, whatIsOwed } from '../../../surveys/pathways/closure';
import { parseDue } from '../../../surveys/pathways/due';
import { longestText, pathwayFields, readPathwayFields } from '../../../surveys/pathways/fields';
import { themeAnswers } from '../../../surveys/vocabulary';

const may2018 = parseDue('May 2018')!;
const doing = {
  answer: 'doing',
  words: 'One referral form',
  byWhen: may2018,
  owner: 'MSK project team',
} as const;

describe('the record’s fields are data (R22)', () => {
  test('what was typed is read by each field’s shape', () => {
    expect(
      readPathwayFields({ aim: ' Shorter waits ', scope: 'Physiotherapy\n\nPodiatry\r\n', vision: '' }),
    ).toEqual({
      values: { aim: 'Shorter waits', scope: ['Physiotherapy', 'Podiatry'] },
      problems: [],
    });
  });

  test('every fault is named with its field', () => {
    const given = { aim: '', scope: 4, vision: 'x'.repeat(longestText + 1), colour: 'blue' };
    expect(readPathwayFields(given).problems.map(({ field, code }) => [field, code])).toEqual([
      ['colour', 'field-unknown'],
      ['aim', 'field-required'],
      ['scope', 'field-shape'],
      ['vision', 'field-too-long'],
    ]);
  });

  test('every field keeps its promises', () => {
    expect(new Set(pathwayFields.map((field) => field.key)).size).toBe(pathwayFields.length);
    for (const field of pathwayFields) {
      const { values, problems } = readPathwayFields({ aim: 'x', [field.key]: 'one\ntwo' });
      expect(problems).toEqual([]);
      expect(values[field.key]).toEqual(field.shape === 'list' ? ['one', 'two'] : 'one\ntwo');
    }
  });
});

describe('a theme gets one of four answers (R23)', () => {
  test.each(themeAnswers)('%s needs each of its parts', (answer) => {
    const full = {
      answer,
      words: 'a sentence',
      byWhen: 'May 2018',
      owner: 'Programme board',
      passedTo: 'the council',
    };
    expect(readAnswer(full, undefined)).toMatchObject({ ok: true, answer: { answer } });
    for (const { key, isRequired } of answerKinds[answer].parts) {
      const reading = readAnswer({ ...full, [key]: ' ' }, undefined);
      expect(reading.ok).toBe(!isRequired);
      if (!reading.ok) expect(reading.problems).toMatchObject([{ field: key, code: 'part-required' }]);
    }
  });

  test('a date that cannot be read is said so, with how to write it', () => {
    const reading = readAnswer({ ...doing, byWhen: 'soon' }, undefined);
    expect(reading).toMatchObject({ ok: false, problems: [{ field: 'byWhen', code: 'due-not-read' }] });
    expect(reading.ok || reading.problems[0]!.words).toContain('May 2017');
  });

  test('what members were told is done cannot be refused in silence: it is reopened first', () => {
    expect(readAnswer({ answer: 'cannot', words: 'x' }, 'done')).toMatchObject({
      ok: false,
      problems: [{ field: 'answer', code: 'move-not-allowed' }],
    });
    expect(canFollow('done', 'doing') && canFollow('doing', 'cannot')).toBe(true);
  });

  test('an open theme may get any answer, and each may be corrected by its own kind', () => {
    for (const answer of themeAnswers) {
      expect(canFollow(undefined, answer)).toBe(true);
      expect(canFollow(answer, answer)).toBe(true);
    }
  });

  test('status is said in the words of the public page; anything else is no answer', () => {
    expect(printStatus(doing)).toBe('Under way (by May 2018)');
    expect(printStatus({ answer: 'cannot', words: 'Because the lease ends in 2019.' })).toBe(
      'Not taken up (because the lease ends in 2019)',
    );
    expect(printStatus({ answer: 'not-ours', passedTo: 'the council' })).toBe('Passed on (to the council)');
    expect(printStatus(undefined)).toBe('No answer yet');
    expect(readAnswer({ answer: 'toString' }, undefined)).toMatchObject({
      problems: [{ code: 'answer-unknown' }],
    });
  });
});

describe('closure: members have been told and nothing is owed (R23, R24)', () => {
  const on = (day: string) => new Date(`${day}T12:00:00Z`);
  const aTheme = (more: Partial<ThemeState> = {}): ThemeState => ({
    id: 'waits',
    title: 'Long waits',
    linkedAt: on('2018-01-01'),
    actions: [],
    ...more,
  });
  const owedAt = (day: string, ...themes: ThemeState[]) =>
    whatIsOwed(themes, on(day), 'Europe/London').map(({ code, isLate, ageDays }) => ({
      code,
      isLate,
      ageDays,
    }));

  test('an open theme is owed an answer, and shows its age', () => {
    expect(owedAt('2018-01-31', aTheme())).toEqual([{ code: 'answer', isLate: false, ageDays: 30 }]);
    expect(whatIsOwed([aTheme()], on('2018-01-02'), 'Europe/London')[0]!.words).toBe(
      '“Long waits” has had no answer for 1 day.',
    );
  });

  test('a promise is owed until it is done, and late after its last day', () => {
    const promised = aTheme({
      answer: { ...doing, at: on('2018-02-01') },
      publishedAt: on('2018-02-02'),
      toldAt: on('2018-02-02'),
    });
    expect(owedAt('2018-05-31', promised)).toEqual([{ code: 'promise-kept', isLate: false, ageDays: 119 }]);
    expect(owedAt('2018-06-01', promised)).toEqual([{ code: 'promise-kept', isLate: true, ageDays: 120 }]);
  });

  test('a refusal too is owed its publication and its message', () => {
    const refused = aTheme({ answer: { answer: 'cannot', words: 'the lease ends', at: on('2018-02-01') } });
    expect(owedAt('2018-02-01', refused).map(({ code }) => code)).toEqual(['publication', 'message']);
  });

  test('open actions are owed, dropped ones are not', () => {
    const action = { title: 'Print the form', owner: 'Project team', due: may2018 } as const;
    const done = aTheme({
      answer: { answer: 'done', words: 'x', at: on('2018-02-01') },
      publishedAt: on('2018-02-02'),
      toldAt: on('2018-02-02'),
      actions: [
        { ...action, status: 'open' },
        { ...action, status: 'dropped' },
      ],
    });
    expect(owedAt('2018-02-03', done).map(({ code }) => code)).toEqual(['action']);
    expect(isClosed([{ ...done, actions: [] }], on('2018-02-03'), 'Europe/London')).toBe(true);
  });

  test('unanswered themes come first, oldest first, then what is late', () => {
    const late = aTheme({
      id: 'late',
      answer: { ...doing, at: on('2017-01-01') },
      publishedAt: on('2018-01-01'),
      toldAt: on('2018-01-01'),
    });
    const newer = aTheme({ id: 'newer', linkedAt: on('2018-05-01') });
    const order = whatIsOwed([late, newer, aTheme()], on('2018-07-01'), 'Europe/London').map(
      (owed) => owed.themeId,
    );
    expect(order).toEqual(['waits', 'newer', 'late']);
  });

  test('a pathway without themes is not closed, since nobody has been heard', () => {
    expect(isClosed([], on('2018-01-01'), 'Europe/London')).toBe(false);
  });
});
