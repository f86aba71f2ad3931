import type { CategoryFit, Representativeness } from '../../analysis/panel/representativeness';
import { largestRemainder } from '../../analysis/targets/quota-frame';
import { type Footprint, findFootprintById } from '../../db/queries/footprints';
import type { ProfileVariable } from '../../surveys/panel/profile';
import { labelOfCell } from '../../surveys/targets/cell-words';
import { inLanguage } from '../../surveys/vocabulary';
import { Refusal } from '../errors';
import type { WorkRead } from '../work/reader';
import { type PanelReading, readPanel } from './read-panel';
import type { PanelGiven } from './read-standing';

/** The dashboard as a task of a worker thread: a thousand members with their facts are too many rows for the main one. */
export async function drawPanel(
  given: Pick<WorkRead, 'read' | 'secrets' | 'places'>,
  { at }: { readonly at: number },
): Promise<ReturnType<typeof showPanel>> {
  const footprint = await findFootprintById(given.read, given.read.footprintId);
  if (!footprint) throw new Refusal('not-found');
  const here = { secrets: given.secrets, places: given.places, now: () => new Date(at) };
  return showPanel(here, footprint, await readPanel(here, footprint, given.read));
}

/** A panel reading in the words and figures of the dashboard: every figure beside its base. */
export function showPanel(deps: PanelGiven, footprint: Footprint, reading: PanelReading) {
  const { standing, frame, respondents, panel, active, answered, next } = reading;
  const byKey = new Map(standing.variables.map((variable) => [variable.key, variable]));
  const title = (key: string) => labelOf(byKey.get(key), key);
  const crossed = (variables: readonly string[]) => variables.map(title).join(' × ');
  return {
    asOf: standing.asOf.toISOString(),
    frame: frame
      ? {
          id: frame.id,
          name: frame.name,
          size: frame.size,
          universe: frame.universe,
          population: frame.population,
          years: [...new Set(frame.margins.map(({ year }) => year))].sort(),
        }
      : null,
    base: {
      members: standing.panel.length,
      paused: standing.panel.filter(({ member }) => member.status === 'paused').length,
      active: active.figures.people,
      reserves: standing.reserves.length,
      reservesFitting: reading.reservesFitting,
      respondents: answered?.figures.people ?? null,
      wave: respondents ? { title: respondents.wave.title, invited: respondents.invited } : null,
    },
    groups: reading.margins.map((margin, m) => {
      const fit = panel.shown.margins[m]!;
      const variable = byKey.get(margin.variables[0]!);
      return {
        key: margin.variables[0]!,
        title: title(margin.variables[0]!),
        otherUniverse: margin.otherUniverse,
        universe: margin.universe,
        source: margin.source,
        year: margin.year,
        unknown: Object.entries(fit.unknown).map(([reason, people]) => ({ reason, people })),
        notInPopulation: fit.notInPopulation,
        rows: inProfileOrder(
          variable,
          margin.cells.map(({ codes }) => codes[0]!),
        ).map((c) => ({
          code: margin.cells[c]!.codes[0]!,
          label: labelOfCell([variable], margin.cells[c]!.codes),
          ...figuresOf(fit.categories[c]!),
          active: shareOf(active.shown, m, c),
          respondents: answered ? shareOf(answered.shown, m, c) : null,
          target: margin.targets[c]!.target,
          tolerance: margin.targets[c]!.tolerance,
        })),
      };
    }),
    overall: {
      mismatch: {
        panel: panel.figures.mismatch,
        active: active.figures.mismatch,
        respondents: answered?.figures.mismatch ?? null,
      },
      efficiency: {
        panel: panel.figures.efficiency,
        active: active.figures.efficiency,
        respondents: answered?.figures.efficiency ?? null,
      },
      efficiencyProblem: panel.efficiencyProblem,
      effectiveBase: panel.effectiveBase,
      largestGap: panel.largestGap && {
        label: labelOfCell(
          panel.largestGap.margin.split(' × ').map((key) => byKey.get(key)),
          panel.largestGap.codes,
        ),
        gap: panel.largestGap.gap,
      },
      over: frame?.margins.map(({ variables }) => crossed(variables)) ?? [],
    },
    next: next
      ? {
          places: Math.max(0, (frame?.size ?? 0) - standing.panel.length),
          over: next.groups[0]?.variables.map(title) ?? [],
          mismatchNow: next.mismatchNow,
          groups: next.groups.map(({ variables, codes, people, mismatchThen, fallPerRecruit }) => ({
            label: labelOfCell(
              variables.map((key) => byKey.get(key)),
              codes,
            ),
            people,
            mismatchThen,
            fallPerRecruit,
          })),
          open: reading.open.map(({ margin, codes, people, populationShare, fall }) => {
            const variables = margin.split(' × ');
            return {
              title: crossed(variables),
              label: labelOfCell(
                variables.map((key) => byKey.get(key)),
                codes,
              ),
              people,
              population: populationShare,
              fall,
            };
          }),
          placesLeft: next.placesLeft,
        }
      : null,
    staying: stayingShown(reading.staying),
    where: frame ? whereOf(deps, footprint, reading, frame.size) : null,
    history: reading.history.map((day) => ({
      day: day.day,
      members: day.panel.people,
      mismatch: {
        panel: day.panel.mismatch,
        active: day.active.mismatch,
        respondents: day.respondents?.mismatch ?? null,
      },
      efficiency: {
        panel: day.panel.efficiency,
        active: day.active.efficiency,
        respondents: day.respondents?.efficiency ?? null,
      },
    })),
  };
}

function stayingShown({ retention, months, length }: PanelReading['staying']) {
  const reasons = (left: Readonly<Record<string, number>>) =>
    Object.entries(left).map(([reason, people]) => ({ reason, people }));
  return {
    retention: retention && {
      since: retention.since.toISOString(),
      base: retention.base,
      still: retention.still,
      share: retention.retention,
      left: reasons(retention.left),
    },
    months: months.map(({ from, atRisk, left, hazard, cameAndWent }) => ({
      month: from.toISOString(),
      atRisk,
      left: reasons(left),
      hazard,
      cameAndWent,
    })),
    length: {
      people: length.people,
      medianDays: length.medianDays,
      years: [...length.years],
      halfLeftDays: length.halfLeftDays,
    },
  };
}

function figuresOf(fit: CategoryFit) {
  return {
    population: fit.populationShare,
    panel: fit.panelShare,
    gap: fit.gap,
    plusMinus: reachOf(fit),
    outside:
      fit.isOutsideRange && fit.gap !== null ? (fit.gap < 0 ? ('below' as const) : ('above' as const)) : null,
    index: fit.index,
    members: fit.people,
  };
}

/** How far a random panel might be off on the side of the gap; Wilson's range is not as wide on both, and the mark goes by it. */
const reachOf = ({ range, gap, populationShare }: CategoryFit) =>
  range && (gap !== null && gap < 0 ? populationShare - range.lower : range.upper - populationShare);

const shareOf = (fit: Representativeness, margin: number, category: number) =>
  fit.margins[margin]?.categories[category]?.panelShare ?? null;

const labelOf = (variable: ProfileVariable | undefined, key: string) =>
  variable ? inLanguage(variable.label, 'en') : key;

/** Places of the codes as the profile orders them; codes it does not know come last. */
function inProfileOrder(variable: ProfileVariable | undefined, codes: readonly string[]): number[] {
  const order = new Map(variable?.categories.map(({ code }, at) => [code, at]));
  return codes
    .map((code, at) => ({ at, rank: order.get(code) ?? codes.length + at }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ at }) => at);
}

/** Authority by quintile: no census table crosses them at 16+, so the people of small areas are added up instead. */
function whereOf(deps: PanelGiven, footprint: Footprint, { standing }: PanelReading, size: number) {
  const authority = standing.variables.find(({ key }) => key === 'local_authority');
  const quintile = standing.variables.find(({ key }) => key === 'imd_quintile');
  if (!authority || !quintile) return null;
  const cells = authority.categories.flatMap((column) =>
    quintile.categories.map((row) => ({ column: column.code, row: row.code, residents: 0, members: 0 })),
  );
  const at = (column: string | undefined, row: string | undefined) =>
    cells.find((cell) => cell.column === column && cell.row === row);
  for (const { place, residents } of deps.places.countResidents(footprint.placeRule)) {
    const cell = at(place.authority, place.quintile);
    if (cell) cell.residents += residents;
  }
  if (cells.every(({ residents }) => residents === 0)) return null;
  let unknown = 0;
  for (const { codes } of standing.panel) {
    const [column, row] = [codes.local_authority, codes.imd_quintile].map((stored) =>
      stored && 'value' in stored ? stored.value : undefined,
    );
    const cell = at(column, row);
    if (cell) cell.members += 1;
    else unknown += 1;
  }
  const targets = largestRemainder(
    cells.map(({ residents }) => residents),
    size,
  );
  return {
    columns: authority.categories.map(({ code, label }) => ({ code, label: inLanguage(label, 'en') })),
    rows: quintile.categories.map((row) => ({
      label: inLanguage(row.label, 'en'),
      cells: authority.categories.map((column) => {
        const place = cells.findIndex((cell) => cell.column === column.code && cell.row === row.code);
        return { members: cells[place]!.members, target: targets[place]! };
      }),
    })),
    unknown,
    note: 'Targets by shares of residents of all ages in small areas (Census 2021, Indices of Deprivation 2025): another universe than the frame’s, for finding places only.',
  };
}
