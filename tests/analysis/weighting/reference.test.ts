import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { weights } from '../../reference/parts/weights';

/** The openly licensed cases of R, laid out as a folder of reference cases and carried out by the same reader. */
const reference = new URL('../../reference/', import.meta.url);
const open = JSON.parse(readFileSync(new URL('synth-a-weights.json', reference), 'utf8')) as {
  columns: object;
  cases: { id: string; steps: { op: string }[]; expected: { max?: number; kish_ess?: number } }[];
};
const root = mkdtempSync(join(tmpdir(), 'sounding-reference-'));
mkdirSync(join(root, 'data'));
mkdirSync(join(root, 'weights'));
copyFileSync(new URL('synth_a.csv', reference), join(root, 'data', 'synth_a.csv'));
writeFileSync(join(root, 'data', 'columns.json'), JSON.stringify({ synth_a: open.columns }));
afterAll(() => rmSync(root, { recursive: true }));

const run = async (cases: readonly object[]) => {
  writeFileSync(join(root, 'weights', 'cases.json'), JSON.stringify({ cases }));
  const [report] = await weights.run(root, { within: Number.POSITIVE_INFINITY });
  return report!;
};

test('rake, post-stratify, calibrate and trim give R’s weights on synth_a; what R lets pass is refused', async () => {
  const { cases, comparisons, apart } = await run(open.cases);
  expect(cases).toBe(31);
  expect(comparisons.filter(({ passed }) => !passed)).toEqual([]);
  expect(comparisons.length).toBeGreaterThan(140);
  expect(apart.map(({ id }) => id)).toEqual([
    'rake-structural-zero-no-solution',
    'rake-structural-zero-boundary',
    'rake-not-enough-rounds',
    'rake-totals-disagree',
    'trim-both-strict',
  ]);
});

test('a figure that is off by a millionth is told', async () => {
  const [first] = open.cases;
  const wrong = { ...first!, expected: { ...first!.expected, max: first!.expected.max! * (1 + 1e-6) } };
  const { comparisons } = await run([wrong]);
  expect(comparisons.filter(({ passed }) => !passed).map(({ kind }) => kind)).toEqual(['largest']);
});
