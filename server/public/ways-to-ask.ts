import type { Footprint } from '../../db/queries/footprints';

/** How someone asks a panel for help, within a sentence: "call 0808 157 0123 or write to us@…"; empty when it named no way. */
export function waysToAsk({ helpline, contactEmail }: Pick<Footprint, 'helpline' | 'contactEmail'>): string {
  return [helpline ? `call ${helpline}` : '', contactEmail ? `write to ${contactEmail}` : '']
    .filter(Boolean)
    .join(' or ');
}
