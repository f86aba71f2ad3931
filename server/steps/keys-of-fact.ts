import type { IdentifyingFact } from '../../surveys/recruitment/screening';
import type { Deps } from '../deps';

/** The keyed hashes of a fact, spelt as the identity room spells them: a name there is letters only. */
export function keysOf(deps: Pick<Deps, 'secrets'>, footprintId: string, fact: IdentifyingFact) {
  const [name = '', ...rest] = fact.text.split('|');
  const text = fact.kind === 'person' ? [name.replace(/[^\p{L}]+/gu, ''), ...rest].join('|') : fact.text;
  return deps.secrets
    .blind(footprintId, fact.kind, text)
    .map((hash) => ({ kind: fact.kind as string, hash }));
}
