import type { Stored, Words } from '../vocabulary';

/** A rule that picks people by their codes, as data (R27). */
export type Segment =
  | { readonly all: readonly Segment[] }
  | { readonly any: readonly Segment[] }
  | { readonly is: string; readonly codes: readonly string[] }
  | { readonly isNot: string; readonly codes: readonly string[] };

/** The part of a profile variable that a sentence needs; a `ProfileVariable` fits. */
export type SegmentVariable = {
  readonly key: string;
  readonly label: Words;
  readonly categories: readonly {
    readonly code: string;
    readonly label: Words;
    /** What is true of someone in it, for a variable that is a claim: "came to no group". */
    readonly claim?: string;
  }[];
};

/**
 * Whether a person is in a segment. Who has not answered is in neither `is` nor `isNot`: silence is not a no.
 * An empty `all` holds everyone, an empty `any` nobody.
 * @param person stored codes by variable; several codes for a question with several choices, of which one must match
 * @example isInSegment({ is: 'sex', codes: ['f'] }, { sex: { value: 'f' } }) // true
 */
export function isInSegment(
  segment: Segment,
  person: Readonly<Record<string, Stored<string | readonly string[]> | undefined>>,
): boolean {
  if ('all' in segment) return segment.all.every((part) => isInSegment(part, person));
  if ('any' in segment) return segment.any.some((part) => isInSegment(part, person));
  const stored = person['is' in segment ? segment.is : segment.isNot];
  if (stored === undefined || !('value' in stored)) return false;
  const given = typeof stored.value === 'string' ? [stored.value] : stored.value;
  const matches = given.some((code) => segment.codes.includes(code));
  return 'is' in segment ? matches : !matches;
}

/**
 * The rule as a sentence that staff and programmes read before anyone is picked.
 * @example sayOf({ is: 'area', codes: ['w', 'c'] }, variables) // 'Area is Weston or Clevedon'
 */
export function sayOf(segment: Segment, variables: readonly SegmentVariable[]): string {
  if ('all' in segment)
    return segment.all.length === 0 ? 'Everyone' : joined(segment.all, ' and ', variables);
  if ('any' in segment) return segment.any.length === 0 ? 'Nobody' : joined(segment.any, ' or ', variables);
  const key = 'is' in segment ? segment.is : segment.isNot;
  const variable = variables.find((one) => one.key === key);
  const held = (variable?.categories ?? []).filter(
    ({ code }) => segment.codes.includes(code) === 'is' in segment,
  );
  if (held.length === 1 && held[0]?.claim !== undefined) return held[0].claim;
  const labels = segment.codes.map(
    (code) => variable?.categories.find((category) => category.code === code)?.label.en ?? code,
  );
  const [verb, last] = 'is' in segment ? ['is', ' or '] : ['is known and is not', ' or '];
  return `${variable?.label.en ?? key} ${verb} ${listed(labels, last)}`;
}

/**
 * What keeps a rule from meaning anything, in words for staff: unknown variables, unknown codes, parts that hold nobody.
 * @returns empty when the rule is sound
 * @example reviewSegment({ any: [] }, [])[0] // 'A part "any of" lists nothing, so it holds nobody. …'
 */
export function reviewSegment(segment: Segment, variables: readonly SegmentVariable[]): readonly string[] {
  if ('all' in segment) return segment.all.flatMap((part) => reviewSegment(part, variables));
  if ('any' in segment) {
    if (segment.any.length === 0)
      return ['A part "any of" lists nothing, so it holds nobody. Add a condition or take it out.'];
    return segment.any.flatMap((part) => reviewSegment(part, variables));
  }
  const key = 'is' in segment ? segment.is : segment.isNot;
  const variable = variables.find((one) => one.key === key);
  if (variable === undefined)
    return [`The rule asks for "${key}", which this panel does not have. Choose another variable.`];
  if (segment.codes.length === 0)
    return [`The condition on ${variable.label.en} names no category. Choose at least one.`];
  return segment.codes
    .filter((code) => !variable.categories.some((category) => category.code === code))
    .map((code) => `${variable.label.en} has no category "${code}". Choose another.`);
}

function joined(parts: readonly Segment[], word: string, variables: readonly SegmentVariable[]): string {
  return parts
    .map((part) => {
      const isGroup = ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1);
      const said = sayOf(part, variables);
      return isGroup && parts.length > 1 ? `(${said})` : said;
    })
    .join(word);
}

function listed(labels: readonly string[], word: string): string {
  if (labels.length < 2) return labels[0] ?? 'nothing';
  return `${labels.slice(0, -1).join(', ')}${word}${labels.at(-1)}`;
}
