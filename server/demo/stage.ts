import type { Random } from '../../analysis/random';
import type { Footprint } from '../../db/queries/footprints';
import type { Calendar } from './calendar';
import type { Driver } from './drive';
import type { Person } from './people';
import type { MarginCounts, Population, Traits } from './population';

/** What every phase of the demo works with. */
export type Stage = {
  readonly driver: Driver;
  readonly footprint: Footprint;
  readonly calendar: Calendar;
  readonly random: Random;
  readonly margins: readonly MarginCounts[];
  readonly population: Population;
  readonly create: (kind: Traits, needsPossible?: 'usual' | 'all') => Person;
  /** Everyone made so far, by the reference their membership is known by. */
  readonly people: Map<string, Person>;
  /** References of those whose answer is still to come: none of them leaves before it has. */
  readonly owing: Set<string>;
  readonly tables: { readonly coordination: readonly number[]; readonly waiting: readonly number[] };
};

/** Something that happens on a day of the demo. */
export type Entry = { readonly day: number; readonly run: () => Promise<void> };

/** The invented person behind a member: their reference, with the source before it when they came by a recruiter's file. */
export const personOf = (stage: Pick<Stage, 'people'>, reference: string | null): Person | undefined =>
  stage.people.get(reference?.split(' ').at(-1) ?? '');
