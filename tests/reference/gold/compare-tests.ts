import { degreesOfFreedom } from '../../../analysis/results/design';
import type { Comparison } from '../part';
import type { QueryReport, Wanted } from './compare-query';
import { allNear, listOf, near, numberOf } from './near';
import { answersOf, emptyCategories, type GoldQuery, type On, testFigures, testNames } from './queries';

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
  // In a fitted design R's tests go by all rows it keeps: their degrees of freedom, and categories the domain emptied.
  const df = kept === undefined ? undefined : degreesOfFreedom(on.design, on.keptRows);
  const empty = emptyCategories(on, query, 'domain');
  if (kept !== undefined && empty > emptyCategories(on, query, 'all'))
    return {
      comparisons,
      apart: [{ id, why: 'a category that the domain emptied: left out here, still counted in R' }],
    };
  for (const [name, theirs] of Object.entries(wanted)) {
    if (!Object.hasOwn(testNames, name)) continue;
    const { statistic, p_value, df: ofTest, error } = theirs as Wanted;
    const at = `${id} ${name}`;
    const own = testFigures(on, query, name, df);
    if (error !== undefined && own && isSaddlepoint(name)) {
      apart.push({ id: at, why: `R finds no saddlepoint (${String(error)})` });
      continue;
    }
    if (error !== undefined) {
      comparisons.push(near(at, 'refusal', own?.p ?? null, null, 0));
      continue;
    }
    const isIterated = isSaddlepoint(name);
    if (numberOf(statistic) === null && own && empty > 0) {
      apart.push({ id: at, why: 'a category nobody is in: left out here, no figure in R' });
      continue;
    }
    const scale = name === 'Chisq' || isIterated ? more : 1;
    comparisons.push(near(at, 'statistic', own && own.statistic * scale, numberOf(statistic), 1e-6));
    if (ofTest !== undefined)
      comparisons.push(...allNear(at, 'test df', own?.df ?? [], listOf(ofTest), 1e-6));
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

const isSaddlepoint = (name: string) => name === 'lincom' || name === 'saddlepoint';

const isWhole = (df: number | null | undefined) =>
  typeof df === 'number' && Math.abs(df - Math.round(df)) <= 1e-9 * df;
