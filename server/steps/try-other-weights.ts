import { AnalysisError } from '../../analysis/errors';
import { type Design, designOf } from '../../analysis/results/design';
import { alignMargins } from '../../analysis/targets/margins';
import { designEffect } from '../../analysis/weighting/diagnostics';
import { getWeightingMethod } from '../../analysis/weighting/index';
import type { Recipe } from '../../analysis/weighting/recipe';
import { isSelfRecruited } from '../../surveys/recruitment/sources';
import type { ResultFigure } from '../contract/results';
import type { Sensitivity } from '../contract/weighting';
import { Refusal } from '../errors';
import type { WorkRead } from '../work/reader';
import { measure } from './measures';
import { casesOf, type UsableCase } from './read-cases';
import { readWeighted, type WeightedWave } from './read-weighted';
import { limitsOf, questionsOf } from './tabulate';

/** One other way the same answers could have been weighted. */
type Variant = {
  readonly key: string;
  readonly label: string;
  readonly people: readonly UsableCase[];
  readonly design: Design;
};

/** What an answer's share would be under one of them, or why it cannot be said. */
type Tried = Omit<Variant, 'design' | 'people'> & {
  readonly variant: Variant | null;
  readonly trouble: string | null;
};

/**
 * In a worker: how far a question's figures hang on how they were weighted. Beside the weights in use stand: none, one margin
 * left out at a time, without those who carry the most weight, and without those who came of their own accord.
 * A way that differs from the whole by under ten people is not shown for a sensitive question: the difference would speak of them.
 */
export async function tryOtherWeights(
  given: WorkRead,
  input: { readonly waveId: string; readonly question?: string },
): Promise<Sensitivity> {
  const weighted = await readWeighted(given, input.waveId);
  const { wave, weighting } = weighted;
  if (!weighting) {
    throw new Refusal(
      'not-possible-now',
      'This survey has no weights yet, so there is nothing to set beside others. Keep weights first.',
    );
  }
  const asked = questionsOf(wave).filter(({ kind }) => kind !== 'open-text');
  const question = input.question === undefined ? asked[0] : asked.find(({ key }) => key === input.question);
  if (!question) throw new Refusal('not-found');
  const rule = { ...(await limitsOf(given)), hideSmallCounts: question.sensitive === true };
  const tried = waysOf(weighted, weighting.recipe);
  const figures = tried.map(({ variant }) => {
    if (!variant || (rule.hideSmallCounts && isTooNear(variant, weighted))) return null;
    const on = { cases: casesOf(wave, variant.people), design: variant.design, rule, segment: null };
    return measure(question, on).groups[0] ?? null;
  });
  const inUse = figures[0];
  return {
    wave: { id: wave.wave.id, title: wave.wave.title },
    question: { key: question.key, label: question.label.en },
    questions: asked.map(({ key, label }) => ({ key, label: label.en })),
    measure: inUse
      ? { title: inUse.title, unit: inUse.unit, unitWords: inUse.unitWords, decimals: inUse.decimals }
      : null,
    ways: tried.map(({ key, label, variant, trouble }, v) => ({
      key,
      label,
      people: variant?.people.length ?? null,
      effectiveBase: variant && variant.people.length / designEffect(variant.design.weights),
      trouble: trouble ?? (variant && !figures[v] ? nearWords : null),
    })),
    lines: (inUse?.lines ?? []).map(({ code, label }, l) => ({
      code,
      label,
      figures: figures.map((group): ResultFigure | null => group?.lines[l]?.everyone ?? null),
    })),
  };
}

const nearWords = 'Not shown: it differs from all answers by fewer than 10 people.';

function isTooNear({ people }: Variant, { people: all }: WeightedWave): boolean {
  const fewer = all.length - people.length;
  return fewer > 0 && fewer < 10;
}

function waysOf(weighted: WeightedWave, recipe: Recipe): Tried[] {
  const { people, weights, wave, design } = weighted;
  const margins = recipe.margins.map(({ variables }) => variables.join(' × '));
  const labelOf = (name: string) =>
    name
      .split(' × ')
      .map((key) => wave.variables.find((variable) => variable.key === key)?.label.en ?? key)
      .join(' by ')
      .toLowerCase();
  const heavy = new Set(
    [...weights.keys()].sort((one, other) => weights[other]! - weights[one]!).slice(0, topOf(people.length)),
  );
  return [
    { key: 'in-use', label: 'Weights in use', make: () => ({ people, design }) },
    {
      key: 'unweighted',
      label: 'Unweighted',
      make: () => ({ people, design: designOf(weighted.cases) }),
    },
    ...(margins.length > 1 ? margins : []).map((name) => ({
      key: `without ${name}`,
      label: `Without ${labelOf(name)}`,
      make: () => weighedAgain(weighted, recipe, people, name),
    })),
    {
      key: 'without-heaviest',
      label: `Without the ${heavy.size} people of most weight (1%)`,
      make: () => {
        const light = people.filter((_, i) => !heavy.has(i));
        const own = weights.filter((_, i) => !heavy.has(i));
        return { people: light, design: { ...designOf(casesOf(wave, light)), weights: own } };
      },
    },
    {
      key: 'without-self-recruited',
      label: 'Without those who came of their own accord',
      make: () => {
        const others = people.filter(({ source }) => !isSelfRecruited(source));
        if (others.length === people.length)
          return 'Nobody who answered came of their own accord, so this changes nothing.';
        return weighedAgain(weighted, recipe, others, null);
      },
    },
  ].map(({ key, label, make }): Tried => {
    const made = tryMaking(make);
    return typeof made === 'string'
      ? { key, label, variant: null, trouble: made }
      : { key, label, variant: { key, label, ...made }, trouble: null };
  });
}

type Made = Pick<Variant, 'people' | 'design'>;

function tryMaking(make: () => Made | string): Made | string {
  try {
    return make();
  } catch (error) {
    if (error instanceof AnalysisError) return error.message;
    throw error;
  }
}

const topOf = (people: number) => Math.max(1, Math.round(people / 100));

/** The recipe carried out on some of the people, or without one of its margins. */
function weighedAgain(
  { wave }: WeightedWave,
  recipe: Recipe,
  people: readonly UsableCase[],
  without: string | null,
): Made {
  const cases = casesOf(wave, people);
  const kept = recipe.margins.filter(({ variables }) => variables.join(' × ') !== without);
  const population = alignMargins(kept, {
    universe: recipe.universe,
    total: recipe.total,
    sharesOnly: recipe.sharesOnly,
  });
  const weighting = getWeightingMethod(recipe.method).weigh(cases, population, {
    ...recipe.options,
    merges: recipe.merges.filter(({ margin }) => margin !== without),
  });
  return { people, design: designOf(cases, weighting) };
}
