import type { Comparison } from '../part';
import type { QueryReport, Wanted } from './compare-query';
import { allNear, listOf, near, numberOf } from './near';
import { answersOf, type GoldQuery, type On, testFigures, testNames } from './queries';

/** Tests of independence: all that a query gives of R's six statistics. */
export function compareTests(
  id: string,
  on: On,
  query: GoldQuery,
  wanted: Wanted,
  kept?: number,
): QueryReport {
  const { rows, answered } = answersOf(on, query);
  // R multiplies by all rows left of the design, the product by those who answered both.
  const more = (kept ?? rows) / answered;
  const comparisons: Comparison[] = [];
  const apart: QueryReport['apart'] = [];
  for (const [name, theirs] of Object.entries(wanted)) {
    if (!Object.hasOwn(testNames, name)) continue;
    const { statistic, p_value, df, error } = theirs as Wanted;
    const at = `${id} ${name}`;
    const own = testFigures(on, query, name);
    if (error !== undefined) {
      comparisons.push(near(at, 'refusal', own?.p ?? null, null, 0));
      continue;
    }
    const isIterated = ['lincom', 'saddlepoint'].includes(name);
    const scale = name === 'Chisq' || isIterated ? more : 1;
    comparisons.push(near(at, 'statistic', own && own.statistic * scale, numberOf(statistic), 1e-6));
    if (df !== undefined) comparisons.push(...allNear(at, 'test df', own?.df ?? [], listOf(df), 1e-6));
    const chance = isIterated
      ? near(at, 'saddlepoint p', own?.p, numberOf(p_value), 1e-4)
      : near(at, 'p', own?.p, numberOf(p_value), 1e-6);
    if (!chance.passed && isIterated && isWhole(listOf((wanted.F as Wanted | undefined)?.df)[1]))
      apart.push({
        id: at,
        why: 'degrees of freedom that R cuts are whole but for rounding; it cut one more',
      });
    else comparisons.push(chance);
  }
  return { comparisons, apart };
}

const isWhole = (df: number | null | undefined) =>
  typeof df === 'number' && Math.abs(df - Math.round(df)) <= 1e-9 * df;
