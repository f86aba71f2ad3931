import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allOf, anyOf, eitherOf, notOf } from '../../../../surveys/questionnaires/imports/logic';
import { type Stop, whoComes } from '../../../../surveys/questionnaires/imports/routing-rules';
import type { SourceCondition } from '../../../../surveys/questionnaires/imports/source';

const yes = (name: string): SourceCondition => ({ name, includes: 'yes' });

/** What a condition says for answers given; someone who was not asked has none. */
function says(condition: SourceCondition, answers: ReadonlyMap<string, string>): boolean {
  if ('all' in condition) return condition.all.every((each) => says(each, answers));
  if ('any' in condition) return condition.any.some((each) => says(each, answers));
  if ('not' in condition) return !says(condition.not, answers);
  if ('always' in condition) return condition.always;
  if ('answered' in condition) return answers.has(condition.name) === condition.answered;
  return answers.get(condition.name) === ('includes' in condition ? condition.includes : condition.value);
}

test('what a jump passes over is asked of those who do not take it', () => {
  const stops: Stop[] = [
    { answers: ['a'], rules: [{ to: 2, when: yes('a') }] },
    { answers: ['b'], rules: [] },
    { answers: ['c'], rules: [] },
  ];
  expect(whoComes(stops)).toEqual([{ always: true }, { not: yes('a') }, { always: true }]);
});

test('of several rules the first that holds is taken', () => {
  const stops: Stop[] = [
    {
      answers: ['a'],
      rules: [{ to: 1, when: yes('a') }, { to: 3, when: { name: 'a', includes: 'no' } }, { to: 2 }],
    },
    { answers: ['b'], rules: [{ to: 3 }] },
    { answers: ['c'], rules: [] },
    { answers: ['d'], rules: [] },
  ];
  const comes = whoComes(stops);
  expect(comes[1]).toEqual(yes('a'));
  expect(comes[3]).toEqual({ always: true });
});

test('where a rule cannot be said, whoever may be asked is asked', () => {
  const stops: Stop[] = [
    { answers: ['a'], rules: [{ to: 2, when: { cannot: 'it asks about metadata' } }, { to: 1 }] },
    { answers: ['b'], rules: [] },
    { answers: ['c'], rules: [] },
  ];
  expect(whoComes(stops)[1]).toEqual({ always: true });
});

const someStops = fc.integer({ min: 2, max: 7 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, at) => {
      const rule = fc.record({
        to: fc.integer({ min: at + 1, max: count }),
        about: fc.integer({ min: 0, max: at }),
        turned: fc.boolean(),
      });
      return fc.record({
        rules: fc.array(rule, { maxLength: 3 }),
        last: fc.option(fc.integer({ min: at + 1, max: count }), { nil: undefined }),
      });
    }),
  ),
);

test('law: the conditions ask exactly those whom the jumps lead there, for any jumps and any answers', () => {
  fc.assert(
    fc.property(
      someStops,
      fc.array(fc.constantFrom('yes', 'no', ''), { minLength: 7, maxLength: 7 }),
      (given, said) => {
        const stops: Stop[] = given.map(({ rules, last }, at) => ({
          answers: [`q${at}`],
          rules: [
            ...rules.map(({ to, about, turned }) => ({
              to,
              when: turned ? notOf(yes(`q${about}`)) : yes(`q${about}`),
            })),
            ...(last === undefined ? [] : [{ to: last }]),
          ],
        }));
        // Walk as the source would.
        const walked = new Set<number>();
        const answers = new Map<string, string>();
        for (let at = 0; at < stops.length; ) {
          walked.add(at);
          if (said[at] !== '') answers.set(`q${at}`, said[at]!);
          at =
            stops[at]!.rules.find(({ when }) => !when || ('cannot' in when ? false : says(when, answers)))
              ?.to ?? at + 1;
        }
        // Walk as we do: stop by stop, each by its condition over what was answered before.
        const ours = new Map<string, string>();
        for (const [at, comes] of whoComes(stops).entries()) {
          if ('cannot' in comes) return;
          const isAsked = says(comes, ours);
          expect(isAsked, `stop ${at}`).toBe(walked.has(at));
          if (isAsked && said[at] !== '') ours.set(`q${at}`, said[at]!);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('law: what is put together shorter says the same', () => {
  const leaf: fc.Arbitrary<SourceCondition> = fc.oneof(
    fc.constantFrom('a', 'b', 'c').map(yes),
    fc.boolean().map((always) => ({ always })),
    fc.constantFrom('a', 'b').map((name) => ({ name, answered: true })),
  );
  type Build = {
    readonly built: SourceCondition;
    readonly plain: (answers: ReadonlyMap<string, string>) => boolean;
  };
  const build: fc.Memo<Build> = fc.memo((depth) =>
    depth <= 1
      ? leaf.map((built) => ({ built, plain: (answers) => says(built, answers) }))
      : fc.oneof(
          fc.array(build(depth - 1), { minLength: 1, maxLength: 3 }).map((parts) => ({
            built: allOf(parts.map(({ built }) => built)),
            plain: (answers: ReadonlyMap<string, string>) => parts.every(({ plain }) => plain(answers)),
          })),
          fc.array(build(depth - 1), { minLength: 1, maxLength: 3 }).map((parts) => ({
            built: anyOf(parts.map(({ built }) => built)),
            plain: (answers: ReadonlyMap<string, string>) => parts.some(({ plain }) => plain(answers)),
          })),
          build(depth - 1).map((part) => ({
            built: notOf(part.built),
            plain: (answers: ReadonlyMap<string, string>) => !part.plain(answers),
          })),
          fc.tuple(build(depth - 1), build(depth - 1), build(depth - 1)).map(([when, then, other]) => ({
            built: eitherOf(when.built, then.built, other.built),
            plain: (answers: ReadonlyMap<string, string>) =>
              (when.plain(answers) ? then : other).plain(answers),
          })),
        ),
  );
  fc.assert(
    fc.property(
      build(4),
      fc.array(fc.constantFrom('yes', 'no', ''), { minLength: 3, maxLength: 3 }),
      ({ built, plain }, said) => {
        const answers = new Map(
          ['a', 'b', 'c'].flatMap((name, index) => (said[index] ? [[name, said[index]]] : [])),
        );
        expect(says(built, answers)).toBe(plain(answers));
      },
    ),
    { numRuns: 500 },
  );
});
