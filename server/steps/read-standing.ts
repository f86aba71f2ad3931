import type { Read } from '../../db/connect';
import { listMembers, type Member, onPanel } from '../../db/queries/panel';
import type { Places } from '../../db/reference/places';
import type { ProfileVariable } from '../../surveys/panel/profile';
import type { Secrets } from '../access/secrets';
import { type Codes, profilesOf, readTold, type Told } from './read-profiles';

/** What a panel is read with: on the main thread the whole of Deps, in a worker its own reader's. */
export type PanelGiven = {
  readonly secrets: Pick<Secrets, 'open'>;
  readonly places: Places;
  readonly now: () => Date;
};

/** Where everyone stands now, with their profile codes as of now. */
export type Standing = {
  readonly asOf: Date;
  readonly variables: readonly ProfileVariable[];
  /** All that was told here, for looking at other instants without reading again. */
  readonly told: Told;
  /** Those who hold a place: members, and members who pause. */
  readonly panel: readonly { readonly member: Member; readonly codes: Codes }[];
  readonly reserves: readonly { readonly member: Member; readonly codes: Codes }[];
};

/** Reads panel and reserves with three statements, however many they are. */
export async function readStanding(deps: PanelGiven, read: Read): Promise<Standing> {
  const asOf = deps.now();
  const people = await listMembers(read, [...onPanel, 'reserve']);
  const told = await readTold(read, 'all', asOf);
  const { variables, byMember } = profilesOf(told, deps, people, asOf);
  const withCodes = people.map((member) => ({ member, codes: byMember.get(member.id) ?? {} }));
  return {
    asOf,
    variables,
    told,
    panel: withCodes.filter(({ member }) => member.status !== 'reserve'),
    reserves: withCodes.filter(({ member }) => member.status === 'reserve'),
  };
}
