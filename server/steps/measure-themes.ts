import { categoryColumn } from '../../analysis/cases';
import type { Design } from '../../analysis/results/design';
import { isShaky } from '../../analysis/results/disclosure';
import { prevalenceOf } from '../../analysis/themes/prevalence';
import { designEffect } from '../../analysis/weighting/diagnostics';
import type { Read } from '../../db/connect';
import { listCasesOfWave } from '../../db/queries/fieldwork';
import { findNewestWeights, findWaveQuestions, listAnswersOfWave, listRaised } from '../../db/queries/themes';
import { completenessOf } from '../../surveys/questionnaires/completeness';
import { smallestNumberShown } from '../../surveys/updates/statement';
import { Refusal } from '../errors';

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

/**
 * Prevalence of themes of one question: each respondent counts once however often and by however many coders a
 * comment was coded. Respondents are those who are in the wave's newest weighting or, before there is one, gave
 * usable answers. Comments wait for release to be shown, not to be counted; those withheld are not counted.
 */
export async function measureThemes(
  read: Read,
  of: { readonly waveId: string; readonly questionKey: string },
  themes: readonly { readonly id: string; readonly codeIds: readonly string[] }[],
): Promise<{ base: PrevalenceBase; shown: ReadonlyMap<string, ShownPrevalence> }> {
  const { design, cases, weighting } = await designOfWave(read, of.waveId);
  const weightedBase = design.weights.reduce((sum, weight) => sum + weight, 0);
  const base = {
    people: design.n,
    weighted: weightedBase,
    effective: design.n > 0 && weightedBase > 0 ? design.n / designEffect(design.weights) : 0,
    weighting,
    intervalName: null,
  };
  if (design.n === 0 || weightedBase === 0)
    return { base, shown: new Map(themes.map(({ id }) => [id, hidden('nobody-asked')])) };
  const raisedBy = new Map<string, Set<string>>();
  for (const { caseId, codeId } of await listRaised(read, of.waveId, of.questionKey)) {
    const own = raisedBy.get(codeId);
    if (own) own.add(caseId);
    else raisedBy.set(codeId, new Set([caseId]));
  }
  const raised = Object.fromEntries(
    themes.map(({ id, codeIds }) => [
      id,
      Uint8Array.from(cases, (caseId) => (codeIds.some((code) => raisedBy.get(code)?.has(caseId)) ? 1 : 0)),
    ]),
  );
  const figures = prevalenceOf(raised, design);
  const shown = new Map(
    figures.map(({ theme, people, share }) => [theme, disclose(people, design.n, share)] as const),
  );
  return { base: { ...base, intervalName: figures[0]?.share?.interval?.name ?? null }, shown };
}

type Share = ReturnType<typeof prevalenceOf>[number]['share'];

/** Nothing on fewer than ten respondents, and no theme that under ten raised, or all but under ten (R16). */
function disclose(people: number, respondents: number, share: Share): ShownPrevalence {
  if (respondents < smallestNumberShown || people < smallestNumberShown) return hidden('fewer-than-10');
  if (respondents - people > 0 && respondents - people < smallestNumberShown) return hidden('not-shown');
  if (share === null) return hidden('nobody-asked');
  return {
    people,
    share: share.estimate,
    low: share.interval?.lower ?? null,
    high: share.interval?.upper ?? null,
    isSmallBase: isShaky(share),
    hidden: null,
  };
}

/** Respondents of a wave with their weights and strata. */
async function designOfWave(
  read: Read,
  waveId: string,
): Promise<{ design: Design; cases: string[]; weighting: string | null }> {
  const rows = await listCasesOfWave(read, waveId);
  const newest = await findNewestWeights(read, waveId);
  const usable = newest ? undefined : await listUsable(read, waveId);
  const respondents = rows.filter((row) => (newest ? newest.weights.has(row.id) : usable?.has(row.id)));
  const strata = [...new Set(respondents.map((row) => row.stratum))];
  const design: Design = {
    n: respondents.length,
    weights: Float64Array.from(respondents, (row) => newest?.weights.get(row.id) ?? row.baseWeight),
    ...(strata.length > 1
      ? {
          strata: categoryColumn(
            'stratum',
            respondents.map((row) => row.stratum),
            strata,
          ),
        }
      : {}),
    adjustments: [],
    selection:
      respondents.length > 0 && respondents.every((row) => row.selection === 'known') ? 'known' : 'unknown',
    lonely: 'adjust',
  };
  return { design, cases: respondents.map((row) => row.id), weighting: newest?.method ?? null };
}

async function listUsable(read: Read, waveId: string): Promise<Set<string>> {
  const wave = await findWaveQuestions(read, waveId);
  if (!wave) throw new Refusal('not-found');
  const rows = await listAnswersOfWave(read, waveId);
  return new Set(
    rows
      .filter(({ answers }) => completenessOf(wave.definition, answers).status !== 'break-off')
      .map((row) => row.caseId),
  );
}
