import type { FrameRow } from '../../db/queries/targets';
import type { ProfileVariable } from '../../surveys/panel/profile';
import {
  type AdmissionFrame,
  countInFrame,
  decideAdmission,
  type FrameCounts,
} from '../../surveys/recruitment/admission';
import type { QuotaFrame } from '../../surveys/targets/frame';
import { inLanguage } from '../../surveys/vocabulary';
import { remarksOn } from './build-frame';
import type { Standing } from './read-standing';

/** A frame beside the people of today: members in each cell, and what changes on the day it is taken in use. */
export function showFrame(
  frame: QuotaFrame & { name: string },
  standing: Standing,
  inUse: FrameRow | undefined,
) {
  const byKey = new Map(standing.variables.map((variable) => [variable.key, variable]));
  const people = standing.panel.map(({ codes }) => codes);
  const counts = countInFrame(frame, people);
  const titleOf = ({ variables }: { variables: readonly string[] }) =>
    variables.map((key) => labelOf(byKey.get(key), key)).join(' × ');
  return {
    name: frame.name,
    size: frame.size,
    universe: frame.universe,
    population: frame.population,
    members: counts.members,
    asOf: standing.asOf.toISOString(),
    margins: frame.margins.map((margin) => ({
      key: margin.key,
      title: titleOf(margin),
      universe: margin.universe,
      geography: margin.geography,
      source: margin.source,
      year: margin.year,
      licence: margin.licence,
      total: margin.total,
      factor: margin.factor,
      otherUniverse: margin.otherUniverse,
      unknownShare: margin.unknownShare,
      variables: margin.variables.map((key, at) => ({
        key,
        label: labelOf(byKey.get(key), key),
        categories: categoriesOf(
          byKey.get(key),
          margin.cells.map(({ codes }) => codes[at]!),
        ),
      })),
      sum: margin.cells.reduce((sum, { target }) => sum + target, 0),
      unknown: counts.margins[margin.key]!.unknown,
      cells: margin.cells.map((cell, c) => ({
        codes: [...cell.codes],
        label: cell.label,
        population: cell.population,
        share: cell.share,
        target: cell.target,
        tolerance: cell.tolerance,
        members: counts.margins[margin.key]!.cells[c]!,
      })),
    })),
    remarks: remarksOn(frame, titleOf),
    change: changeOnTheDay(frame, counts, standing, inUse),
  };
}

function changeOnTheDay(
  frame: AdmissionFrame,
  counts: FrameCounts,
  standing: Standing,
  inUse: FrameRow | undefined,
) {
  const reserves = standing.reserves.map(({ codes }) => codes);
  const now = inUse && {
    frame: inUse,
    counts: countInFrame(
      inUse,
      standing.panel.map(({ codes }) => codes),
    ),
  };
  const before = now ? doorsOf(now.frame, now.counts) : new Map<string, boolean>();
  const then = doorsOf(frame, counts);
  const turned = (open: boolean) =>
    [...then].filter(([cell, isOpen]) => isOpen === open && before.has(cell) && before.get(cell) !== open)
      .length;
  const admissible = (by: AdmissionFrame, counted: FrameCounts) =>
    reserves.filter((codes) => decideAdmission(by, counted, codes).admitted).length;
  return {
    reserves: reserves.length,
    admissibleNow: now ? admissible(now.frame, now.counts) : 0,
    admissibleThen: admissible(frame, counts),
    cellsClosed: turned(false),
    cellsReopened: turned(true),
  };
}

/** Which cells still take people, by margin and codes. */
function doorsOf(frame: AdmissionFrame, counts: FrameCounts): Map<string, boolean> {
  return new Map(
    frame.margins.flatMap((margin) =>
      margin.cells.map((cell, c): [string, boolean] => [
        `${margin.key}:${cell.codes.join('|')}`,
        counts.margins[margin.key]!.cells[c]! < cell.target + cell.tolerance,
      ]),
    ),
  );
}

const labelOf = (variable: ProfileVariable | undefined, key: string) =>
  variable ? inLanguage(variable.label, 'en') : key;

/** The categories that a margin's cells have, in the profile's order. */
function categoriesOf(variable: ProfileVariable | undefined, codes: readonly string[]) {
  const used = new Set(codes);
  const known = (variable?.categories ?? []).filter(({ code }) => used.has(code));
  return known.length === used.size
    ? known.map(({ code, label }) => ({ code, label: inLanguage(label, 'en') }))
    : [...used].map((code) => ({ code, label: code }));
}
