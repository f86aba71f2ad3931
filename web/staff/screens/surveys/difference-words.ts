import type { Difference } from '../../../../surveys/questionnaires/versions';

/**
 * A difference as a sentence: which part, and what stood there before.
 * @example sayDifference({ path: 'label.en', before: 'How is it?', after: 'How are you?' })
 * // 'Question (en): “How is it?” is now “How are you?”.'
 */
export function sayDifference({ path, before, after }: Difference): string {
  if (/(?:^|\.)(?:bsl|picture)$/.test(path)) return sayMedia(path, before, after);
  const part = partName(path);
  if (before === undefined) return `${part}: ${sayValue(after)} is new.`;
  if (after === undefined) return `${part}: ${sayValue(before)} is gone.`;
  return `${part}: ${sayValue(before)} is now ${sayValue(after)}.`;
}

/** A clip or a picture that came, went, or is another; a clip may also have got other captions or words. */
function sayMedia(path: string, before: unknown, after: unknown): string {
  const isClip = path.endsWith('bsl');
  const [, , , index] = /^([^.[]+)(\[(\d+)\])?/.exec(path) ?? [];
  const which = index === undefined ? '' : ` of option ${Number(index) + 1}`;
  const what = `${isClip ? 'Clip in British Sign Language' : 'Picture'}${which}`;
  if (before === undefined) return `${what} added.`;
  if (after === undefined) return `${what} taken out.`;
  const idOf = (side: unknown) => (side as { readonly media?: string }).media; // both sides are a clip or a picture
  if (idOf(before) !== idOf(after)) return `${what} changed.`;
  return isClip
    ? `Captions or words of the clip${which} changed.`
    : `What is said of the picture${which} changed.`;
}

const names: Readonly<Record<string, string>> = {
  label: 'Question',
  hint: 'Help',
  whyWeAsk: 'Why we ask',
  showIf: 'Who is asked',
  offers: 'What may be said instead',
  options: 'Option',
  items: 'Item',
  points: 'Point',
  minutes: 'Minutes members are told',
  title: 'Title',
  purpose: 'What it is for',
  thanks: 'Thanks',
  languages: 'Language',
  pages: 'Page',
  ends: 'End page',
  safety: 'Safety route',
  jumps: 'Jump',
  checks: 'Check',
  known: 'Known facts',
  splits: 'Split',
  loops: 'Loop',
};

/** “options[1].label.en” → “Option 2 (en)”. */
function partName(path: string): string {
  const language = /\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(path)?.[1];
  const [, name = path, , index] = /^([^.[]+)(\[(\d+)\])?/.exec(path) ?? [];
  const word = names[name] ?? name;
  const number = index === undefined ? '' : ` ${Number(index) + 1}`;
  const isCode = path.endsWith('].code') ? ', code' : '';
  const isWording = language !== undefined && /(label|hint|Words|whyWeAsk|title|purpose|thanks)\./.test(path);
  return `${word}${number}${isCode}${isWording ? ` (${language})` : ''}`;
}

function sayValue(value: unknown): string {
  if (typeof value === 'string') return `“${value}”`;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object' && value !== null) {
    if ('label' in value) return sayValue(value.label);
    if ('en' in value) return sayValue(value.en);
  }
  return 'what was set';
}
