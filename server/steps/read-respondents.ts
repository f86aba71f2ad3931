import type { Read } from '../../db/connect';
import {
  findCompletenessRule,
  listCasesOfWave,
  listEventsOfWave,
  listWaves,
  type Wave,
} from '../../db/queries/fieldwork';
import { listMembersById } from '../../db/queries/panel';
import { type CaseEvent, readCase } from '../../surveys/fieldwork/disposition';
import type { Deps } from '../deps';
import { type Codes, readProfiles } from './read-profiles';

export type Respondents = {
  readonly wave: Wave;
  readonly invited: number;
  /** Complete and partial answers so far, with the profile as it was when each case was issued (R8). */
  readonly codes: readonly Codes[];
};

/** Who has answered the latest wave that was issued; undefined while none was. */
export async function readRespondents(deps: Deps, read: Read): Promise<Respondents | undefined> {
  const wave = (await listWaves(read))
    .filter(({ issuedAt }) => issuedAt !== null)
    .sort((one, other) => Number(other.issuedAt) - Number(one.issuedAt))[0];
  if (!wave) return undefined;
  const lines = await findCompletenessRule(read, wave.versionId);
  if (!lines) return undefined;
  const cases = await listCasesOfWave(read, wave.id);
  const events = new Map<string, CaseEvent[]>();
  for (const { caseId, at, type, channel, detail } of await listEventsOfWave(read, wave.id)) {
    const own = events.get(caseId) ?? [];
    // Rows are written from these very events, spread into columns and detail.
    own.push({ at, type, ...(channel ? { channel } : {}), ...detail } as unknown as CaseEvent);
    events.set(caseId, own);
  }
  const now = deps.now();
  const answered = cases.filter(({ id }) => {
    const reading = readCase(events.get(id) ?? [], lines, now);
    return reading.state === 'issued' && ['complete', 'partial'].includes(reading.disposition);
  });
  const people = await listMembersById(
    read,
    answered.map(({ memberId }) => memberId),
  );
  const { byMember } = await readProfiles(
    read,
    deps,
    people,
    new Map(answered.map(({ memberId, issuedAt }) => [memberId, issuedAt])),
  );
  return { wave, invited: cases.length, codes: people.map(({ id }) => byMember.get(id) ?? {}) };
}
