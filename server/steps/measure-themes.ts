import { isShaky } from '../../analysis/results/disclosure';
import { prevalenceOf } from '../../analysis/themes/prevalence';
import { designEffect } from '../../analysis/weighting/diagnostics';
import { listRaised } from '../../db/queries/themes';
import { smallestNumberShown } from '../../surveys/updates/statement';
import type { WorkRead } from '../work/reader';
import { readWeighted } from './read-weighted';
import { type Limits, limitsOf } from './tabulate';

/** A theme's weighted share among respondents in the form that may be shown; `hidden` says why there is no figure. */
export type ShownPrevalence = {
  readonly people: number | null;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly isSmallBase: boolean;
  readonly hidden: 'fewer-than-10' | 'not-shown' | 'nobody-asked' | null;
};

export type PrevalenceBase = {
  readonly people: number;
  readonly weighted: number;
  readonly effective: number;
  /** The method of the wave's newest weighting; null when base weights are used. */
  readonly weighting: string | null;
  readonly intervalName: string | null;
};

const hidden = (why: NonNullable<ShownPrevalence['hidden']>): ShownPrevalence => ({
  people: null,
  share: null,
  low: null,
  high: null,
  isSmallBase: false,
  hidden: why,
});

/** Themes of some questions, as ids with the codes each is made of. */
export type QuestionThemes = {
  readonly waveId: string;
  readonly questionKey: string;
  readonly themes: readonly { readonly id: string; readonly codeIds: readonly string[] }[];
};

export type MeasuredThemes = {
  readonly base: PrevalenceBase;
  /** By theme id. */
  readonly shown: Readonly<Record<string, ShownPrevalence>>;
};

/**
 * In a worker: prevalence of themes, question by question. Each respondent counts once, however often and by however
 * many coders a comment was coded. Respondents are those the wave's newest weights are of or, before there are any, all
 * with usable answers. Comments wait for release to be shown, not to be counted; those withheld are not counted.
 */
export async function measureThemes(
  given: WorkRead,
  questions: readonly QuestionThemes[],
): Promise<MeasuredThemes[]> {
  const limits = await limitsOf(given);
  const measured: MeasuredThemes[] = [];
  for (const question of questions) measured.push(await measureQuestion(given, question, limits));
  return measured;
}

async function measureQuestion(
  given: WorkRead,
  { waveId, questionKey, themes }: QuestionThemes,
  limits: Limits,
): Promise<MeasuredThemes> {
  const { people, design, weighting } = await readWeighted(given, waveId);
  const weightedBase = design.weights.reduce((sum, weight) => sum + weight, 0);
  const base = {
    people: design.n,
    weighted: weightedBase,
    effective: weightedBase > 0 ? design.n / designEffect(design.weights) : 0,
    weighting: weighting?.recipe.method ?? null,
    intervalName: null,
  };
  if (weightedBase === 0)
    return { base, shown: Object.fromEntries(themes.map(({ id }) => [id, hidden('nobody-asked')])) };
  const raisedBy = new Map<string, Set<string>>();
  for (const { caseId, codeId } of await listRaised(given.read, waveId, questionKey)) {
    const own = raisedBy.get(codeId);
    if (own) own.add(caseId);
    else raisedBy.set(codeId, new Set([caseId]));
  }
  const raised = Object.fromEntries(
    themes.map(({ id, codeIds }) => [
      id,
      Uint8Array.from(people, ({ caseId }) =>
        codeIds.some((code) => raisedBy.get(code)?.has(caseId)) ? 1 : 0,
      ),
    ]),
  );
  const figures = prevalenceOf(raised, design);
  return {
    base: { ...base, intervalName: figures[0]?.share?.interval?.name ?? null },
    shown: Object.fromEntries(
      figures.map(({ theme, people: raisers, share }) => [theme, disclose(raisers, design.n, share, limits)]),
    ),
  };
}

type Share = ReturnType<typeof prevalenceOf>[number]['share'];

/** Nothing on fewer than ten respondents, and no theme that under ten raised, or all but under ten (R16). */
function disclose(people: number, respondents: number, share: Share, limits: Limits): ShownPrevalence {
  if (respondents < smallestNumberShown || people < smallestNumberShown) return hidden('fewer-than-10');
  if (respondents - people > 0 && respondents - people < smallestNumberShown) return hidden('not-shown');
  if (share === null) return hidden('nobody-asked');
  return {
    people,
    share: share.estimate,
    low: share.interval?.lower ?? null,
    high: share.interval?.upper ?? null,
    isSmallBase: isShaky(share, limits),
    hidden: null,
  };
}
