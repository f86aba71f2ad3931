import { allotArms } from '../../analysis/fieldwork/allot-arms';
import type { Read } from '../../db/connect';
import type { Case } from '../../db/queries/fieldwork';
import { findFrameInUse } from '../../db/queries/targets';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Deps } from '../deps';
import type { ChosenMember } from './choose-members';
import { readProfiles } from './read-profiles';

type People = readonly Pick<ChosenMember, 'member' | 'stratum'>[];

/**
 * The stratum within which each member's arms are balanced: that of the draw, and the cell of the quota frame in use, by its
 * margin that crosses most variables. Read before the write job; a questionnaire without splits needs none.
 */
export async function readArmStrata(
  deps: Pick<Deps, 'secrets' | 'places'>,
  read: Read,
  { splits = [] }: Questionnaire,
  people: People,
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  if (splits.length === 0) return new Map();
  const frame = await findFrameInUse(read);
  const [widest] = [...(frame?.margins ?? [])].sort(
    (one, other) => other.variables.length - one.variables.length,
  );
  const profiles = await readProfiles(
    read,
    deps,
    people.map(({ member }) => member),
    at,
  );
  return new Map(
    people.map(({ member, stratum }) => {
      const codes = profiles.byMember.get(member.id) ?? {};
      const cell = (widest?.variables ?? []).map((key) => {
        const value = codes[key];
        return value && 'value' in value ? value.value : 'unknown';
      });
      return [member.id, [stratum, ...cell].join(' × ')];
    }),
  );
}

/**
 * Each new case's arm of every split, stored with the case so that it never changes. The wave's id is the seed: the same
 * people in the same wave fall into the same arms.
 * @param before cases of an earlier issue of the wave, whose last block is filled up first
 */
export function withArms<NewCase extends Pick<Case, 'memberId' | 'waveId'>>(
  { splits = [] }: Questionnaire,
  cases: readonly NewCase[],
  strata: ReadonlyMap<string, string>,
  before: readonly Pick<Case, 'arms'>[],
): (NewCase & Pick<Case, 'arms'>)[] {
  const allotted = splits.map(({ key, arms }) => {
    const counts = new Map(
      arms.map(({ code }) => [code, before.filter((one) => one.arms?.[key] === code).length]),
    );
    const [first] = cases;
    const list = cases.map(({ memberId }) => strata.get(memberId) ?? '');
    return { key, codes: allotArms(list, arms, `${first?.waveId}|${key}`, counts) };
  });
  return cases.map((one, at) => ({
    ...one,
    arms:
      splits.length === 0 ? null : Object.fromEntries(allotted.map(({ key, codes }) => [key, codes[at]!])),
  }));
}
