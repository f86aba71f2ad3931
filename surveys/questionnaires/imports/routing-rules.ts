/** Jumps ("go to block 7 when …") as conditions on what they pass over. */
import { allOf, anyOf, eitherOf, notOf, sizeOf } from './logic';
import type { Cannot, SourceCondition } from './source';

/** A stop on the way: who passes through it goes on to the first rule whose condition holds, else to the next stop. */
export type Stop = {
  /** Names of the answers given there. */
  readonly answers: readonly string[];
  /** Who would be asked there, apart from jumps; undefined for everyone. */
  readonly asked?: SourceCondition;
  readonly rules: readonly Jump[];
};

/**
 * `to` is the place among the stops, their number for the end. Rules that lead back or nowhere are to be left out before.
 * Whom a rule concerns that cannot be said is not known: then whoever may be asked is asked.
 */
export type Jump = { readonly to: number; readonly when?: SourceCondition | Cannot };

const largest = 80;

/**
 * Who comes to each stop, as a condition. It is put in two ways, not sent past it and sent to it, of which the shorter
 * is taken. Whoever is sent past a stop has no answer there, so that most conditions need no word on coming to it.
 * @returns one condition a stop, `always` where everyone comes; `cannot` where the jumps are too entangled to be said
 * @example whoComes([{ answers: ['a'], rules: [{ to: 2, when: isYes }] }, next, last])[1] // { not: isYes }
 */
export function whoComes(stops: readonly Stop[]): (SourceCondition | Cannot)[] {
  const found: (SourceCondition | Cannot)[] = [];
  for (const at of stops.keys()) {
    const ways = [notSentPast(stops, at, found), sentTo(stops, at, found)].filter((way) => way !== undefined);
    const [shortest] = ways.sort((one, other) => sizeOf(one) - sizeOf(other));
    found.push(
      shortest && sizeOf(shortest) <= largest
        ? shortest
        : { cannot: 'the jumps that lead to it and past it are too entangled' },
    );
  }
  return found;
}

type Found = readonly (SourceCondition | Cannot)[];

function notSentPast(stops: readonly Stop[], at: number, found: Found): SourceCondition | undefined {
  const passed: SourceCondition[] = [];
  for (let from = 0; from < at; from += 1) {
    const past = chosen(stops[from]!, (to) => to > at, false, allOf);
    if ('always' in past && !past.always) continue;
    const taken = andThere(past, stops[from]!, found[from]);
    if (!taken) return undefined;
    passed.push(taken);
  }
  return notOf(anyOf(passed));
}

function sentTo(stops: readonly Stop[], at: number, found: Found): SourceCondition | undefined {
  if (at === 0) return { always: true };
  const ways: SourceCondition[] = [];
  for (let from = 0; from < at; from += 1) {
    const there = chosen(stops[from]!, (to) => to === at, from + 1 === at, anyOf);
    if ('always' in there && !there.always) continue;
    const comes = found[from];
    // A stop that is skipped for its own reasons lets everyone pass on to the next.
    const { asked } = stops[from]!;
    if (asked) return undefined;
    const taken = andThere(there, stops[from]!, comes);
    if (!taken) return undefined;
    ways.push(taken);
  }
  return anyOf(ways);
}

/** A way taken at a stop, by those who come there. */
function andThere(
  way: SourceCondition,
  { answers, asked }: Stop,
  comes: Found[number] | undefined,
): SourceCondition | undefined {
  if (impliesAnswer(way, answers)) return way;
  if (comes === undefined || 'cannot' in comes) return undefined;
  return allOf([...(asked ? [asked] : []), comes, way]);
}

/**
 * When the rules of a stop choose a place of which something holds; `otherwise` where no rule does.
 * @param unknown how both ways are put together where a rule cannot be said
 */
function chosen(
  { rules }: Stop,
  isWanted: (to: number) => boolean,
  otherwise: boolean,
  unknown: (ways: readonly SourceCondition[]) => SourceCondition,
): SourceCondition {
  return rules.reduceRight<SourceCondition>(
    (rest, { to, when }) => {
      const taken = { always: isWanted(to) };
      if (when === undefined) return taken;
      return 'cannot' in when ? unknown([taken, rest]) : eitherOf(when, taken, rest);
    },
    { always: otherwise },
  );
}

/** Whether a condition can hold only for someone who gave one of these answers. */
function impliesAnswer(condition: SourceCondition, answers: readonly string[]): boolean {
  if ('all' in condition) return condition.all.some((each) => impliesAnswer(each, answers));
  if ('any' in condition) return condition.any.every((each) => impliesAnswer(each, answers));
  if ('not' in condition || 'always' in condition) return false;
  if ('answered' in condition && !condition.answered) return false;
  if ('compare' in condition && (condition.compare === '!=' || condition.value === '')) return false;
  return answers.includes(condition.name);
}
