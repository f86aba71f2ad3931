import { effectiveShare } from '../../analysis/panel/effective-share';
import { type Representativeness, representativeness } from '../../analysis/panel/representativeness';
import { type OpenCell, type RecruitmentPlan, rankOpenCells, whomNext } from '../../analysis/panel/whom-next';
import type { Alignment } from '../../analysis/targets/margins';
import { getWeightingMethod } from '../../analysis/weighting/index';
import type { Read } from '../../db/connect';
import type { Footprint } from '../../db/queries/footprints';
import { listSnapshots, type PanelFigures, type PanelSnapshot } from '../../db/queries/panel';
import { type FrameRow, findFrameInUse } from '../../db/queries/targets';
import { addDays, localDateOf } from '../../surveys/fieldwork/local-date';
import { isActive } from '../../surveys/panel/status';
import { countInFrame, decideAdmission } from '../../surveys/recruitment/admission';
import { alignmentOf, shownMargins } from './frame-alignment';
import { casesOfPanel } from './read-cases-of-panel';
import { readMemberships, type Staying, stayingOf } from './read-memberships';
import { type Respondents, readRespondents } from './read-respondents';
import { type PanelGiven, readStanding, type Standing } from './read-standing';

type Cases = ReturnType<typeof casesOfPanel>;

/** One group of people beside the population: how they fit category by category, and as a whole. */
export type Fit = {
  readonly figures: PanelFigures;
  /** Why they could not be raked to the frame, when they could not. */
  readonly efficiencyProblem: string | null;
  /** What is left of them after raking, in people. */
  readonly effectiveBase: number | null;
  readonly largestGap: Representativeness['largestGap'];
  readonly shown: Representativeness;
};

export type PanelReading = {
  readonly standing: Standing;
  readonly frame: FrameRow | undefined;
  readonly respondents: Respondents | undefined;
  readonly margins: ReturnType<typeof shownMargins>;
  readonly panel: Fit;
  readonly active: Fit;
  readonly answered: Fit | null;
  readonly next: RecruitmentPlan | null;
  /** Every category below its share, and what one more of its people would do. */
  readonly open: readonly OpenCell[];
  readonly staying: Staying;
  readonly reservesFitting: number;
  readonly history: readonly PanelSnapshot[];
};

/** The panel beside its population as of now (R6): members, active members and those who answered the latest survey. */
export async function readPanel(deps: PanelGiven, footprint: Footprint, read: Read): Promise<PanelReading> {
  const frame = await findFrameInUse(read);
  const standing = await readStanding(deps, read);
  const respondents = frame ? await readRespondents(deps, read, standing) : undefined;
  const history = await listSnapshots(read, addDays(localDateOf(standing.asOf, footprint.timeZone), -366));
  const population = frame ? alignmentOf(frame) : { universe: '', geography: '', total: 0, margins: [] };
  const margins = frame ? shownMargins(frame) : [];
  const wanted = new Set(population.margins.flatMap(({ variables }) => variables));
  const variables = standing.variables.filter(({ key }) => wanted.has(key));
  const compare = (people: Parameters<typeof casesOfPanel>[1]) =>
    fitOf(casesOfPanel(variables, people), population, { ...population, margins });
  const codes = standing.panel.map((one) => one.codes);
  const counts = frame && countInFrame(frame, codes);
  return {
    standing,
    frame,
    respondents,
    margins,
    panel: compare(codes),
    active: compare(
      standing.panel
        .filter(({ member }) => isActive({ profileAt: member.lastActiveAt }, standing.asOf))
        .map((one) => one.codes),
    ),
    answered: respondents ? compare(respondents.codes) : null,
    next: frame
      ? whomNext(casesOfPanel(variables, codes), population, Math.max(0, frame.size - codes.length))
      : null,
    open: frame ? rankOpenCells(casesOfPanel(variables, codes), population) : [],
    staying: stayingOf(await readMemberships(read), footprint, standing.asOf),
    reservesFitting:
      frame && counts
        ? standing.reserves.filter((one) => decideAdmission(frame, counts, one.codes).admitted).length
        : 0,
    history,
  };
}

function fitOf(cases: Cases, population: Alignment, shown: Alignment): Fit {
  const whole = representativeness(cases, population);
  const byVariable = representativeness(cases, shown);
  const raked = effectiveShare(cases, population, (people, margins) =>
    getWeightingMethod('rake').weigh(people, margins, {
      missing: 'own-category',
      maxRounds: 200,
      tolerance: 1e-6,
    }),
  );
  return {
    figures: { people: cases.n, mismatch: whole.meanDissimilarity, efficiency: raked.share },
    efficiencyProblem: raked.problem,
    effectiveBase: raked.effectiveBase,
    largestGap: byVariable.largestGap,
    shown: byVariable,
  };
}
