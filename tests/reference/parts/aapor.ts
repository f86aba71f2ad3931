import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type OutcomeCounts,
  outcomeRates,
  type RateName,
  rateNames,
} from '../../../analysis/fieldwork/outcome-rates';
import type { Comparison, ReferencePart } from '../part';

const file = 'aapor/cases.json';
/** Relative; null where the denominator is 0. */
const tolerance = 1e-12;

const count = z.number().default(0);
const cases = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      dispositions: z.object({
        I: count,
        P: count,
        R: count,
        NC: count,
        O: count,
        UH: count,
        UO: count,
        NE: count,
      }),
      e_given: z.number().nullish(),
      e_used: z.number().nullish(),
      expected: z.record(z.string(), z.number().nullable()),
    }),
  ),
});
type AaporCase = z.infer<typeof cases>['cases'][number];

/** Outcome rates of disposition tables, against AAPOR's formulas in exact fractions. */
export const aapor: ReferencePart = {
  folder: 'aapor',
  run: async (root) => {
    const read = cases.parse(JSON.parse(await readFile(join(root, file), 'utf8')));
    return [
      {
        file,
        cases: read.cases.length,
        queries: read.cases.reduce((sum, { expected }) => sum + Object.keys(expected).length, 0),
        comparisons: read.cases.flatMap(compareCase),
        apart: read.cases.flatMap(({ id, expected }) =>
          Object.keys(expected)
            .filter((name) => !isRate(name))
            .map((name) => ({ id: `${id} / ${name}`, why: 'no rate of this name is built' })),
        ),
      },
    ];
  },
};

function compareCase(one: AaporCase): Comparison[] {
  const { rates, e } = outcomeRates(countsOf(one), one.e_given ?? undefined);
  return [
    ...(one.e_used === undefined ? [] : [compare(`${one.id} / e`, 'e', e, one.e_used)]),
    ...Object.entries(one.expected).flatMap(([name, wanted]) =>
      isRate(name) ? [compare(`${one.id} / ${name}`, 'rate', rates[name], wanted)] : [],
    ),
  ];
}

/** A table names refusals and break-offs together, and two kinds of unknown; the formulas never part them. */
function countsOf({ dispositions: given }: AaporCase): OutcomeCounts {
  return {
    complete: given.I,
    partial: given.P,
    refusal: given.R,
    'break-off': 0,
    'non-contact': given.NC,
    'other-eligible': given.O,
    unknown: given.UH + given.UO,
    'not-eligible': given.NE,
  };
}

function compare(id: string, kind: string, found: number | null, wanted: number | null): Comparison {
  const note = `found ${found}, wanted ${wanted}`;
  if (found === null || wanted === null) {
    const passed = found === wanted;
    return { id, kind, passed, error: null, ...(!passed && { note }) };
  }
  const error = found === wanted ? 0 : Math.abs(found - wanted) / Math.abs(wanted);
  const passed = error <= tolerance;
  return { id, kind, passed, error, ...(!passed && { note }) };
}

function isRate(name: string): name is RateName {
  return (rateNames as readonly string[]).includes(name);
}
