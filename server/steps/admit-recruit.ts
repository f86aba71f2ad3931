import type { Write } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import {
  addMemberEvents,
  changeMember,
  listMembers,
  listMembersById,
  type Member,
} from '../../db/queries/panel';
import { addAdmissions, listAdmissions } from '../../db/queries/recruitment';
import { type FrameRow, findFrameInUse } from '../../db/queries/targets';
import {
  type Admission,
  admitInto,
  countInFrame,
  decideAdmission,
  type FrameCounts,
  reservesToOffer,
} from '../../surveys/recruitment/admission';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { queueToMembers } from '../messages/to-member';
import { turnOfTheLoop } from './keep-people';
import { type Codes, readProfiles } from './read-profiles';
import type { PanelGiven } from './read-standing';

export type Standing = 'member' | 'reserve' | 'paused' | 'left';

/** Why someone waits, for staff; the person is told no characteristic. */
export type Waiting = 'panel-full' | 'cells-full' | 'unknown-full' | 'no-frame' | 'possible-duplicate';

/**
 * Decides on one recruit (R5): a member now, or a reserve. Frame and counts are read inside the one write job, so two
 * recruits admitted at the same moment never overfill a cell. Someone decided on before keeps their standing.
 */
export async function admitRecruit(
  deps: Deps,
  footprintId: string,
  memberId: string,
  by: string,
  also?: (write: Write) => Promise<void>,
): Promise<Standing> {
  const standing = await deps.writer.write(footprintId, async (write) => {
    await also?.(write);
    return (await admitInJob(write, deps, [memberId], by)).get(memberId);
  });
  if (standing === undefined) throw new Refusal('not-found');
  deps.nudgeOutbox();
  return standing;
}

/** Decides on recruits one after the other within a write job, each by the counts the one before has left. */
export async function admitInJob(
  write: Write,
  deps: Deps,
  memberIds: readonly string[],
  by: string,
  doubtful: ReadonlySet<string> = new Set(),
): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>();
  const found = await listMembersById(write, memberIds);
  for (const { id, status } of found) if (status !== 'recruit') standings.set(id, status);
  const order = new Map(memberIds.map((id, index) => [id, index]));
  const recruits = found
    .filter(({ status }) => status === 'recruit')
    .sort((a, b) => order.get(a.id)! - order.get(b.id)!);
  if (recruits.length === 0) return standings;
  const at = deps.now();
  const frame = await findFrameInUse(write);
  let counts = frame ? await countPanel(write, deps, frame) : undefined;
  const profiles = frame ? await readProfiles(write, deps, recruits, at) : undefined;
  const rows: Parameters<typeof addAdmissions>[1][number][] = [];
  const events: Parameters<typeof addMemberEvents>[1][number][] = [];
  for (const [index, recruit] of recruits.entries()) {
    if (index > 0 && index % 50 === 0) await turnOfTheLoop();
    const codes = profiles?.byMember.get(recruit.id) ?? {};
    const decision = decide(frame, counts, codes, doubtful.has(recruit.id));
    const standing = decision.admitted ? 'member' : 'reserve';
    if (frame && counts && decision.admitted) counts = admitInto(frame, counts, codes);
    await changeMember(write, recruit.id, {
      status: standing,
      ...(decision.admitted ? { admittedAt: at } : {}),
    });
    rows.push({
      id: deps.secrets.newId(),
      memberId: recruit.id,
      frameId: frame?.id ?? 'none',
      at,
      isAdmitted: decision.admitted,
      because: decision.admitted ? null : decision.because,
      cells: frame ? cellsOf(frame, codes) : [],
    });
    events.push({
      id: deps.secrets.newId(),
      memberId: recruit.id,
      at,
      type: decision.admitted ? 'admitted' : 'put-in-reserve',
      status: standing,
      detail: decision.admitted ? null : { because: decision.because, full: decision.forStaff },
      by,
    });
    standings.set(recruit.id, standing);
  }
  await addAdmissions(write, rows);
  await addMemberEvents(write, events);
  await queueToMembers(
    write,
    deps,
    rows.map(({ memberId, isAdmitted }) => ({
      memberId,
      template: isAdmitted ? ('welcome-member' as const) : ('reserve-notice' as const),
    })),
  );
  return standings;
}

/** Offers places to the reserves that help most, and admits them. */
export async function offerPlaces(
  deps: Deps,
  footprintId: string,
  places: number,
  by: string,
): Promise<number> {
  const offered = await deps.writer.write(footprintId, async (write) => {
    const ids = await offerInJob(write, deps, places, by);
    if (ids.length > 0)
      await addAudit(write, { at: deps.now(), actor: by, act: 'recruitment.places-offered', members: ids });
    return ids.length;
  });
  deps.nudgeOutbox();
  return offered;
}

/** Within a write job: the reserves that fit and help most become members and are told so. */
export async function offerInJob(
  write: Write,
  deps: Deps,
  places: number,
  by: string,
): Promise<readonly string[]> {
  const frame = await findFrameInUse(write);
  if (!frame) return [];
  const waiting = await listOfferable(write);
  if (waiting.length === 0) return [];
  const at = deps.now();
  const counts = await countPanel(write, deps, frame);
  const { byMember } = await readProfiles(write, deps, waiting, at);
  const chosen = reservesToOffer(
    frame,
    counts,
    waiting.map(({ id, joinedAt }) => ({ id, since: joinedAt, codes: byMember.get(id) ?? {} })),
    places,
  );
  for (const { id } of chosen) await changeMember(write, id, { status: 'member', admittedAt: at });
  await addAdmissions(
    write,
    chosen.map(({ id, codes }) => ({
      id: deps.secrets.newId(),
      memberId: id,
      frameId: frame.id,
      at,
      isAdmitted: true,
      because: 'from-reserve',
      cells: cellsOf(frame, codes),
    })),
  );
  await addMemberEvents(
    write,
    chosen.map(({ id }) => ({
      id: deps.secrets.newId(),
      memberId: id,
      at,
      type: 'admitted',
      status: 'member',
      detail: { from: 'reserve' },
      by,
    })),
  );
  await queueToMembers(
    write,
    deps,
    chosen.map(({ id }) => ({ memberId: id, template: 'place-offered' as const })),
  );
  return chosen.map(({ id }) => id);
}

/** Reserves who may be offered a place; those who may be someone already there wait for staff to look. */
export async function listOfferable(read: Parameters<typeof listMembers>[0]): Promise<Member[]> {
  const reserves = await listMembers(read, ['reserve']);
  if (reserves.length === 0) return [];
  const doubtful = new Set(
    (await listAdmissions(read))
      .filter((row) => row.because === 'possible-duplicate')
      .map((row) => row.memberId),
  );
  return reserves.filter(({ id }) => !doubtful.has(id));
}

/** The panel as it stands in a frame: members, and those who pause, since they keep their place. */
export async function countPanel(
  read: Parameters<typeof listMembers>[0],
  deps: PanelGiven,
  frame: FrameRow,
): Promise<FrameCounts> {
  const standing = await listMembers(read, ['member', 'paused']);
  const { byMember } = await readProfiles(read, deps, standing, deps.now());
  return countInFrame(frame, byMember.values());
}

/** The cells of a frame someone stands in, such as `age_band*sex:16-24|female`; `unknown` where one is not known. */
export function cellsOf(
  frame: Pick<FrameRow, 'margins'>,
  codes: Codes | Parameters<typeof decideAdmission>[2],
): string[] {
  return frame.margins.map((margin) => {
    const parts = margin.variables.map((variable) => {
      const stored = codes[variable];
      return stored && 'value' in stored ? stored.value : undefined;
    });
    return `${margin.key}:${parts.includes(undefined) ? 'unknown' : parts.join('|')}`;
  });
}

type Decision =
  | { readonly admitted: true }
  | {
      readonly admitted: false;
      readonly because: Waiting;
      readonly forStaff: Extract<Admission, { admitted: false }>['forStaff'];
    };

function decide(
  frame: FrameRow | undefined,
  counts: FrameCounts | undefined,
  codes: Codes,
  isDoubtful: boolean,
): Decision {
  if (isDoubtful) return { admitted: false, because: 'possible-duplicate', forStaff: [] };
  if (!frame || !counts) return { admitted: false, because: 'no-frame', forStaff: [] };
  return decideAdmission(frame, counts, codes);
}
