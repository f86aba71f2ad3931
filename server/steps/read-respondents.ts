import type { Read } from '../../db/connect';
import { listWaves, type Wave } from '../../db/queries/fieldwork';
import { listMembersById } from '../../db/queries/panel';
import { findVersion } from '../../db/queries/questionnaires';
import { readCasesOfWave } from './read-fieldwork';
import { type Codes, profilesOf } from './read-profiles';
import type { PanelGiven, Standing } from './read-standing';

export type Respondents = {
  readonly wave: Wave;
  readonly invited: number;
  /** Complete and partial answers so far, with the profile as it was when each case was issued (R8). */
  readonly codes: readonly Codes[];
};

/** Who has answered the latest wave that was issued; undefined while none was. */
export async function readRespondents(
  deps: PanelGiven,
  read: Read,
  standing: Standing,
): Promise<Respondents | undefined> {
  const wave = (await listWaves(read))
    .filter(({ issuedAt }) => issuedAt !== null)
    .sort((one, other) => Number(other.issuedAt) - Number(one.issuedAt))[0];
  const version = wave && (await findVersion(read, wave.versionId));
  if (!version) return undefined;
  const cases = await readCasesOfWave(read, wave.id, version.definition.completeness, standing.asOf);
  const issued = cases.filter(({ reading }) => reading.state === 'issued');
  const issuedAt = new Map(
    issued
      .filter(({ reading }) => reading.state === 'issued' && usable.has(reading.disposition))
      .map((row) => [row.case.memberId, row.case.issuedAt]),
  );
  const known = standing.panel.map(({ member }) => member).filter(({ id }) => issuedAt.has(id));
  const knownIds = new Set(known.map(({ id }) => id));
  const left = await listMembersById(
    read,
    [...issuedAt.keys()].filter((id) => !knownIds.has(id)),
  );
  const people = [...known, ...left];
  const { byMember } = profilesOf(standing.told, deps, people, issuedAt);
  return { wave, invited: issued.length, codes: people.map(({ id }) => byMember.get(id) ?? {}) };
}

const usable: ReadonlySet<string> = new Set(['complete', 'partial']);
