import fc from 'fast-check';
import { expect, test } from 'vitest';
import { trimWeights } from '../../../analysis/weighting/trim';

test('a case of weight 0 stays at 0 when weights are trimmed, and changes nothing for the others', () => {
  const positive = fc.array(fc.double({ min: 0.05, max: 20, noNaN: true }), { minLength: 3, maxLength: 30 });
  fc.assert(
    fc.property(positive, fc.nat({ max: 5 }), (present, absent) => {
      const rule = { lower: 0.3, upper: 3 };
      const alone = trimWeights(Float64Array.from(present), rule);
      const beside = trimWeights(Float64Array.from([...present, ...new Array(absent).fill(0)]), rule);
      expect([...beside.subarray(0, present.length)]).toEqual([...alone]);
      expect(beside.subarray(present.length).every((weight) => weight === 0)).toBe(true);
    }),
  );
});
