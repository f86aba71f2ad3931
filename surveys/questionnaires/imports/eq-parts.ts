import { eqRule, isRecord } from './eq-conditions';
import type { Entry } from './report';
import type { SourceRule } from './source';

export type Json = Readonly<Record<string, unknown>>;

/** Everything of a part that nobody reads is named, so that nothing is lost in silence. */
export function noteRest(part: Json, known: readonly string[], entry: Entry): void {
  for (const [name, value] of Object.entries(part)) {
    if (
      known.includes(name) ||
      value === null ||
      value === '' ||
      (Array.isArray(value) && value.length === 0)
    )
      continue;
    const source = typeof value === 'string' ? value : JSON.stringify(value);
    if (
      /^(summary|show_on_hub|page_title|q_code|display|theme|navigation|parent_id|title_from_answers)$/.test(
        name,
      )
    )
      entry.aside(`“${name}” is not carried over.`, source);
    else entry.changed(`“${name}” is not carried over.`, source);
  }
}

/** The rules that take a part away, each by itself. */
export function skipsOf(part: Json): SourceRule[] {
  const skips = part.skip_conditions;
  if (Array.isArray(skips)) return skips.filter(isRecord).map((one) => eqRule(one.when ?? one));
  return isRecord(skips) ? [eqRule(skips.when ?? skips)] : [];
}

/** The objects of a list; what is no list has none. */
export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The id of a part, or what it is called where it has none. */
export function idOf(part: Json, otherwise: string): string {
  return typeof part.id === 'string' && part.id !== '' ? part.id : otherwise;
}
