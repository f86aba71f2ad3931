import { AnalysisError } from '../../analysis/errors';
import { alignMargins, marginName } from '../../analysis/targets/margins';
import { missedSums } from '../../analysis/targets/missed-sums';
import { quotaFrame } from '../../analysis/targets/quota-frame';
import type { Read } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import { listVariables } from '../../db/queries/panel';
import { addFrame, listMarginsById, type MarginRow } from '../../db/queries/targets';
import type { ProfileVariable } from '../../surveys/panel/profile';
import { labelOfCell } from '../../surveys/targets/cell-words';
import type { FrameMargin, QuotaFrame } from '../../surveys/targets/frame';
import type { FrameWanted } from '../contract/targets';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { ask } from '../work/ask';
import type { WorkRead } from '../work/reader';

/** The targets a frame would have. Nothing is kept. Margins that do not belong together are refused in words. */
export const previewFrame = (deps: Deps, footprintId: string, wanted: FrameWanted): Promise<QuotaFrame> =>
  ask<QuotaFrame>(deps, 'compose-frame', footprintId, wanted);

/** In a worker: many crossings rounded together take a second or two. */
export async function composeFrame(
  { read }: Pick<WorkRead, 'read'>,
  wanted: FrameWanted,
): Promise<QuotaFrame> {
  const rows = await listChosen(read, wanted.margins);
  const variables = new Map((await listVariables(read)).map((variable) => [variable.key, variable]));
  checkUsable(rows, variables);
  const accepted = new Set(wanted.acceptOtherUniverse);
  const lead = rows.find((row) => !accepted.has(row.id)) ?? rows[0]!;
  try {
    const alignment = alignMargins(rows, {
      universe: lead.universe,
      sharesOnly: rows.filter((row) => accepted.has(row.id)).map(marginName),
    });
    const frame = quotaFrame(alignment, {
      size: wanted.size,
      controlled: true,
      tolerance: {
        '*': { share: wanted.tolerance },
        ...Object.fromEntries(
          rows.flatMap((row) => {
            const own = wanted.tolerances[row.id];
            return own === undefined ? [] : [[marginName(row), { share: own }]];
          }),
        ),
      },
    });
    return {
      size: wanted.size,
      universe: frame.universe,
      population: frame.total,
      margins: frame.margins.map((margin, m): FrameMargin => {
        const row = rows[m]!;
        return {
          key: row.variables.join('*'),
          variables: row.variables,
          marginId: row.id,
          universe: row.universe,
          geography: row.geography,
          source: row.source,
          year: row.year,
          licence: row.licence,
          total: row.total,
          factor: frame.total / row.total,
          otherUniverse: margin.otherUniverse,
          unknownShare: wanted.unknownShare,
          cells: margin.cells.map((cell, c) => ({
            codes: cell.codes,
            label: labelOfCell(
              row.variables.map((key) => variables.get(key)),
              cell.codes,
            ),
            population: row.cells[c]!.count,
            share: cell.share,
            target: cell.target,
            tolerance: cell.tolerance,
          })),
        };
      }),
    };
  } catch (error) {
    if (error instanceof AnalysisError) throw wrongMargins(error.message);
    throw error;
  }
}

/** Keeps a frame as a draft. */
export async function buildFrame(
  deps: Deps,
  footprintId: string,
  by: string,
  wanted: FrameWanted,
): Promise<string> {
  const frame = await previewFrame(deps, footprintId, wanted);
  const id = deps.secrets.newId();
  await deps.writer.write(footprintId, async (write) => {
    const at = deps.now();
    await addFrame(write, {
      id,
      name: wanted.name,
      size: frame.size,
      universe: frame.universe,
      population: frame.population,
      margins: [...frame.margins],
      createdAt: at,
      createdBy: by,
    });
    await addAudit(write, { at, actor: by, act: 'frame.built', object: id });
  });
  return id;
}

/** What is to be known of a frame's margins: what was scaled, which count other people, which do not add up. */
export function remarksOn(frame: QuotaFrame, titleOf: (margin: FrameMargin) => string): string[] {
  return [...remarksOnSources(frame, titleOf), ...remarksOnSums(frame, titleOf)];
}

function remarksOnSources(frame: QuotaFrame, titleOf: (margin: FrameMargin) => string): string[] {
  return frame.margins.flatMap((margin) => {
    const total = margin.total.toLocaleString('en-GB');
    if (margin.otherUniverse) {
      return [
        `Only the shares of ${titleOf(margin)} are used: it counts ${total} “${margin.universe}”, and the frame ${frame.population.toLocaleString('en-GB')} “${frame.universe}”.`,
      ];
    }
    const people = frame.population - margin.total;
    if (people === 0) return [];
    const share = ((100 * Math.abs(people)) / frame.population).toFixed(3);
    return [
      `${titleOf(margin)} counts ${total} people, ${Math.abs(people)} ${people > 0 ? 'fewer' : 'more'} than the frame’s ${frame.population.toLocaleString('en-GB')} (${share}%). It was scaled to the frame’s total.`,
    ];
  });
}

/** No whole numbers meet some sets of three margins together: then each sum that is off is said. */
function remarksOnSums(frame: QuotaFrame, titleOf: (margin: FrameMargin) => string): string[] {
  const titleOver = (variables: readonly string[]) =>
    titleOf(frame.margins.find((margin) => margin.variables.join() === variables.join())!);
  return missedSums(frame.margins).map(({ interlock, margin, codes, wanted, found }) => {
    const cell = frame.margins
      .find(({ variables }) => variables.join() === margin.join())!
      .cells.find((one) => one.codes.join() === codes.join())!;
    return `The targets of ${titleOver(interlock)} add up to ${found} for “${cell.label}”, and ${titleOver(margin)} wants ${wanted}: no whole numbers meet all margins together. Leave one of the crossings out, or accept it.`;
  });
}

const wrongMargins = (message: string) =>
  new Refusal('fields-wrong', message, [{ path: 'margins', message }]);

async function listChosen(read: Read, ids: readonly string[]): Promise<MarginRow[]> {
  const found = new Map((await listMarginsById(read, ids)).map((row) => [row.id, row]));
  const rows = [...new Set(ids)].map((id) => found.get(id));
  if (rows.some((row) => row === undefined))
    throw wrongMargins('One of these margins is not held here. Choose from the list.');
  // None is missing: that was just looked at.
  return rows as MarginRow[];
}

function checkUsable(rows: readonly MarginRow[], variables: ReadonlyMap<string, ProfileVariable>): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = row.variables.join('*');
    const unknown = row.variables.filter((one) => !variables.has(one));
    // Counts of homes are refused by the alignment, in words that say why, before their variable matters.
    if (unknown.length > 0 && !/household|dwelling/i.test(row.universe))
      throw wrongMargins(
        `The profile has no variable \`${unknown.join('`, `')}\`, so nobody could be counted into margin \`${key}\`. Leave it out.`,
      );
    if (seen.has(key)) throw wrongMargins(`Two of these margins count \`${key}\`. Choose one of them.`);
    seen.add(key);
  }
}
