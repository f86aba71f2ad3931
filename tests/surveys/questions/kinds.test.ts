import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sayProblem } from '../../../surveys/questionnaires/problems';
import { holds } from '../../../surveys/questionnaires/show-if';
import { answers } from '../../../surveys/questions/answers';
import { scoreOf } from '../../../surveys/questions/best-worst/answer';
import {
  isEvenSplit,
  isFirstHeavy,
  scaleToTotal,
  shareEqually,
} from '../../../surveys/questions/constant-sum/sharing';
import { numberIn } from '../../../surveys/questions/fields';
import { isStraightLine } from '../../../surveys/questions/grid/answer';
import { toggle } from '../../../surveys/questions/multiple-choice/answer';
import { readAnswer } from '../../../surveys/questions/read-answer';
import { pointsOf } from '../../../surveys/questions/scale/answer';

const { question: used } = answers['multiple-choice'].example;
const { question: share } = answers['constant-sum'].example;
const { question: days } = answers.number.example;
const { question: priorities } = answers.ranking.example;
const { question: change } = answers['open-text'].example;
const { question: wellbeing } = answers.scale.example;

/** What a member is told about an answer. */
function told(
  question: Parameters<typeof readAnswer>[0],
  fields: Parameters<typeof readAnswer>[1],
): string | null {
  const { problem } = readAnswer(question, fields);
  return problem ? sayProblem(question, problem, 'en') : null;
}

describe('several choices', () => {
  test('ticks are kept in the order of the list', () => {
    expect(readAnswer(used, { 'q.used': ['hospital', 'gp'] })).toEqual({
      stored: { value: ['gp', 'hospital'] },
    });
  });

  test('“None of these” clears the others on the phone, and they clear it', () => {
    expect(toggle(used, ['gp', 'hospital'], 'none')).toEqual(['none']);
    expect(toggle(used, ['none'], 'gp')).toEqual(['gp']);
    expect(toggle(used, ['gp'], '~prefer-not-to-say')).toEqual(['~prefer-not-to-say']);
    expect(toggle(used, ['gp', 'hospital'], 'gp')).toEqual(['hospital']);
  });

  test('without a script, “None of these” beside another is asked about', () => {
    expect(told(used, { 'q.used': ['gp', 'none'] })).toBe(
      'Choose either “None of these” or the other answers',
    );
    expect(told(used, { 'q.used': ['gp', '~prefer-not-to-say'] })).toBe(
      'Choose either a reason not to answer, or your answers',
    );
  });

  test('too many choices are counted for the member', () => {
    expect(told({ ...used, max: 2 }, { 'q.used': ['gp', 'pharmacy', 'hospital'] })).toBe(
      'Choose up to 2. You have chosen 3.',
    );
  });

  test('too few are counted too; “None of these” alone is never too few', () => {
    const two = { ...used, min: 2, max: 3 };
    expect(told(two, { 'q.used': ['gp'] })).toBe('Choose at least 2. You have chosen 1.');
    expect(told(two, { 'q.used': ['gp', 'hospital'] })).toBeNull();
    expect(told(two, { 'q.used': 'none' })).toBeNull();
  });

  test('each option is a column of yes and no', () => {
    expect(answers['multiple-choice'].cells(used, { value: ['gp'] })).toEqual(['yes', 'no', 'no', 'no']);
  });
});

describe('one choice, or another', () => {
  const place = {
    ...answers['single-choice'].example.question,
    key: 'place',
    options: [
      { code: 'gp', label: { en: 'A GP surgery' } },
      { code: 'other', label: { en: 'Somewhere else' } },
    ],
    other: 'other',
  };

  test('says which, in words beside the code; a condition sees the code', () => {
    const { stored } = readAnswer(place, { 'q.place': 'other', 'q.place.other': 'a drop-in\nclinic' });
    expect(stored).toEqual({ value: { code: 'other', text: 'a drop-in clinic' } });
    expect(holds({ question: 'place', is: 'other' }, { place: stored! })).toBe(true);
    expect(answers['single-choice'].print(place, stored as never, 'en')).toBe(
      'Somewhere else: a drop-in clinic',
    );
    expect(answers['single-choice'].cells(place, stored as never)).toEqual(['other', 'a drop-in clinic']);
  });

  test('is asked once which, and may go on without', () => {
    const { stored, doubt } = readAnswer(place, { 'q.place': 'other' });
    expect(stored).toEqual({ value: 'other' });
    expect(sayProblem(place, doubt!, 'en')).toBe(
      'Write which in the box under “Somewhere else”, or continue without',
    );
    expect(readAnswer(place, { 'q.place': 'other' }, 'typed-in').doubt).toBeUndefined();
  });

  test('words left beside an option that is not chosen count for nothing', () => {
    expect(readAnswer(place, { 'q.place': 'gp', 'q.place.other': 'a clinic' })).toEqual({
      stored: { value: 'gp' },
    });
    expect(answers['single-choice'].cells(place, { value: 'gp' })).toEqual(['gp', { missing: 'not-asked' }]);
  });

  test('what was stored before a question could say which is read as it was', () => {
    expect(answers['single-choice'].print(place, { value: 'other' }, 'en')).toBe('Somewhere else');
  });
});

describe('cards with the same answers', () => {
  const { question } = answers.grid.example;

  test('what is left open is asked about once and may stay open', () => {
    const { stored, doubt } = readAnswer(question, { 'q.experience.gp': 'good' });
    expect(stored).toEqual({ value: { gp: 'good' } });
    expect(sayProblem(question, doubt!, 'en')).toBe('Choose an answer for 2 more, or continue without');
    expect(answers.grid.cells(question, { value: { gp: 'good' } })).toEqual([
      'good',
      { missing: 'skipped' },
      { missing: 'skipped' },
      'no',
    ]);
  });

  test('one item refused is missing by itself; all refused is the question refused', () => {
    const { stored } = readAnswer(question, {
      'q.experience.gp': 'good',
      'q.experience.hospital': '~prefer-not-to-say',
    });
    expect(answers.grid.cells(question, stored as never)[2]).toEqual({ missing: 'prefer-not-to-say' });
    const all = { 'q.experience.gp': '~prefer-not-to-say' };
    expect(readAnswer({ ...question, items: question.items.slice(0, 1) }, all)).toEqual({
      stored: { missing: 'prefer-not-to-say' },
    });
  });

  test('the same answer for three or more is flagged; “I have not used it” is no point of the scale', () => {
    expect(isStraightLine(question, { gp: 'good', pharmacy: 'good', hospital: 'good' })).toBe(true);
    expect(isStraightLine(question, { gp: 'good', pharmacy: 'good' })).toBe(false);
    const notUsed = { gp: 'not-used', pharmacy: 'not-used', hospital: 'not-used' };
    expect(isStraightLine(question, notUsed)).toBe(false);
  });

  test('a condition can look at one card', () => {
    const experience = { value: { gp: 'poor' } };
    expect(holds({ question: 'experience', item: 'gp', is: 'poor' }, { experience })).toBe(true);
    expect(holds({ question: 'experience', item: 'hospital', is: 'poor' }, { experience })).toBe(false);
  });
});

describe('most and least, in sets', () => {
  const { question: matters } = answers['best-worst'].example;

  test('scores are how often something was most, less how often least', () => {
    const value = [
      { best: 'speed', worst: 'near' },
      { best: 'same', worst: 'near' },
    ];
    expect(['speed', 'near', 'same', 'time'].map((code) => scoreOf(value, code))).toEqual([1, -2, 1, 0]);
    expect(answers['best-worst'].cells(matters, { value })).toEqual([
      ...['speed', 'near', 'same', 'near'],
      ...[1, -2, 1, 0],
    ]);
  });

  test('the same cannot be most and least of a set, nor something from another set', () => {
    expect(told(matters, { 'q.matters.1.best': 'near', 'q.matters.1.worst': 'near' })).toBe(
      'You chose “Being seen near home” more than once. Choose another in one of the places.',
    );
    expect(readAnswer(matters, { 'q.matters.1.best': 'time' }).problem?.code).toBe('unknown-option');
  });

  test('what is left open is asked about once', () => {
    const { stored, doubt } = readAnswer(matters, { 'q.matters.1.best': 'speed' });
    expect(stored).toEqual({ value: [{ best: 'speed' }, {}] });
    expect(doubt).toMatchObject({ field: 'q.matters.1.worst', values: { open: 3 } });
  });
});

describe('a date, as far as it is known', () => {
  const { question: visit } = answers['part-date'].example;
  const typed = (day: string, month: string, year: string) =>
    ({ 'q.last_visit.day': day, 'q.last_visit.month': month, 'q.last_visit.year': year }) as const;

  test('is kept as precisely as it was given', () => {
    expect(readAnswer(visit, typed('', '', '2018'))).toEqual({ stored: { value: '2018' } });
    expect(readAnswer(visit, typed('', '3', '2018'))).toEqual({ stored: { value: '2018-03' } });
    expect(readAnswer(visit, typed('9', '03', '۲۰۱۸'))).toEqual({ stored: { value: '2018-03-09' } });
    expect(answers['part-date'].print(visit, { value: '2018-03' }, 'en')).toBe('March 2018');
    expect(answers['part-date'].cells(visit, { value: '2018-03' })).toEqual(['2018-03', 'month']);
  });

  test('a box that cannot be right is named', () => {
    expect(told(visit, typed('30', '2', '2018'))).toBe(
      'Write a day that this month has, such as 14, or leave it empty',
    );
    expect(told(visit, typed('', '13', '2018'))).toMatch(/^Write the month as a number/);
    expect(told(visit, typed('', '3', ''))).toMatch(/^Write the year with four figures/);
    expect(told(visit, typed('', '', '18'))).toMatch(/^Write the year with four figures/);
  });

  test('is not still to come, by the panel’s own day; a coarse date is judged by what it says', () => {
    const on = (fields: Record<string, string>) => readAnswer(visit, fields, 'own', '2019-03-29');
    expect(on(typed('30', '3', '2019')).problem?.code).toBe('date-to-come');
    expect(on(typed('29', '3', '2019')).stored).toEqual({ value: '2019-03-29' });
    expect(on(typed('', '', '2019')).stored).toEqual({ value: '2019' });
    expect(
      readAnswer({ ...visit, mayBeFuture: true }, typed('', '', '2031'), 'own', '2019-03-29').stored,
    ).toEqual({ value: '2031' });
  });

  test('keeps to the range of the question', () => {
    expect(told(visit, typed('31', '12', '2014'))).toBe('Write a date from 2015 on');
    expect(told({ ...visit, latest: '2017-06' }, typed('', '7', '2017'))).toBe(
      'Write a date up to June 2017',
    );
  });

  test('every date that a calendar has comes back as it was typed', () => {
    const days = fc.date({ min: new Date('2015-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const [year, month, day] = date.toISOString().slice(0, 10).split('-') as [string, string, string];
        const value = `${year}-${month}-${day}`;
        expect(readAnswer(visit, typed(day, month, year))).toEqual({ stored: { value } });
        expect(readAnswer(visit, answers['part-date'].fill(visit, { value }))).toEqual({ stored: { value } });
      }),
      { numRuns: 100, seed: 4 },
    );
  });
});

describe('one experience of care', () => {
  const { question: visit } = answers.experience.example;

  test('has a place, a date and a judgement, each in a column', () => {
    const fields = {
      'q.visit.where': 'gp',
      'q.visit.month': '11',
      'q.visit.year': '2018',
      'q.visit.how': 'poor',
    };
    const { stored } = readAnswer(visit, fields);
    expect(answers.experience.cells(visit, stored as never)).toEqual(['gp', '2018-11', 'poor']);
    expect(answers.experience.print(visit, stored as never, 'en')).toBe('A GP surgery; November 2018; Poor');
    expect(holds({ question: 'visit', item: 'where', is: 'gp' }, { visit: stored! })).toBe(true);
  });

  test('a part that is left is asked about once', () => {
    const { stored, doubt } = readAnswer(visit, { 'q.visit.where': 'gp' });
    expect(stored).toEqual({ value: { where: 'gp' } });
    expect(doubt?.field).toBe('q.visit.year');
  });
});

describe('a postcode', () => {
  const { question: where } = answers.postcode.example;

  test('is kept only as far as the question says', () => {
    const kept = (keeps: 'district' | 'sector' | 'whole', text: string) =>
      readAnswer({ ...where, keeps }, { 'q.where_treated': text }).stored;
    expect(kept('sector', ' bs233aa ')).toEqual({ value: 'BS23 3' });
    expect(kept('district', 'BS23 3AA')).toEqual({ value: 'BS23' });
    expect(kept('whole', 'bs23-3aa')).toEqual({ value: 'BS23 3AA' });
  });

  test('that is none is not guessed at', () => {
    expect(told(where, { 'q.where_treated': 'Weston' })).toBe('Write a whole postcode, such as BS23 3AA');
    expect(told(where, { 'q.where_treated': 'BS23' })).toBe('Write a whole postcode, such as BS23 3AA');
  });

  test('is sensitive in every file, whatever the question says', () => {
    expect(answers.postcode.columns(where)[0]).toMatchObject({ sensitive: true, isPlain: true });
  });
});

describe('consent', () => {
  const { question: invite } = answers.consent.example;

  test('is kept with the version of the words; a condition sees yes or no', () => {
    const { stored } = readAnswer(invite, { 'q.may_invite': 'yes' });
    expect(stored).toEqual({ value: { code: 'yes', version: '2019-03' } });
    expect(holds({ question: 'may_invite', is: 'yes' }, { may_invite: stored! })).toBe(true);
  });

  test('is the only thing that may have to be answered, by the member, not by who types in paper', () => {
    const must = { ...invite, mustAnswer: true };
    expect(told(must, {})).toBe('Choose yes or no. Both are fine, but we may not guess.');
    expect(readAnswer(must, {}, 'typed-in')).toEqual({});
    expect(readAnswer(invite, {})).toEqual({});
  });
});

describe('sharing 100 points', () => {
  test('points left over are named, one in the singular', () => {
    expect(told(share, { 'q.share.gp': '40', 'q.share.hospitals': '40' })).toBe(
      'Share your last 20 points, so that the total is 100',
    );
    expect(told(share, { 'q.share.gp': '99' })).toBe('Share your last 1 point, so that the total is 100');
  });

  test('points over the total are to be taken back', () => {
    expect(told(share, { 'q.share.gp': '60', 'q.share.hospitals': '60' })).toBe(
      'Take back 20 points, so that the total is 100',
    );
  });

  test('an item that is no whole number is named in the member’s words', () => {
    expect(told(share, { 'q.share.gp': 'lots' })).toBe(
      'Write a number in figures for GP surgeries, such as 10',
    );
    expect(told(share, { 'q.share.gp': '2.5' })).toBe('Write a whole number for GP surgeries');
    expect(told(share, { 'q.share.gp': '-5' })).toBe('Write 0 or more for GP surgeries');
  });

  test('steppers nobody touched are no answer', () => {
    expect(readAnswer(share, { 'q.share.gp': '0', 'q.share.hospitals': '0', 'q.share.mental': '0' })).toEqual(
      {},
    );
  });

  test('“I cannot say” leads on, whatever stands in the boxes', () => {
    expect(readAnswer(share, { 'q.share.gp': '40', 'q.share.missing': '~dont-know' })).toEqual({
      stored: { missing: 'dont-know' },
    });
    expect(answers['constant-sum'].print(share, { missing: 'dont-know' }, 'en')).toBe('I cannot say');
  });

  test('a paper form that adds up to 80 is stored as given, scaled in the data, and flagged', () => {
    const { stored } = readAnswer(share, { 'q.share.gp': '40', 'q.share.hospitals': '40' }, 'typed-in');
    expect(stored).toEqual({ value: { gp: 40, hospitals: 40, mental: 0 } });
    expect(scaleToTotal(share, { gp: 40, hospitals: 40, mental: 0 })).toEqual({
      shares: { gp: 50, hospitals: 50, mental: 0 },
      given: 80,
      scaled: true,
    });
    const cells = answers['constant-sum'].cells(share, { value: { gp: 40, hospitals: 40, mental: 0 } });
    const notAsked = { missing: 'not-asked' };
    expect(cells).toEqual([50, 50, 0, 'yes', 'no', notAsked, notAsked, notAsked]);
  });

  test('the seconds and changes a script counted stay beside the answer, and come back with it', () => {
    const counted = { 'q.share.how.counted': '41-9' };
    const posted = { 'q.share.gp': '60', 'q.share.hospitals': '40', ...counted };
    const { stored } = readAnswer(share, posted);
    expect(stored).toEqual({
      value: { gp: 60, hospitals: 40, mental: 0 },
      how: { seconds: 41, changes: 9 },
    });
    expect(answers['constant-sum'].fill(share, stored as never)).toMatchObject(counted);
    const cells = answers['constant-sum'].cells(share, stored as never, ['gp', 'mental', 'hospitals']);
    expect(cells).toEqual([60, 40, 0, 'no', 'no', 'yes', 41, 9]);
  });

  test('what no script can have counted is not stored, and never refuses the answer', () => {
    for (const counted of ['-1-9', '1.5-9', '86401-9', '41-10001', 'soon', '', '1e3-9', '41']) {
      expect(readAnswer(share, { 'q.share.gp': '100', 'q.share.how.counted': counted })).toEqual({
        stored: { value: { gp: 100, hospitals: 0, mental: 0 } },
      });
    }
  });

  test('the item that stood first got most, or another did, or nobody knows which stood first', () => {
    const value = { gp: 50, hospitals: 50, mental: 0 };
    expect(isFirstHeavy(value, ['gp', 'hospitals', 'mental'])).toBe(false);
    expect(isFirstHeavy({ ...value, hospitals: 49, mental: 1 }, ['gp', 'mental', 'hospitals'])).toBe(true);
    expect(answers['constant-sum'].cells(share, { value })[5]).toEqual({ missing: 'not-asked' });
    expect(answers['constant-sum'].cells(share, { value }, ['mental', 'gp', 'hospitals'])[5]).toBe('no');
  });

  test('of items carried forward only those shown are looked at for an even split', () => {
    const value = { gp: 50, hospitals: 50 };
    expect(answers['constant-sum'].cells(share, { value }, ['gp', 'hospitals'])[4]).toBe('yes');
    expect(answers['constant-sum'].cells(share, { value })[4]).toBe('no');
  });

  test('they can be put in order instead, if the question offers it; shares that come to the total count first', () => {
    const either = { ...share, orderInstead: true };
    const places = { 'q.share.order.mental': '1', 'q.share.order.gp': '2' };
    const { stored } = readAnswer(either, { ...places, 'q.share.gp': '40' });
    expect(stored).toEqual({ value: { order: ['mental', 'gp'] } });
    expect(answers['constant-sum'].print(either, stored as never, 'en')).toBe(
      '1. Mental health services; 2. GP surgeries',
    );
    const skipped = { missing: 'skipped' };
    expect(answers['constant-sum'].cells(either, stored as never)).toEqual([
      ...[skipped, skipped, skipped],
      ...[skipped, skipped, skipped, { missing: 'not-asked' }, { missing: 'not-asked' }],
      ...[2, skipped, 1],
    ]);
    const full = { 'q.share.gp': '40', 'q.share.hospitals': '60' };
    expect(readAnswer(either, { ...places, ...full }).stored).toEqual({
      value: { gp: 40, hospitals: 60, mental: 0 },
    });
    expect(told(either, { 'q.share.order.mental': '1', 'q.share.order.gp': '1' })).toBe(
      'Choose another place for Mental health services: place 1 is taken',
    );
    expect(told(share, places)).toBeNull();
    expect(readAnswer(share, places)).toEqual({});
  });

  test('an equal share of 100 over six is 17, 17, 17, 17, 16, 16, and is flagged as even', () => {
    const six = { items: ['a', 'b', 'c', 'd', 'e', 'f'].map((code) => ({ code })), total: 100 };
    expect(Object.values(shareEqually(six))).toEqual([17, 17, 17, 17, 16, 16]);
    expect(isEvenSplit(six, shareEqually(six))).toBe(true);
    expect(isEvenSplit(share, { gp: 40, hospitals: 30, mental: 30 })).toBe(false);
  });
});

describe('a number', () => {
  test('is read as people type it, in several scripts', () => {
    expect(['1,200', '1 200', '٣', '۷', '2.5', '−1'].map(numberIn)).toEqual([1200, 1200, 3, 7, 2.5, -1]);
  });

  test('is not guessed at', () => {
    expect(['1,5', '1e3', 'three', '5 days', '0x10', 'Infinity', ''].map(numberIn)).toEqual(
      Array(7).fill(undefined),
    );
    expect(Object.is(numberIn('-0'), 0)).toBe(true);
    expect(told(days, { 'q.active_days': 'three' })).toBe('Write a number in figures, such as 3');
  });

  test('what is possible but unusual is asked about once', () => {
    const weeks = { ...days, max: 104, usualMax: 40 };
    const { stored, doubt } = readAnswer(weeks, { 'q.active_days': '60' });
    expect(stored).toEqual({ value: 60 });
    expect(sayProblem(weeks, doubt!, 'en')).toBe('Write another number, or continue if 60 is right');
    expect(readAnswer(weeks, { 'q.active_days': '12' }).doubt).toBeUndefined();
  });

  test('out of range or not whole is said with the range', () => {
    expect(told(days, { 'q.active_days': '9' })).toBe('Write a number from 0 to 7');
    expect(told(days, { 'q.active_days': '2.5' })).toBe('Write a whole number, without a decimal point');
    expect(told({ ...days, decimals: 1 }, { 'q.active_days': '2.25' })).toBe(
      'Write at most 1 figure after the decimal point',
    );
  });
});

describe('putting in order', () => {
  test('is read from one list of choices a place', () => {
    const fields = { 'q.priorities.1': 'online', 'q.priorities.2': 'nearer' };
    expect(readAnswer(priorities, fields)).toEqual({ stored: { value: ['online', 'nearer'] } });
  });

  test('says what is missing, and what stands twice', () => {
    expect(told(priorities, { 'q.priorities.1': 'online' })).toBe(
      'Choose 1 more, so that your first 2 are in order',
    );
    expect(told(priorities, { 'q.priorities.1': 'online', 'q.priorities.2': 'online' })).toBe(
      'You chose “Booking online” more than once. Choose another in one of the places.',
    );
  });
});

describe('own words', () => {
  test('leave to quote is never taken for granted', () => {
    expect(readAnswer(change, { 'q.change': 'Answer the phone' })).toEqual({
      stored: { value: { text: 'Answer the phone', mayQuote: null } },
    });
    expect(readAnswer(change, { 'q.change.quote': 'yes' })).toEqual({});
  });

  test('lines stay lines and unseen characters go', () => {
    const { stored } = readAnswer(change, { 'q.change': ' One\r\nTwo\u0000 ', 'q.change.quote': 'yes' });
    expect(stored).toEqual({ value: { text: 'One\nTwo', mayQuote: true } });
  });

  test('too many words are measured', () => {
    expect(told(change, { 'q.change': 'x'.repeat(1001) })).toBe(
      'Shorten your words by 1 character. There is room for 1000.',
    );
  });
});

describe('a scale', () => {
  test('of numbers is posted as figures and stored as a number, 0 included', () => {
    expect(readAnswer(wellbeing, { 'q.wellbeing': '0' })).toEqual({ stored: { value: 0 } });
    expect(pointsOf(wellbeing).map((point) => point.code)).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
    ]);
    expect(answers.scale.print(wellbeing, { value: 7 }, 'en')).toBe(
      '7 (0 = Not at all well; 10 = Completely well)',
    );
  });

  test('of numbers has nothing between its points', () => {
    expect(told(wellbeing, { 'q.wellbeing': '7.5' })).toBe('Choose one of the answers shown');
  });
});
