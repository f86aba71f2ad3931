import type { Occasion } from './change';
import type { DisclosureRule } from './disclosure';

/**
 * Whether the change of those who answered both waves may be told: beside each wave's own figure it lets those be worked out who
 * answered one alone. They must be nobody, or ten and more; where small counts are hidden, each answer's count among them too, and
 * among those who answered both.
 * Source: the disclosure rule (DEFINITIONS, weighting), item 3: two releases may not differ by 1 to 9 people.
 * @example mayTellPaired(waveOf100, waveOf95OfThem, { hideSmallCounts: false }) // false: 5 people are left over
 */
export function mayTellPaired(
  earlier: Occasion,
  later: Occasion,
  { hideSmallCounts }: Pick<DisclosureRule, 'hideSmallCounts'>,
): boolean {
  const second = new Set(answeringIn(later));
  const inBoth = new Set(answeringIn(earlier).filter((person) => second.has(person)));
  return [earlier, later].every((wave) => {
    const counts = { both: 0, bothYes: 0, alone: 0, aloneYes: 0 };
    wave.people.forEach((person, i) => {
      if (wave.counted[i] === 0) return;
      const isYes = wave.values[i] === 1 ? 1 : 0;
      if (inBoth.has(person)) {
        counts.both += 1;
        counts.bothYes += isYes;
      } else {
        counts.alone += 1;
        counts.aloneYes += isYes;
      }
    });
    const { both, bothYes, alone, aloneYes } = counts;
    return [alone, ...(hideSmallCounts ? [bothYes, both - bothYes, aloneYes, alone - aloneYes] : [])].every(
      (people) => people === 0 || people >= 10,
    );
  });
}

const answeringIn = ({ people, counted }: Occasion) => people.filter((_, i) => counted[i] === 1);
