import { beforeEach, expect, test } from 'vitest';
import type { ResultChange, ResultFigure, ResultTable } from '../../../server/contract/results';
import { bindCalls } from '../../../web/staff/api';
import { BySegment } from '../../../web/staff/screens/results/by-segment';
import { Since } from '../../../web/staff/screens/results/since';
import {
  chanceWords,
  changeNote,
  comparisonNote,
  differenceWriter,
  testSentence,
} from '../../../web/staff/screens/results/words';
import { serverSays, settle, show } from './support';

beforeEach(() => bindCalls({ footprint: 'bnssg', onSessionLost: () => {} }));

const aFigure = (estimate: number, isSmall = false): ResultFigure => ({
  shown: true,
  estimate,
  low: estimate - 0.05,
  high: estimate + 0.05,
  base: isSmall ? 20 : 200,
  effectiveBase: isSmall ? 18 : 150,
  isSmall,
});

const group: ResultTable['groups'][number] = {
  key: 'share',
  title: 'Share of those who answered',
  unit: 'share',
  unitWords: '%',
  decimals: 0,
  isPartition: true,
  lines: [
    {
      code: 'good',
      label: 'Good',
      everyone: aFigure(0.5),
      segments: [aFigure(0.64), aFigure(0.45), aFigure(0.4, true), { shown: false, why: 'few' }],
      against: [{ difference: 0.14, mark: 'higher' }, { difference: -0.05, mark: null }, null, null],
    },
  ],
  comparisons: { made: 24, marked: 1, said: 'Of 24 comparisons, about 1 would be flagged by chance alone.' },
};

const table = {
  segment: { key: 'imd', label: 'Deprivation', sensitive: false },
  segments: ['1', '2', '3', '4'].map((code) => ({ code, label: `fifth ${code}` })),
  interval: { name: 'modelled interval', assumption: '' },
  smallCountsHidden: false,
} as ResultTable;

const split = (measure: ResultTable['groups'][number]) =>
  show(() => <BySegment table={table} measure={measure} answer={undefined} onAnswer={() => {}} />);

test('a group clearly above the rest is marked, others are not, small ones are not tested, hidden ones say nothing', () => {
  const cells = [...split(group).querySelectorAll('tbody tr')].map((row) => row.textContent);
  expect(cells.find((words) => words?.startsWith('fifth 1'))).toContain('▲ +14');
  expect(cells.find((words) => words?.startsWith('fifth 2'))).toContain('−5');
  expect(cells.find((words) => words?.startsWith('fifth 2'))).not.toContain('▼');
  expect(cells.find((words) => words?.startsWith('fifth 3'))).toContain('not tested');
  expect(cells.find((words) => words?.startsWith('fifth 4'))).toBe('fifth 4fewer than 10');
});

test('the test of the table stands in one line below it, and what many comparisons mean', () => {
  const tested = split({ ...group, test: { statistic: 3.2145, df: [3.4, 1234], p: 0.0021 } });
  expect(tested.textContent).toContain(
    'Answers differ clearly by deprivation: F = 3.21 on 3.4 and 1,234 degrees of freedom, p = 0.002, a difference as large comes up by chance about 2 times in 1,000 (Rao and Scott’s test).',
  );
  expect(tested.textContent).toContain('Of 24 comparisons, about 1 would be flagged by chance alone.');
  expect(split(group).textContent).toContain('No test of the whole table');
});

test('p in plain words', () => {
  expect(chanceWords(0.00001)).toBe(
    'p < 0.001, a difference as large comes up by chance less than once in 1,000 times',
  );
  expect(chanceWords(0.001)).toContain('about once in 1,000');
  expect(chanceWords(0.034)).toBe('p = 0.034, a difference as large comes up by chance about 3 times in 100');
  expect(testSentence({ statistic: 0.4, df: [1, 99], p: 0.53 }, 'sex', 'number')).toBe(
    'Not a clear difference by sex: F = 0.40 on 1 and 99 degrees of freedom, p = 0.53, a difference as large comes up by chance about 53 times in 100 (Wald’s test).',
  );
  const { comparisons: _, ...untested } = group;
  expect(comparisonNote(untested)).toMatch(/^Groups are not set against each other/);
  expect(differenceWriter({ unit: 'number', decimals: 1 })(0.04)).toBe('0.0');
  expect(differenceWriter({ unit: 'number', decimals: 1 })(1.25)).toMatch(/^\+1\.[23]$/);
});

const change: ResultChange = {
  asked: [{ id: 'w1', title: 'Survey 1', closesOn: '2019-03-01' }],
  earlier: { id: 'w1', title: 'Survey 1', closesOn: '2019-03-01' },
  unit: 'share',
  unitWords: '%',
  decimals: 0,
  both: null,
  lines: [
    {
      code: 'good',
      label: 'Good',
      change: {
        shown: true,
        verdict: 'cannot say',
        way: null,
        earlier: 0.27,
        later: 0.36,
        difference: null,
        low: null,
        high: null,
        said: 'Cannot say it rose: two different groups of people answered, whose selection is unknown.',
      },
    },
    { code: 'poor', label: 'Poor', change: { shown: false, why: 'hidden' } },
  ],
  reasons: ['two different groups of people answered, whose selection is unknown'],
  comparisons: null,
};

test('27 % in one cohort and 36 % in another: the screen says that it cannot be said, and why (R18)', async () => {
  serverSays({ body: change });
  const page = show(() => <Since wave="w2" question="care" />);
  await settle();
  await settle();
  expect(page.textContent).toContain('Since “Survey 1”');
  expect(page.textContent).toContain('cannot say it rose');
  expect(page.textContent).toContain(
    'Whether anything changed cannot be said: two different groups of people answered, whose selection is unknown.',
  );
  expect(page.textContent).toContain('not compared: it is not shown in one of the surveys');
  expect(page.textContent).not.toMatch(/no change/i);
});

test('a change of the same people says whose it is', () => {
  const [line] = change.lines;
  const paired: ResultChange = {
    ...change,
    both: 135,
    lines: [{ ...line!, change: { ...line!.change, way: 'paired' } as never }],
  };
  expect(changeNote(paired)).toBe(
    'The change is that of the 135 people who answered both. Of everyone it cannot be said: two different groups of people answered, whose selection is unknown.',
  );
});

test('a question never asked before shows nothing', async () => {
  serverSays({ body: { ...change, asked: [], earlier: null, lines: [], reasons: [] } });
  const page = show(() => <Since wave="w1" question="care" />);
  await settle();
  await settle();
  expect(page.textContent).toBe('');
});
