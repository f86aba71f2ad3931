import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codebookOf, rowOf } from '../../../surveys/questionnaires/codebook';
import { parseQuestionnaire } from '../../../surveys/questionnaires/definition';
import { walkAll } from '../../../surveys/questionnaires/dry-run';
import { forPhone } from '../../../surveys/questionnaires/for-phone';
import { armOf, type Given, shuffled, withGiven } from '../../../surveys/questionnaires/given';
import { knownOf } from '../../../surveys/questionnaires/known';
import { checksMet, keptAsGiven } from '../../../surveys/questionnaires/page-checks';
import { reportedQuestionnaire } from '../../../surveys/questionnaires/report-easy-read';
import { findPage, findRoute, resumePage, turnPage } from '../../../surveys/questionnaires/routing';
import { newSafetyHits, safetyHits } from '../../../surveys/questionnaires/safety';
import type { Answers, Condition } from '../../../surveys/questionnaires/show-if';
import type { Jump, Page, Questionnaire } from '../../../surveys/questionnaires/types';
import { unfold } from '../../../surveys/questionnaires/unfold';
import { answers as kinds, type Question } from '../../../surveys/questions/answers';
import { unfold as unfoldOnPhone } from '../../../web/member/phone/unfolded';
import { aPage, aQuestionnaire, comment, yesOrNo } from './builders';

const yes = { value: 'yes' };
const no = { value: 'no' };
const { question: used } = kinds['multiple-choice'].example;
const { question: days } = kinds.number.example;

const keysOf = (questionnaire: Questionnaire, answers: Answers) =>
  findRoute(questionnaire, answers).pages.map(({ key }) => key);
const given = (more: Partial<Given>): Answers => withGiven({}, { seed: 'case-1', known: {}, ...more });

describe('jumps', () => {
  const survey = aQuestionnaire(
    [
      aPage(yesOrNo('a'), {
        jumps: [
          { if: { question: 'a', is: 'no' }, to: 'care' },
          { if: { question: 'a', is: 'yes' }, to: 'a' },
        ],
      }),
      aPage(yesOrNo('b')),
      aPage(yesOrNo('c'), { section: 'care', jumps: [{ if: { question: 'c', is: 'no' }, end: 'not_you' }] }),
      aPage(comment('d')),
    ],
    {
      ends: [{ key: 'not_you', kind: 'screened-out', title: { en: 'Not this one' }, paragraphs: [] }],
    },
  );

  test('lead past pages to a section; what lies between was not asked', () => {
    expect(keysOf(survey, { a: no })).toEqual(['a', 'c', 'd']);
    expect(findRoute(survey, { a: no, b: yes }).answers.b).toEqual({ missing: 'not-asked' });
    expect(turnPage(survey, { a: no }, 'a', 'forward')).toBe('c');
    expect(turnPage(survey, { a: no }, 'c', 'back')).toBe('a');
  });

  test('never lead back: one that would is passed over', () => {
    expect(keysOf(survey, { a: yes })).toEqual(['a', 'b', 'c', 'd']);
  });

  test('to an end close the way, and say which end it is', () => {
    const route = findRoute(survey, { a: yes, b: yes, c: no });
    expect(route.pages.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
    expect(route.end?.kind).toBe('screened-out');
    expect(turnPage(survey, { a: yes, b: yes, c: no }, 'c', 'forward')).toBeUndefined();
    expect(resumePage(survey, { a: yes, b: yes, c: no })).toBeUndefined();
    expect(findRoute(survey, { a: yes }).end).toBeUndefined();
  });
});

describe('what is given before anyone answers', () => {
  const survey = aQuestionnaire(
    [
      aPage(yesOrNo('a', { showIf: { known: 'carer' } })),
      aPage(yesOrNo('b', { showIf: { split: 'story', arm: 'long' } })),
      aPage(comment('c')),
    ],
    {
      known: { carer: { profile: 'unpaid_care', codes: ['yes'] } },
      splits: [
        {
          key: 'story',
          arms: [
            { code: 'short', parts: 2 },
            { code: 'long', parts: 1 },
          ],
        },
      ],
    },
  );
  const seedsOf = (arm: string) =>
    Array.from({ length: 200 }, (_, n) => `case-${n}`).filter(
      (seed) => armOf(survey.splits![0]!, { seed }) === arm,
    );

  test('a named fact shows a question; what is not known does not', () => {
    expect(keysOf(survey, given({ seed: seedsOf('short')[0]!, known: { carer: true } }))).toEqual(['a', 'c']);
    expect(keysOf(survey, given({ seed: seedsOf('short')[0]!, known: { carer: false } }))).toEqual(['c']);
    expect(keysOf(survey, {})).toEqual(['c']);
  });

  test('it is found by the server from profile, cohort and the wave before; silence is a no', () => {
    const rules: Questionnaire['known'] = {
      carer: { profile: 'unpaid_care', codes: ['yes'] },
      street: { cohort: ['street 2018'] },
      worse: { earlier: { question: 'health', is: 'bad' } },
    };
    const found = (earlier: Answers) =>
      knownOf({ ...survey, known: rules }, { profile: { unpaid_care: yes }, cohort: 'post', earlier });
    expect(found({ health: { value: 'bad' } })).toEqual({ carer: true, street: false, worse: true });
    expect(found({})).toEqual({ carer: true, street: false, worse: false });
  });

  test('arms fall in their proportion, for everyone always the same, and stand in the data', () => {
    const split = survey.splits![0]!;
    const arms = Array.from({ length: 6000 }, (_, n) => armOf(split, { seed: `case-${n}` }));
    // 2 of 3, with a tolerance of four standard errors: 4 √(2/9 ÷ 6000) = 0.024
    expect(arms.filter((arm) => arm === 'short').length / 6000).toBeCloseTo(2 / 3, 1);
    expect(Math.abs(arms.filter((arm) => arm === 'short').length / 6000 - 2 / 3)).toBeLessThan(0.024);
    expect(armOf(split, { seed: 'case-1' })).toBe(armOf(split, { seed: 'case-1' }));
    const seed = seedsOf('long')[0]!;
    expect(codebookOf(survey).at(-1)).toMatchObject({ name: 'arm_story', measure: 'nominal' });
    expect(rowOf(survey, given({ seed })).at(-1)).toBe('long');
    expect(rowOf(survey, {}).at(-1)).toEqual({ missing: 'not-asked' });
  });
});

describe('orders', () => {
  const question: Question = { ...used, shuffle: true };
  const survey = aQuestionnaire([aPage(question), aPage(comment('last'))]);
  const shownTo = (seed: string) => {
    const [shown] = findPage(survey, given({ seed }), 'used')!.questions;
    return (shown as typeof used).options.map(({ code }) => code);
  };

  test('are each person’s own and stay; “None of these” stays last', () => {
    const seen = new Set(Array.from({ length: 60 }, (_, n) => shownTo(`case-${n}`).join(' ')));
    expect(seen.size).toBe(6);
    expect(shownTo('case-1')).toEqual(shownTo('case-1'));
    for (const order of seen) expect(order).toMatch(/ none$/);
  });

  test('are what they are for good: the same seed gives this order in every version of the program', () => {
    const order = shuffled(
      ['a', 'b', 'c', 'd'].map((code) => ({ code })),
      'case-2',
      'used',
      () => false,
    );
    expect(order.map(({ code }) => code)).toEqual(['d', 'c', 'a', 'b']);
  });

  test('every order comes about as often', () => {
    const counts = new Map<string, number>();
    const list = ['a', 'b', 'c'].map((code) => ({ code }));
    for (let n = 0; n < 6000; n += 1) {
      const order = shuffled(list, `case-${n}`, 'used', () => false).map(({ code }) => code);
      counts.set(order.join(''), (counts.get(order.join('')) ?? 0) + 1);
    }
    // 1000 each, within four standard errors: 4 √(6000 · 1/6 · 5/6) = 115
    expect([...counts.values()].every((count) => Math.abs(count - 1000) < 115)).toBe(true);
    expect(counts.size).toBe(6);
  });

  test('stand beside the answer in the data', () => {
    const columns = codebookOf(survey).map(({ name }) => name);
    const row = rowOf(survey, { ...given({ seed: 'case-1' }), used: { value: ['gp'] } });
    expect(row[columns.indexOf('used_shown')]).toBe(shownTo('case-1').join(' '));
    expect(rowOf(survey, given({}))[columns.indexOf('used_shown')]).toEqual({ missing: 'not-asked' });
  });
});

describe('carrying forward', () => {
  const best: Question = {
    ...kinds.ranking.example.question,
    key: 'best',
    options: used.options,
    top: 3,
    carryFrom: 'used',
  };
  const survey = aQuestionnaire([aPage({ ...used, max: undefined } as typeof used), aPage(best)]);
  const used2 = { used: { value: ['gp', 'hospital'] } };

  test('shows only what was chosen, and asks for no more than there is', () => {
    const [shown] = findPage(survey, used2, 'best')!.questions as [
      typeof best & { options: { code: string }[] },
    ];
    expect(shown.options.map(({ code }) => code)).toEqual(['gp', 'hospital']);
    expect(shown).toMatchObject({ top: 2 });
  });

  test('leaves the question out when nothing was chosen', () => {
    expect(keysOf(survey, {})).toEqual(['used']);
    expect(keysOf(survey, { used: { missing: 'skipped' } })).toEqual(['used']);
  });

  test('what was not shown was not asked, in the data too', () => {
    const rated = { ...kinds.grid.example.question, carryFrom: 'used' };
    const withGrid = aQuestionnaire([aPage(used), aPage(rated)]);
    const row = rowOf(withGrid, { ...used2, experience: { value: { gp: 'good', hospital: 'poor' } } });
    const columns = codebookOf(withGrid).map(({ name }) => name);
    expect(row[columns.indexOf('experience_gp')]).toBe('good');
    expect(row[columns.indexOf('experience_pharmacy')]).toEqual({ missing: 'not-asked' });
  });
});

describe('earlier answers in later words', () => {
  const survey = aQuestionnaire([
    aPage(yesOrNo('a')),
    aPage(comment('b', { label: { en: 'You said {{a|nothing}}. Why?', ur: '{{a}} ؟' } })),
  ]);
  const label = (answers: Answers) => findPage(survey, answers, 'b')!.questions[0]!.label;

  test('are said as the member saw them', () => {
    expect(label({ a: yes })).toEqual({ en: 'You said Yes. Why?', ur: 'Yes ؟' });
  });

  test('have words to stand in when there is no answer', () => {
    expect(label({ a: { missing: 'skipped' } })).toEqual({ en: 'You said nothing. Why?', ur: ' ؟' });
  });
});

describe('loops', () => {
  const survey = aQuestionnaire(
    [
      aPage({ ...used, max: undefined } as typeof used),
      aPage(yesOrNo('good', { label: { en: 'Was {{item}} good?' } })),
      aPage(comment('why', { showIf: { question: 'good', is: 'no' } })),
      aPage(yesOrNo('last')),
    ],
    { loops: [{ key: 'each', over: 'used', pages: ['good', 'why'], most: 2 }] },
  );

  test('ask again for each that was chosen, up to the most', () => {
    expect(keysOf(survey, { used: { value: ['gp', 'hospital'] } })).toEqual([
      'used',
      'good_gp',
      'good_hospital',
      'last',
    ]);
    const three = { used: { value: ['gp', 'pharmacy', 'hospital'] } };
    expect(keysOf(survey, three)).toEqual(['used', 'good_gp', 'good_pharmacy', 'last']);
    expect(keysOf(survey, {})).toEqual(['used', 'last']);
  });

  test('say which one it is, and look at their own round only', () => {
    const chosen = { used: { value: ['gp', 'hospital'] }, good_gp: no };
    expect(findPage(survey, chosen, 'good_hospital')?.questions[0]?.label.en).toBe('Was A hospital good?');
    expect(keysOf(survey, chosen)).toEqual(['used', 'good_gp', 'why_gp', 'good_hospital', 'last']);
  });

  test('have columns for every round, whoever answers', () => {
    const names = codebookOf(survey).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['good_gp', 'good_pharmacy', 'good_hospital', 'why_gp']));
    expect(names).not.toContain('good_none');
    expect(rowOf(survey, {})).toHaveLength(names.length);
  });

  test('written out once, are the same for good', () => {
    expect(unfold(unfold(survey))).toEqual(unfold(survey));
  });

  test('come to a phone written out, so that it needs no rules for them', () => {
    const onPhone = forPhone(survey, 'en');
    expect(onPhone.loops).toBeUndefined();
    expect(unfoldOnPhone(onPhone)).toEqual(unfold(onPhone));
    expect(onPhone.pages.map(({ key }) => key)).toEqual(unfold(survey).pages.map(({ key }) => key));
  });

  describe('asked about from outside', () => {
    const around = (page: Page, more: Partial<Questionnaire> = {}) =>
      aQuestionnaire([...survey.pages.slice(0, 3), page, ...survey.pages.slice(3)], {
        ...(survey.loops && { loops: survey.loops }),
        ...more,
      });
    const chosen = { used: { value: ['gp', 'hospital'] } };

    test('hold in any round; no answer means none in all of them', () => {
      const any = around(aPage(yesOrNo('any'), { showIf: { question: 'good', is: 'no' } }));
      expect(keysOf(any, { ...chosen, good_gp: yes, good_hospital: no })).toContain('any');
      expect(keysOf(any, { ...chosen, good_gp: yes })).not.toContain('any');
      const none = around(aPage(yesOrNo('none'), { showIf: { question: 'good', answered: false } }));
      expect(keysOf(none, chosen)).toContain('none');
      expect(keysOf(none, { ...chosen, good_gp: yes })).not.toContain('none');
    });

    test('a jump into it leads to its first round', () => {
      const survey = around(aPage(yesOrNo('x')));
      const [first, ...rest] = survey.pages;
      const jumping = { ...survey, pages: [{ ...first!, jumps: [{ to: 'why' }] }, ...rest] };
      const answers = { ...chosen, good_gp: no, good_hospital: no };
      expect(keysOf(jumping, answers)).toEqual(['used', 'good_hospital', 'why_hospital', 'x', 'last']);
    });

    test('the wave before is asked about any of its rounds too', () => {
      const survey = around(aPage(yesOrNo('x')), {
        known: { bad: { earlier: { question: 'good', is: 'no' } } },
      });
      const at = (earlier: Answers) => knownOf(survey, { profile: {}, cohort: '', earlier });
      expect(at({ ...chosen, good_hospital: no })).toEqual({ bad: true });
      expect(at({ ...chosen, good_hospital: yes })).toEqual({ bad: false });
    });
  });
});

describe('checks between answers', () => {
  const survey = aQuestionnaire([
    aPage({ ...days, key: 'work', min: 0, max: 24 }),
    aPage(
      { ...days, key: 'sleep', min: 0, max: 24 },
      {
        checks: [
          { if: { sum: ['work', 'sleep'], atLeast: 25 }, at: 'sleep', words: { en: 'A day has 24 hours' } },
          { if: { question: 'sleep', atMost: 3 }, at: 'sleep', words: { en: 'So little?' }, soft: true },
        ],
      },
    ),
  ]);

  test('stop, or ask once, at the question they are about', () => {
    expect(checksMet(survey, 'sleep', { work: { value: 20 }, sleep: { value: 9 } })).toEqual([
      { field: 'q.sleep', words: { en: 'A day has 24 hours' }, isSoft: false },
    ]);
    expect(checksMet(survey, 'sleep', { work: { value: 8 }, sleep: { value: 2 } })).toMatchObject([
      { isSoft: true },
    ]);
  });

  test('answers that run into a hard one were kept as given; into a soft one they were meant', () => {
    expect(keptAsGiven(survey, { work: { value: 20 }, sleep: { value: 9 } })).toBe(true);
    expect(keptAsGiven(survey, { work: { value: 8 }, sleep: { value: 2 } })).toBe(false);
    expect(keptAsGiven(survey, { work: { value: 20 } })).toBe(false);
  });

  test('say nothing of what was not answered', () => {
    expect(checksMet(survey, 'sleep', { work: { value: 20 } })).toEqual([]);
    expect(checksMet(survey, 'work', { work: { value: 20 } })).toEqual([]);
  });
});

describe('the safety route', () => {
  const line = { name: { en: 'Samaritans' }, telephone: '116 123' };
  const survey = aQuestionnaire([aPage(yesOrNo('safe')), aPage(comment('c'))], {
    safety: [
      { key: 'unsafe', if: { question: 'safe', is: 'no' }, lines: [line], task: 'Call within a day' },
      { key: 'words', words: ['hopeless', 'end my life', 'harm'], lines: [line], task: 'Read at once' },
    ],
  });
  const wrote = (text: string) => ({ c: { value: { text, mayQuote: null } } });
  const found = (answers: Answers) =>
    safetyHits(survey, answers).map(({ rule, because }) => [rule.key, because]);

  test('an answer or a word leads to it', () => {
    expect(found({ safe: no })).toEqual([['unsafe', 'answer']]);
    expect(found(wrote('I feel HOPELESS, really'))).toEqual([['words', 'words']]);
    expect(found(wrote('I want to end\nmy life.'))).toEqual([['words', 'words']]);
  });

  test('words inside other words do not', () => {
    expect(found(wrote('The pharmacy was fine'))).toEqual([]);
    expect(found({ safe: yes })).toEqual([]);
  });

  test('is taken once for each rule', () => {
    const before = { safe: no };
    expect(
      newSafetyHits(survey, before, { ...before, ...wrote('hopeless') }).map(({ rule }) => rule.key),
    ).toEqual(['words']);
    expect(newSafetyHits(survey, before, before)).toEqual([]);
  });
});

test('a questionnaire with all of this is stored and read back unchanged', () => {
  const survey = aQuestionnaire(
    [
      aPage({ ...used, shuffle: true }),
      aPage(yesOrNo('good'), {
        section: 's',
        jumps: [{ to: 'last' }, { if: { known: 'carer' }, end: 'bye' }],
      }),
      aPage(yesOrNo('last', { carryFrom: 'used' }), {
        checks: [{ if: { sum: ['a'], atMost: 3 }, at: 'last', words: { en: 'Really?' }, soft: true }],
      }),
    ],
    {
      known: { carer: { earlier: { question: 'good', is: 'yes' } } },
      splits: [
        {
          key: 'story',
          arms: [
            { code: 'a', parts: 1 },
            { code: 'b', parts: 1 },
          ],
        },
      ],
      loops: [{ key: 'each', over: 'used', pages: ['good'], most: 3 }],
      ends: [{ key: 'bye', kind: 'help', title: { en: 'Bye' }, paragraphs: [{ en: 'Thank you' }] }],
      safety: [{ key: 'w', words: ['harm'], lines: [{ name: { en: 'Samaritans' } }], task: 'Read it' }],
    },
  );
  expect(parseQuestionnaire(JSON.parse(JSON.stringify(survey)))).toEqual({ ok: true, value: survey });
});

describe('laws of the way through, for any questionnaire and any answers', () => {
  const size = 6;
  const key = (n: number) => `q${n}`;
  const anyKey = fc.integer({ min: 0, max: size - 1 }).map(key);
  const condition: fc.Arbitrary<Condition> = fc.letrec<{ one: Condition; any: Condition }>((tie) => ({
    one: fc.oneof(
      fc.record({ question: anyKey, is: fc.constantFrom('yes', 'no') }),
      fc.record({ question: anyKey, answered: fc.boolean() }),
      fc.constant({ known: 'k' }),
      fc.record({ split: fc.constant('s'), arm: fc.constantFrom('a', 'b') }),
    ),
    any: fc.oneof(
      { depthSize: 'small' },
      tie('one'),
      fc.array(tie('any'), { minLength: 1, maxLength: 2 }).map((all) => ({ all })),
      tie('any').map((not) => ({ not })),
    ),
  })).any;
  const jump: fc.Arbitrary<Jump> = fc.oneof(
    fc.record({ if: condition, to: anyKey }),
    fc.record({ to: anyKey }),
    fc.record({ if: condition, end: fc.constant('e') }),
  );
  const pages: fc.Arbitrary<readonly Page[]> = fc.tuple(
    ...Array.from({ length: size }, (_, n) =>
      fc
        .record({
          showIf: fc.option(condition, { nil: undefined }),
          jumps: fc.array(jump, { maxLength: 2 }),
          questionIf: fc.option(condition, { nil: undefined }),
        })
        .map(({ showIf, jumps, questionIf }) =>
          aPage(yesOrNo(key(n), questionIf ? { showIf: questionIf } : {}), {
            jumps,
            ...(showIf && { showIf }),
          }),
        ),
    ),
  );
  const survey = pages.map((list) =>
    aQuestionnaire(list, {
      splits: [
        {
          key: 's',
          arms: [
            { code: 'a', parts: 1 },
            { code: 'b', parts: 1 },
          ],
        },
      ],
      ends: [{ key: 'e', kind: 'thanks', title: { en: 'The end' }, paragraphs: [] }],
    }),
  );
  const answers = fc
    .dictionary(anyKey, fc.constantFrom(yes, no, { missing: 'skipped' } as const))
    .chain((said) =>
      fc.boolean().map((k) => withGiven(said, { seed: 'case-1', known: { k } })),
    ) as fc.Arbitrary<Answers>;

  test('it always comes to an end, each page once, in the order of the questionnaire', () => {
    fc.assert(
      fc.property(survey, answers, (questionnaire, said) => {
        const seen: string[] = [];
        for (let at = turnPage(questionnaire, said, undefined, 'forward'); at !== undefined; ) {
          seen.push(at);
          expect(seen.length).toBeLessThanOrEqual(size);
          at = turnPage(questionnaire, said, at, 'forward');
        }
        expect(seen).toEqual(keysOf(questionnaire, said));
        expect(seen).toEqual([...seen].sort());
        expect(new Set(seen).size).toBe(seen.length);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test('the dry run comes to whatever some answers lead to, and no way is longer than its longest', () => {
    fc.assert(
      fc.property(survey, answers, (questionnaire, said) => {
        const { triedAll, reached, mostQuestions } = walkAll(questionnaire);
        const reachedKeys = [...reached].map(({ key }) => key);
        const asked = findRoute(questionnaire, said).pages.flatMap((page) => page.questions);
        expect(triedAll).toBe(true);
        expect(reachedKeys).toEqual(expect.arrayContaining(asked.map(({ key }) => key)));
        expect(asked.length).toBeLessThanOrEqual(mostQuestions);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test('back leads where forward came from', () => {
    fc.assert(
      fc.property(survey, answers, (questionnaire, said) => {
        const keys = keysOf(questionnaire, said);
        for (const [at, page] of keys.entries()) {
          expect(turnPage(questionnaire, said, page, 'back')).toBe(keys[at - 1]);
        }
      }),
      { numRuns: 200, seed: 8 },
    );
  });

  test('the phone, which has the same data by wire, decides as the server does', () => {
    fc.assert(
      fc.property(survey, answers, (questionnaire, said) => {
        const wire = JSON.parse(JSON.stringify({ questionnaire, said }));
        expect(findRoute(wire.questionnaire, wire.said)).toEqual(findRoute(questionnaire, said));
      }),
      { numRuns: 200, seed: 9 },
    );
  });

  test('answers as they count lead the same way again', () => {
    fc.assert(
      fc.property(survey, answers, (questionnaire, said) => {
        const route = findRoute(questionnaire, said);
        const again = findRoute(questionnaire, route.answers);
        expect(again).toEqual(route);
      }),
      { numRuns: 200, seed: 10 },
    );
  });
});

test('results and codebook name a question without the marks for an earlier answer', () => {
  const again = yesOrNo('again', { label: { en: 'You used {{used|a service}}. Would you go back?' } });
  const survey = aQuestionnaire([aPage(yesOrNo('used')), aPage(again)]);
  const read = 'You used a service. Would you go back?';
  expect(codebookOf(survey).map(({ label }) => label)).toEqual(['Is it used?', read]);
  expect(reportedQuestionnaire(survey).pages[1]?.questions[0]?.label.en).toBe(read);
});
