import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { harmonised, localAuthority, sex, withPlaces } from '../../../surveys/panel/harmonised';
import { marginColumns, readMargins, type WordMapping } from '../../../surveys/targets/margin-file';

const populations = new URL('../../../db/reference/populations/', import.meta.url);
const read = (file: string): string[][] => parse(readFileSync(new URL(file, populations)), { bom: true });

const authorities = [
  'E06000023 Bristol, City of',
  'E06000024 North Somerset',
  'E06000025 South Gloucestershire',
];
const authoritiesOfBsw = [
  'E06000022 Bath and North East Somerset',
  'E06000030 Swindon',
  'E06000054 Wiltshire',
];
const authoritiesOfVale = [
  'E06000011 East Riding of Yorkshire',
  'E06000014 York',
  'E06000065 North Yorkshire',
];
const profileOf = (places: readonly string[]) =>
  harmonised.map((variable) =>
    variable === localAuthority
      ? withPlaces(
          variable,
          places.map((place) => ({ code: place.slice(0, 9), name: place.slice(10) })),
        )
      : variable,
  );
const profile = profileOf(authorities);

/** A small file: heading, then rows that say only what matters. */
function aFile(...rows: Partial<Record<(typeof marginColumns)[number], string>>[]): string[][] {
  const usual = {
    code: '',
    geography: 'X',
    universe: 'usual residents 16+',
    year: '2021',
    source: 'S',
    licence: 'L',
  };
  return [
    [...marginColumns],
    ...rows.map((row) =>
      marginColumns.map((column) => ({ variable: 'sex', category: '', count: '', ...usual, ...row })[column]),
    ),
  ];
}
const women = { category: 'Female', count: '510' };
const men = { category: 'Male', count: '490' };

function problemsOf(records: string[][], mapping?: WordMapping) {
  const reading = readMargins(records, profile, mapping);
  return reading.ok ? [] : reading.problems.map(({ line, column, code }) => `${line} ${column} ${code}`);
}
function wordsOf(records: string[][]) {
  const reading = readMargins(records, profile);
  return reading.ok ? '' : reading.problems.map((problem) => problem.words).join(' ');
}

describe('the bundled populations', () => {
  test.each([
    ['bnssg.csv', profile, [805_649, 805_607, 805_649, 805_617, 805_638]],
    ['bsw.csv', profileOf(authoritiesOfBsw), [767_892, 767_865, 767_892, 767_865, 767_880]],
    ['york.csv', profile, [172_077, 172_093, 172_100, 172_083]],
    [
      'vale-of-york.csv',
      profileOf(authoritiesOfVale),
      [300_325, 300_291, 300_291, 300_291, 300_308, 300_308],
    ],
  ])('%s is one universe, with the totals of the source to the person (R2)', (file, variables, totals) => {
    const reading = readMargins(read(file), variables);
    if (!reading.ok) throw new Error(reading.problems[0]!.words);
    expect(reading.remarks).toEqual([]);
    expect(reading.margins.map((margin) => margin.total)).toEqual(totals);
    expect(new Set(reading.margins.map((margin) => margin.universe))).toEqual(
      new Set(['usual residents 16+']),
    );
    expect(reading.margins.every((margin) => margin.licence === 'Open Government Licence v3.0')).toBe(true);
  });

  test('their words alone, without our codes, map to the same codes', () => {
    const records = read('bnssg.csv');
    const uncoded = records.map((record, index) =>
      record.map((cell, at) => (index > 0 && at === 2 ? '' : cell)),
    );
    expect(readMargins(uncoded, profile)).toEqual(readMargins(records, profile));
  });

  test('an interlock carries one code for each of its variables', () => {
    const reading = readMargins(read('bnssg.csv'), profile);
    if (!reading.ok) throw new Error(reading.problems[0]!.words);
    expect(reading.margins[0]!.variables).toEqual(['age_band', 'sex']);
    expect(reading.margins[0]!.cells[0]).toEqual({
      codes: ['16-24', 'female'],
      words: 'Female 16-24',
      count: 60_472,
    });
  });

  test('households and all ages stand apart, each saying whom it counts (R2)', () => {
    const reading = readMargins(read('bnssg-other-universes.csv'), profile);
    if (!reading.ok) throw new Error(reading.problems[0]!.words);
    expect(reading.margins.map((margin) => [margin.universe, margin.total])).toEqual([
      ['households', 404_388],
      ['usual residents all ages', 979_617],
    ]);
    expect(reading.remarks.map((remark) => remark.code)).toEqual(['unknown-variable']);
  });
});

describe('a file of one’s own', () => {
  test('is read by words, whatever their case, in any order of columns', () => {
    const turned = aFile({ ...women, category: ' FEMALE ' }, men).map((row) => [...row].reverse());
    expect(readMargins(turned, [sex])).toMatchObject({
      ok: true,
      margins: [{ total: 1000, cells: [{ codes: ['female'], words: 'FEMALE' }, { codes: ['male'] }] }],
    });
  });

  test('may use words of its own with a mapping, and both are kept', () => {
    const records = aFile({ ...women, category: 'Ladies' }, men);
    expect(problemsOf(records)).toEqual(['2 category unknown-word']);
    const reading = readMargins(records, profile, { sex: { ladies: 'female' } });
    expect(reading).toMatchObject({
      ok: true,
      margins: [{ cells: [{ codes: ['female'], words: 'Ladies' }, {}] }],
    });
  });

  test('may cross variables in any order of their words', () => {
    const cell = (category: string) => {
      const reading = readMargins(
        aFile({ variable: 'sex * disability * imd_quintile', category, count: '1' }),
        profile,
      );
      return reading.ok ? reading.margins[0]!.cells[0]!.codes : reading.problems[0]!.code;
    };
    expect(cell('Female|Disabled|Q1')).toEqual(['female', 'disabled', '1']);
    expect(cell('not disabled under the Equality Act, Q5 (least deprived 20%), Men')).toEqual([
      'male',
      'not-disabled',
      '5',
    ]);
    expect(cell('Female Disabled')).toBe('unknown-word');
    expect(cell('Female Disabled Q1 Q2')).toBe('unknown-word');
  });

  test('is told when a category of the variable is absent', () => {
    expect(readMargins(aFile(women), profile)).toMatchObject({
      ok: true,
      remarks: [{ line: 2, column: 'category', code: 'category-absent', found: 'male' }],
    });
  });

  test('that is empty or lacks a column is named so', () => {
    expect(problemsOf([])).toEqual(['1 variable empty-file']);
    expect(problemsOf([[...marginColumns]])).toEqual(['2 variable empty-file']);
    const noUniverse = aFile(women, men).map((row) =>
      row.filter((_, at) => marginColumns[at] !== 'universe'),
    );
    expect(problemsOf(noUniverse)).toEqual(['1 universe missing-column']);
    expect(
      problemsOf([['\uFEFFVariable', ...marginColumns.slice(1)], ...aFile(women, men).slice(1)]),
    ).toEqual([]);
  });

  test.each([
    ['-5', 'below 0'],
    ['51%', 'not a percentage'],
    ['1,204', '1204'],
    ['510.4', 'whole people'],
    ['many', 'whole number'],
  ])('with a count of %j is told how to write it', (count, advice) => {
    expect(problemsOf(aFile({ ...women, count }, men))).toEqual(['2 count count-not-whole']);
    expect(wordsOf(aFile({ ...women, count }, men))).toContain(advice);
  });

  test('cannot count a category twice, mix universes, or cut a row short', () => {
    expect(problemsOf(aFile(women, men, { ...women, category: 'Women' }))).toEqual([
      '4 category duplicate-category',
    ]);
    expect(problemsOf(aFile(women, { ...men, universe: 'households' }))).toEqual([
      '3 universe mixed-in-margin',
    ]);
    expect(problemsOf([...aFile(women, men), ['sex', 'Other']])).toEqual(['4 variable ragged-row']);
    expect(problemsOf(aFile({ ...women, year: '21' }, { ...men, source: '' }))).toEqual([
      '2 year year-not-a-year',
      '3 source empty-cell',
    ]);
  });

  test('cannot name a variable or a code that does not exist', () => {
    expect(problemsOf(aFile({ ...women, variable: 'sexx' }))).toEqual(['2 variable unknown-variable']);
    expect(problemsOf(aFile({ ...women, code: 'woman' }, men))).toEqual(['2 code unknown-code']);
    expect(problemsOf(aFile({ ...women, variable: 'age_band*sex', code: 'female|16-24' }))).toEqual([
      '2 code unknown-code',
    ]);
  });

  test('whose margins count different numbers of one population names both totals; 0.1 % may be perturbation', () => {
    const disability = (count: string) => [
      { variable: 'disability', category: 'Disabled', count: '200' },
      { variable: 'disability', category: 'Not disabled', count },
    ];
    expect(problemsOf(aFile(women, men, ...disability('799')))).toEqual([]);
    expect(problemsOf(aFile(women, men, ...disability('790')))).toEqual(['4 count totals-differ']);
    expect(wordsOf(aFile(women, men, ...disability('790')))).toContain(
      'counts 990 people but margin `sex` counts 1,000 people',
    );
    expect(
      problemsOf(aFile(women, men, ...disability('9').map((row) => ({ ...row, universe: 'households' })))),
    ).toEqual([]);
  });

  test('gets all of its faults at once, in the order of the file, and nothing is taken', () => {
    const problems = problemsOf(
      aFile({ ...women, category: 'Fem' }, { ...men, count: '' }, { ...men, count: 'x' }),
    );
    expect(problems).toEqual(['2 category unknown-word', '3 count empty-cell', '4 count count-not-whole']);
  });
});
