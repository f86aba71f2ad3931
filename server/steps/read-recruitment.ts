import { medianOf } from '../../analysis/median';
import { sourceFigures } from '../../analysis/panel/sources';
import type { Read } from '../../db/connect';
import { listMembers, listVariables } from '../../db/queries/panel';
import { listAdmissions, listEventsOfTypes, listRecruitmentWaves } from '../../db/queries/recruitment';
import { type FrameRow, findFrameInUse } from '../../db/queries/targets';
import type { ProfileVariable } from '../../surveys/panel/profile';
import {
  countInFrame,
  type FrameCounts,
  openCells,
  type Reserve,
  reservesToOffer,
} from '../../surveys/recruitment/admission';
import type { ReplyOf } from '../contract/operation';
import type { recruitmentOperations } from '../contract/recruitment';
import type { WorkRead } from '../work/reader';
import { cellsOf, countPanel, listOfferable } from './admit-recruit';
import { type Codes, readProfiles } from './read-profiles';

const dayMs = 86_400_000;

type Counts = { signedUp: number; confirmed: number; admitted: number; reserve: number; left: number };
const none = (): Counts => ({ signedUp: 0, confirmed: 0, admitted: 0, reserve: 0, left: 0 });

/**
 * Recruitment as it stands: the flow, the sources, open cells and whom to offer a place next. Counts only, no names.
 * For a worker, since it reads everyone who ever signed up.
 */
export async function readRecruitment(
  { read, secrets, places }: Pick<WorkRead, 'read' | 'secrets' | 'places'>,
  { at }: { readonly at: number },
): Promise<ReplyOf<typeof recruitmentOperations.showRecruitment>> {
  const now = new Date(at);
  const [members, events, admissions, waves, frame, variables] = [
    await listMembers(read),
    await listEventsOfTypes(read, ['signed-up', 'confirmed', 'taken-over']),
    await listAdmissions(read),
    await listRecruitmentWaves(read),
    await findFrameInUse(read),
    await listVariables(read),
  ];
  const had = (type: string) =>
    new Set(events.filter((event) => event.type === type).map((one) => one.memberId));
  const signedUp = had('signed-up');
  const confirmed = had('confirmed');
  const admitted = new Set(admissions.filter((row) => row.isAdmitted).map((row) => row.memberId));
  const lastDecision = new Map(admissions.map((row) => [row.memberId, row]));
  const flow = none();
  const bySource = new Map<string, Counts & { belowTarget: number; admittedAndLeft: number }>();
  const standing = members.filter(({ status }) => status === 'member' || status === 'paused');
  const profiles = frame
    ? await readProfiles(
        read,
        { secrets, places },
        members.filter(({ status }) => status !== 'left'),
        now,
      )
    : null;
  const counts = frame
    ? countInFrame(
        frame,
        standing.map(({ id }) => profiles!.byMember.get(id) ?? {}),
      )
    : null;
  for (const member of members) {
    if (!signedUp.has(member.id)) continue;
    const source = bySource.get(member.source) ?? { ...none(), belowTarget: 0, admittedAndLeft: 0 };
    bySource.set(member.source, source);
    const add = (key: keyof Counts) => {
      flow[key] += 1;
      source[key] += 1;
    };
    add('signedUp');
    if (confirmed.has(member.id) || lastDecision.has(member.id)) add('confirmed');
    if (admitted.has(member.id)) add('admitted');
    if (member.status === 'reserve') add('reserve');
    if (member.status === 'left') add('left');
    if (member.status === 'left' && admitted.has(member.id)) source.admittedAndLeft += 1;
    if (frame && counts && admitted.has(member.id) && member.status !== 'left') {
      if (standsBelowTarget(frame, counts, profiles!.byMember.get(member.id) ?? {})) source.belowTarget += 1;
    }
  }
  const reserves = members.filter(({ status }) => status === 'reserve');
  const because = new Map<string, number>();
  for (const { id } of reserves) {
    const reason = lastDecision.get(id)?.because ?? 'taken-over';
    because.set(reason, (because.get(reason) ?? 0) + 1);
  }
  const offerable = frame && counts ? await listFits(read, frame, counts, profiles!.byMember) : [];
  const waits = reserves.map(({ joinedAt }) => Math.floor((now.getTime() - joinedAt.getTime()) / dayMs));
  const costOf = new Map<string, number>();
  for (const wave of waves)
    if (wave.costPence !== null) costOf.set(wave.source, (costOf.get(wave.source) ?? 0) + wave.costPence);
  return {
    asOf: now.toISOString(),
    frame: frame ? { id: frame.id, name: frame.name, size: frame.size } : null,
    panel: {
      members: standing.filter(({ status }) => status === 'member').length,
      paused: standing.filter(({ status }) => status === 'paused').length,
      places: frame ? Math.max(0, frame.size - standing.length) : 0,
    },
    takenOver: had('taken-over').size,
    flow,
    waiting: [...because]
      .map(([reason, people]) => ({ because: reason, people }))
      .sort((a, b) => b.people - a.people),
    sources: [...bySource]
      .map(([source, { admittedAndLeft, ...one }]) => {
        const costPence = costOf.get(source) ?? null;
        return { source, ...one, costPence, ...sourceFigures({ ...one, admittedAndLeft, costPence }) };
      })
      .sort((a, b) => b.admitted - a.admitted || a.source.localeCompare(b.source)),
    waves: waves.map(({ id, name, source, startedAt, costPence }) => ({
      id,
      name,
      source,
      startedAt: startedAt.toISOString(),
      costPence,
    })),
    openCells: frame && counts ? describeCells(frame, counts, variables) : [],
    offers: frame ? groupByCell(frame, offerable, variables, now) : [],
    offerable: offerable.length,
    medianWaitDays: medianOf(waits),
  };
}

/** Open cells and places, and what one recruiter has brought: what they look at in the street. */
export async function readOpenCells(
  { read, secrets, places }: Pick<WorkRead, 'read' | 'secrets' | 'places'>,
  { at, staffId }: { readonly at: number; readonly staffId: string },
) {
  const now = new Date(at);
  const frame = await findFrameInUse(read);
  const counts = frame ? await countPanel(read, { secrets, places, now: () => now }, frame) : null;
  const cells = frame && counts ? describeCells(frame, counts, await listVariables(read)) : [];
  const own = (await listMembers(read)).filter(({ recruitedBy }) => recruitedBy === staffId);
  const admitted = new Set(
    (await listAdmissions(read)).flatMap((row) => (row.isAdmitted ? [row.memberId] : [])),
  );
  return {
    asOf: now.toISOString(),
    hasFrame: frame !== undefined,
    places: frame && counts ? Math.max(0, frame.size - counts.members) : 0,
    openCells: cells.map(({ key, label, cells: own }) => ({ key, label, cells: own })),
    mine: {
      entered: own.length,
      admitted: own.filter(({ id }) => admitted.has(id)).length,
      reserve: own.filter(({ status }) => status === 'reserve').length,
    },
  };
}

/** Every margin with its cells in words and the room each has left. */
function describeCells(frame: FrameRow, counts: FrameCounts, variables: readonly ProfileVariable[]) {
  const open = openCells(frame, counts);
  return frame.margins.map((margin) => {
    const rooms = open.filter((cell) => cell.margin === margin.key);
    return {
      key: margin.key,
      label: margin.variables
        .map((key) => variables.find((one) => one.key === key)?.label.en ?? key)
        .join(' and '),
      unknown: counts.margins[margin.key]?.unknown ?? 0,
      cells: margin.cells.map((cell, index) => ({
        label: cell.label || cellWords(margin.variables, cell.codes, variables),
        room: rooms[index]?.room ?? 0,
        target: cell.target,
        members: counts.margins[margin.key]?.cells[index] ?? 0,
      })),
    };
  });
}

function cellWords(
  keys: readonly string[],
  codes: readonly string[],
  variables: readonly ProfileVariable[],
): string {
  return codes
    .map((code, index) => {
      const variable = variables.find((one) => one.key === keys[index]);
      return variable?.categories.find((category) => category.code === code)?.label.en ?? code;
    })
    .join(', ');
}

/** The reserves who could be offered places now, together overfilling nothing. */
async function listFits(
  read: Read,
  frame: FrameRow,
  counts: FrameCounts,
  byMember: ReadonlyMap<string, Codes>,
) {
  const waiting = (await listOfferable(read)).map(({ id, joinedAt }) => ({
    id,
    since: joinedAt,
    codes: byMember.get(id) ?? {},
  }));
  return reservesToOffer(frame, counts, waiting, frame.size);
}

function groupByCell(
  frame: FrameRow,
  offers: readonly Reserve[],
  variables: readonly ProfileVariable[],
  now: Date,
) {
  const [first] = frame.margins;
  const groups = new Map<string, { cell: string; people: number; longestWaitDays: number }>();
  for (const { since, codes } of offers) {
    const name = first ? cellsOf({ margins: [first] }, codes)[0]!.slice(first.key.length + 1) : 'all';
    const cell =
      name === 'unknown' || !first ? 'Not known' : cellWords(first.variables, name.split('|'), variables);
    const group = groups.get(name) ?? { cell, people: 0, longestWaitDays: 0 };
    group.people += 1;
    group.longestWaitDays = Math.max(
      group.longestWaitDays,
      Math.floor((now.getTime() - since.getTime()) / dayMs),
    );
    groups.set(name, group);
  }
  return [...groups.values()].sort((a, b) => b.people - a.people || b.longestWaitDays - a.longestWaitDays);
}

/** Whether someone stands in a cell that still has fewer people than its target. */
function standsBelowTarget(frame: FrameRow, counts: FrameCounts, codes: Codes): boolean {
  const own = cellsOf(frame, codes);
  return frame.margins.some((margin, m) => {
    const at = margin.cells.findIndex((cell) => own[m] === `${margin.key}:${cell.codes.join('|')}`);
    return at >= 0 && (counts.margins[margin.key]?.cells[at] ?? 0) <= margin.cells[at]!.target;
  });
}
