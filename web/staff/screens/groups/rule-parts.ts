import type { Shown } from './words';

type Segment = Shown['group']['segment'];
type Single = { is: string; codes: string[] } | { isNot: string; codes: string[] };

/** One condition as it is edited; without a key it is not chosen yet. */
export type Condition = { readonly key: string; readonly isNot: boolean; readonly codes: readonly string[] };
/** Conditions of which one must hold. */
export type Part = readonly Condition[];

export const noCondition: Condition = { key: '', isNot: false, codes: [] };

/**
 * The rule that parts make: all of them must hold, of each at least one condition.
 * @example segmentOf([[{ key: 'sex', isNot: false, codes: ['female'] }]]) // { all: [{ is: 'sex', codes: ['female'] }] }
 */
export function segmentOf(parts: readonly Part[]): Segment {
  return {
    all: parts.flatMap((part): Segment['all'] => {
      const [first, ...others] = part.filter(({ key }) => key !== '').map(singleOf);
      if (first === undefined) return [];
      return others.length === 0 ? [first] : [{ any: [first, ...others] }];
    }),
  };
}

/** The parts of a rule, to be edited. */
export function partsOf({ all }: Segment): Part[] {
  return all.map((part) => ('any' in part ? part.any.map(conditionOf) : [conditionOf(part)]));
}

const singleOf = ({ key, isNot, codes }: Condition): Single =>
  isNot ? { isNot: key, codes: [...codes] } : { is: key, codes: [...codes] };

const conditionOf = (one: Single): Condition =>
  'is' in one
    ? { key: one.is, isNot: false, codes: one.codes }
    : { key: one.isNot, isNot: true, codes: one.codes };
