import { expect, test } from 'vitest';
import type { Shown } from '../../../web/public/screens/estimate';
import { mergeHidden } from '../../../web/public/screens/merge-hidden';

const figure: Shown = { shown: true, estimate: 0.5, low: 0.4, high: 0.6, base: 40, isSmall: false };
const few: Shown = { shown: false, why: 'few' };
const protects: Shown = { shown: false, why: 'protects' };

test('neighbours hidden for one reason are one cell; figures and other reasons stand apart', () => {
  const spans = (...cells: Shown[]) => mergeHidden(cells).map(({ at, columns }) => [at, columns]);
  expect(spans(protects, protects, protects, protects, protects)).toEqual([[0, 5]]);
  expect(spans(figure, few, few, figure, protects)).toEqual([
    [0, 1],
    [1, 2],
    [3, 1],
    [4, 1],
  ]);
  expect(spans(few, protects)).toEqual([
    [0, 1],
    [1, 1],
  ]);
  expect(spans(figure, figure)).toEqual([
    [0, 1],
    [1, 1],
  ]);
});
