import { expect, test } from 'vitest';
import { casesFrom } from '../../../analysis/cases';
import { designOf } from '../../../analysis/results/design';
import { prevalenceOf } from '../../../analysis/themes/prevalence';

const cases = casesFrom([{ w: 1 }, { w: 1 }, { w: 1 }, { w: 5 }], { baseWeight: 'w', selection: 'unknown' });

test('a theme’s prevalence is the weighted share of respondents who raised it, the most common first', () => {
  const [waiting, parking] = prevalenceOf(
    { parking: Uint8Array.of(1, 1, 0, 0), waiting: Uint8Array.of(0, 0, 0, 1) },
    designOf(cases),
  );
  expect(waiting).toMatchObject({ theme: 'waiting', people: 1, share: { estimate: 0.625, base: 4 } });
  expect(parking).toMatchObject({ theme: 'parking', people: 2, share: { estimate: 0.25 } });
  expect(parking!.share!.interval!.name).toBe('modelled interval');
});

test('it can be of those who wrote something, and a list of another length is refused', () => {
  const wrote = Uint8Array.of(1, 1, 1, 0);
  const [theme] = prevalenceOf({ parking: Uint8Array.of(1, 0, 0, 1) }, designOf(cases), wrote);
  expect(theme).toMatchObject({ people: 1, share: { base: 3 } });
  expect(theme!.share!.estimate).toBeCloseTo(1 / 3, 12);
  expect(() => prevalenceOf({ parking: Uint8Array.of(1) }, designOf(cases))).toThrow(
    /Theme “parking” has 1 values for 4 cases/,
  );
});
