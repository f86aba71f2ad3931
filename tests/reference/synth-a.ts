import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type Cases, casesFrom } from '../../analysis/cases';
import { type Alignment, alignMargins, type Margin } from '../../analysis/targets/margins';

/** A made-up opt-in survey of 1,200 people and what R's survey package makes of it; source and licence stand in the JSON. */
const folder = new URL('./', import.meta.url);
export const expected = JSON.parse(readFileSync(new URL('synth-a.json', folder), 'utf8')) as {
  weights: Record<
    string,
    {
      margins: { vars: string[]; cells: { levels: string[]; target: number }[] }[];
      expected: { min: number; max: number; kish_deff: number; kish_ess: number };
      weights_first_200: number[];
    }
  >;
  estimates: Record<string, { queries: ReferenceQuery[] }>;
};

export type ReferenceQuery = {
  query: { stat: string; vars?: string; by?: string; domain?: string; method?: string; expr?: string };
  expected: {
    names?: string[];
    groups?: string[][];
    estimate: number | number[] | number[][];
    se: number | number[] | number[][];
    df?: number;
    ci_t?: { lower: number[]; upper: number[] };
    lower?: number;
    upper?: number;
  };
};

export function synthCases(stratum?: string): Cases {
  const rows = parse(readFileSync(new URL('synth_a.csv', folder)), { columns: true }) as Record<
    string,
    string
  >[];
  const numbers = ['base_weight', 'satisfaction', 'spend'];
  return casesFrom(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, text]) => [
          name,
          text === '' ? { missing: 'skipped' as const } : numbers.includes(name) ? Number(text) : text,
        ]),
      ),
    ),
    {
      categories: {
        age: ['18-24', '25-34', '35-49', '50-64', '65+'],
        gender: ['woman', 'man', 'other'],
        region: ['North', 'Midlands', 'East', 'London', 'South East', 'South West', 'Wales', 'Scotland'],
        education: ['none', 'school', 'college', 'degree'],
        ethnicity: ['white', 'asian', 'black', 'mixed', 'other'],
        tenure: ['own', 'rent', 'social'],
        support: ['yes', 'no', 'dont_know'],
        used_service: ['no', 'yes'],
      },
      numbers,
      baseWeight: 'base_weight',
      ...(stratum !== undefined && { stratum }),
      selection: 'unknown',
    },
  );
}

/** The margins of a raking case. Where those without a value have a target there, the known categories share the whole again. */
export function synthMargins(id: string): Alignment {
  return alignMargins(
    expected.weights[id]!.margins.map(({ vars, cells }): Margin => {
      const total = cells.reduce((sum, { target }) => sum + target, 0);
      const known = cells.filter(({ levels }) => !levels.includes('missing'));
      const knownTotal = known.reduce((sum, { target }) => sum + target, 0);
      return {
        variables: vars.map((name) => (name === 'education_m' ? 'education' : name)),
        universe: 'adults',
        geography: 'made up',
        source: 'synth_a',
        year: 2026,
        licence: 'CC0',
        cells: known.map(({ levels, target }) => ({ codes: levels, count: (target * total) / knownTotal })),
      };
    }),
  );
}
