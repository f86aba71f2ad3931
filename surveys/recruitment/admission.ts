import type { Stored } from '../vocabulary';

/** One category, or one crossing of several: codes in the order of the margin's variables. */
export type AdmissionCell = {
  readonly codes: readonly string[];
  /** People wanted. */
  readonly target: number;
  /** People above the target who are still welcome. */
  readonly tolerance: number;
};

/** The part of a margin that admission looks at. */
export type AdmissionMargin = {
  readonly key: string;
  /** One variable, or several for an interlocked margin. */
  readonly variables: readonly string[];
  readonly cells: readonly AdmissionCell[];
  /** The largest share of the panel's size that may be unknown in this margin, 0–1. */
  readonly unknownShare: number;
};

/** The part of a quota frame that admission looks at: a stored frame fits as it is. */
export type AdmissionFrame = { readonly size: number; readonly margins: readonly AdmissionMargin[] };

/** A person's codes by variable; a variable that is not there counts as not asked. */
export type ProfileCodes = Readonly<Record<string, Stored<string> | undefined>>;

/** How many members stand in each cell (same order as the margin's cells), and how many are unknown in each margin. */
export type FrameCounts = {
  readonly members: number;
  readonly margins: Readonly<Record<string, { readonly cells: readonly number[]; readonly unknown: number }>>;
};

/** A cell or an unknown that kept a recruit waiting. For staff eyes only: a member is never told a characteristic. */
export type FullPlace = { readonly margin: string; readonly codes: readonly string[] | 'unknown' };

export type Admission =
  | { readonly admitted: true }
  | {
      readonly admitted: false;
      readonly reserve: true;
      readonly because: 'panel-full' | 'cells-full' | 'unknown-full';
      readonly forStaff: readonly FullPlace[];
    };

export type Reserve = { readonly id: string; readonly since: Date; readonly codes: ProfileCodes };

/**
 * Whether a recruit gets a place now or waits as a reserve (R5).
 * A cell is full at target + tolerance. An unknown answer passes a margin until `unknownShare` of the panel is unknown in it.
 * @param counts the panel as it stands, from `countInFrame`, read in the same write job that admits
 * @returns every full place of this recruit; `because` names the first that holds of panel, cells, unknowns
 * @throws RangeError when the counts were made for another frame
 * Source: rule R5.
 * @example decideAdmission({ size: 2, margins: [] }, { members: 2, margins: {} }, {})
 * // { admitted: false, reserve: true, because: 'panel-full', forStaff: [] }
 */
export function decideAdmission(
  frame: AdmissionFrame,
  counts: FrameCounts,
  recruit: ProfileCodes,
): Admission {
  const full: FullPlace[] = [];
  for (const margin of frame.margins) {
    const count = countsOf(counts, margin);
    const at = cellIndex(margin, recruit);
    if (at === -1) {
      if (count.unknown >= unknownLimit(frame, margin)) full.push({ margin: margin.key, codes: 'unknown' });
    } else if (isFull(margin.cells[at]!, count.cells[at]!)) {
      full.push({ margin: margin.key, codes: margin.cells[at]!.codes });
    }
  }
  if (counts.members >= frame.size) return waits('panel-full', full);
  if (full.some((place) => place.codes !== 'unknown')) return waits('cells-full', full);
  if (full.length > 0) return waits('unknown-full', full);
  return { admitted: true };
}

/**
 * Counts people into the cells of a frame. Someone whose answer is missing, or has a code the frame has no cell for,
 * counts as unknown in that margin; in an interlocked margin one unknown part is enough.
 * @param people one record of codes a member
 * @returns counts in the order of each margin's cells
 * @example countInFrame({ size: 9, margins: [bySex] }, [{ sex: { value: 'f' } }]).members // 1
 */
export function countInFrame(frame: AdmissionFrame, people: Iterable<ProfileCodes>): FrameCounts {
  const margins = Object.fromEntries(
    frame.margins.map((margin) => [margin.key, { cells: margin.cells.map(() => 0), unknown: 0 }]),
  );
  const indexes = frame.margins.map(indexOfCells);
  let members = 0;
  for (const person of people) {
    members += 1;
    frame.margins.forEach((margin, m) => {
      const at = indexes[m]!.get(cellName(margin, person) ?? '') ?? -1;
      const count = margins[margin.key]!;
      if (at === -1) count.unknown += 1;
      else count.cells[at]! += 1;
    });
  }
  return { members, margins };
}

/**
 * The counts after one more person has been admitted; the counts given are left as they were.
 * @example admitInto(frame, countInFrame(frame, []), ann).members // 1
 */
export function admitInto(frame: AdmissionFrame, counts: FrameCounts, person: ProfileCodes): FrameCounts {
  const margins = Object.fromEntries(
    frame.margins.map((margin) => {
      const count = countsOf(counts, margin);
      const at = cellIndex(margin, person);
      const cells = count.cells.map((people, index) => (index === at ? people + 1 : people));
      return [margin.key, { cells, unknown: count.unknown + (at === -1 ? 1 : 0) }];
    }),
  );
  return { members: counts.members + 1, margins };
}

/**
 * How much a person would help: the sum over the margins of (target − count) ÷ target of their cell (R5).
 * Negative in cells already above target; an unknown adds nothing. A cell with target 0 is measured against one person.
 * @returns a sum of shares, comparable between people of one frame and one set of counts
 * @example helpOf(frame, counts, ann) // 0.5 when her only cell is half filled
 */
export function helpOf(frame: AdmissionFrame, counts: FrameCounts, person: ProfileCodes): number {
  let help = 0;
  for (const margin of frame.margins) {
    const at = cellIndex(margin, person);
    if (at === -1) continue;
    const { target } = margin.cells[at]!;
    help += (target - countsOf(counts, margin).cells[at]!) / Math.max(target, 1);
  }
  return help;
}

/**
 * Reserves in the order in which they would help representativeness (R5); equals by who has waited longest, then by id.
 * @returns each reserve with its help (see `helpOf`) and the decision admission would take now
 * @example rankReserves(frame, counts, [ann, ben])[0]?.reserve.id // 'ann'
 */
export function rankReserves(
  frame: AdmissionFrame,
  counts: FrameCounts,
  reserves: readonly Reserve[],
): readonly { readonly reserve: Reserve; readonly help: number; readonly decision: Admission }[] {
  return reserves
    .map((reserve) => ({
      reserve,
      help: helpOf(frame, counts, reserve.codes),
      decision: decideAdmission(frame, counts, reserve.codes),
    }))
    .sort(
      (a, b) =>
        b.help - a.help ||
        a.reserve.since.getTime() - b.reserve.since.getTime() ||
        (a.reserve.id < b.reserve.id ? -1 : 1),
    );
}

/**
 * Whom to offer the places that are open: each time the reserve who helps most among those admission lets in,
 * counting those already offered, so that the offers together overfill nothing (R5).
 * @param places how many offers to make at most; one when a member has left
 * @param offered codes of people holding an open offer, whose places are kept for them
 * @returns fewer than asked for when the panel is full or nobody fits
 * @example reservesToOffer(frame, counts, reserves, 1) // [ann]
 */
export function reservesToOffer(
  frame: AdmissionFrame,
  counts: FrameCounts,
  reserves: readonly Reserve[],
  places: number,
  offered: readonly ProfileCodes[] = [],
): readonly Reserve[] {
  let now = offered.reduce((held, codes) => admitInto(frame, held, codes), counts);
  let waiting = reserves;
  const chosen: Reserve[] = [];
  while (chosen.length < places) {
    const best = rankReserves(frame, now, waiting).find((entry) => entry.decision.admitted)?.reserve;
    if (best === undefined) break;
    chosen.push(best);
    now = admitInto(frame, now, best.codes);
    waiting = waiting.filter((reserve) => reserve !== best);
  }
  return chosen;
}

/**
 * Which cells a recruiter may still fill, and how many people each takes before it is full.
 * @returns every cell of the frame in its order, `room` 0 when full or when the panel is
 * @example openCells(frame, counts)[0]?.room // 3
 */
export function openCells(
  frame: AdmissionFrame,
  counts: FrameCounts,
): readonly { readonly margin: string; readonly codes: readonly string[]; readonly room: number }[] {
  const places = Math.max(0, frame.size - counts.members);
  return frame.margins.flatMap((margin) =>
    margin.cells.map((cell, index) => ({
      margin: margin.key,
      codes: cell.codes,
      room: Math.max(
        0,
        Math.min(places, cell.target + cell.tolerance - countsOf(counts, margin).cells[index]!),
      ),
    })),
  );
}

function waits(
  because: 'panel-full' | 'cells-full' | 'unknown-full',
  forStaff: readonly FullPlace[],
): Admission {
  return { admitted: false, reserve: true, because, forStaff };
}

function isFull(cell: AdmissionCell, people: number): boolean {
  return people >= cell.target + cell.tolerance;
}

function unknownLimit(frame: AdmissionFrame, margin: AdmissionMargin): number {
  // A hair is added because 0.29 × 100 is 28.999… in floating point.
  return Math.floor(margin.unknownShare * frame.size + 1e-9);
}

function countsOf(counts: FrameCounts, margin: AdmissionMargin) {
  const count = counts.margins[margin.key];
  if (count === undefined || count.cells.length !== margin.cells.length) {
    throw new RangeError(
      `Counts for margin "${margin.key}" have ${count?.cells.length ?? 'no'} cells but the frame has ${margin.cells.length}. Count the members into this frame first.`,
    );
  }
  return count;
}

function cellIndex(margin: AdmissionMargin, person: ProfileCodes): number {
  const name = cellName(margin, person);
  return name === undefined ? -1 : margin.cells.findIndex((cell) => JSON.stringify(cell.codes) === name);
}

function indexOfCells(margin: AdmissionMargin): ReadonlyMap<string, number> {
  return new Map(margin.cells.map((cell, index) => [JSON.stringify(cell.codes), index]));
}

function cellName(margin: AdmissionMargin, person: ProfileCodes): string | undefined {
  const codes: string[] = [];
  for (const variable of margin.variables) {
    const stored = person[variable];
    if (stored === undefined || !('value' in stored)) return undefined;
    codes.push(stored.value);
  }
  return JSON.stringify(codes);
}
