/** Words of other programs as plain words of ours: markup taken out, pipes shown, lengths held. */
import type { Words } from '../../vocabulary';
import type { Entry } from './report';
import type { Said } from './source';

const longestWords = 4000;

export type Wording = {
  /** The source's main language. */
  readonly main: string;
  /** Finds where answers are put into words ("${name}"), all of them. */
  readonly pipes?: RegExp | undefined;
  /** The key of the question asked before whose answer a pipe puts in; undefined where it is not that alone. */
  readonly earlier?: (pipe: string) => string | undefined;
};

/**
 * Words from what the source says, in all its languages; undefined when it says nothing. English must be there: where
 * the source has none, its main language stands in the place, and the entry says so.
 * @param part what the words are, for the notes: "label", "hint"
 * @example wordsFrom({ en: 'Are you <b>well</b>?' }, 'label', { main: 'en' }, entry) // { en: 'Are you well?' }
 */
export function wordsFrom(
  said: Said | undefined,
  part: string,
  wording: Wording,
  entry: Entry,
): Words | undefined {
  const plain: Record<string, string> = {};
  for (const [language, text] of Object.entries(said ?? {})) {
    const words = plainWords(text, part, wording, entry);
    if (words !== '') plain[language] = words;
  }
  const languages = Object.keys(plain);
  if (languages.length === 0) return undefined;
  if (plain.en !== undefined) return { ...plain, en: plain.en };
  const standIn = plain[wording.main] === undefined ? languages[0]! : wording.main;
  entry.changed(`Its ${part} has no English; the words in “${standIn}” stand in its place. Translate them.`);
  return { ...plain, en: plain[standIn]! };
}

function plainWords(text: string, part: string, { pipes, earlier }: Wording, entry: Entry): string {
  let plain = text;
  const piped: string[] = [];
  let isCarried = false;
  if (pipes) {
    plain = plain.replace(pipes, (pipe, ...found: unknown[]) => {
      const name = found.find((one): one is string => typeof one === 'string' && one.trim() !== '');
      const key = earlier?.(name ?? '');
      if (key !== undefined) {
        isCarried = true;
        return `{{${key}|…}}`;
      }
      piped.push(pipe);
      return `[${shortened(name ?? pipe)}]`;
    });
  }
  if (isCarried)
    entry.aside(
      `An earlier answer stands in its ${part}, and “…” where there is none. Write better words for that.`,
    );
  if (piped.length > 0)
    entry.changed(
      `Earlier answers or details of the person are put into its ${part}, which is not carried over: their names stand there in [ ]. Reword it.`,
      piped.join('  '),
    );
  const lost = /<(img|audio|video|iframe|object|embed|table|script|style|a)\b/i.exec(plain)?.[1];
  const stripped = withoutMarkup(plain);
  if (lost !== undefined) {
    entry.changed(
      `Its ${part} has more than words in it (“${lost.toLowerCase()}”), of which only the words are carried over.`,
      text,
    );
  } else if (stripped !== plain.trim()) {
    entry.aside(`The formatting of its ${part} is taken out.`);
  }
  if (stripped.length <= longestWords) return stripped;
  entry.changed(
    `Its ${part} is longer than ${longestWords} characters and is cut.`,
    stripped.slice(longestWords),
  );
  return stripped.slice(0, longestWords).trim();
}

const shortened = (name: string) => name.replace(/\s+/g, ' ').trim().slice(0, 60);

/**
 * The words of a text with HTML or Markdown emphasis in it, line ends kept. "Age < 5" is not markup and stays.
 * @example withoutMarkup('<p>One<br>two &amp; <b>three</b></p>') // 'One\ntwo & three'
 */
export function withoutMarkup(text: string): string {
  const words = text
    .replace(/\r\n?/g, '\n')
    .replace(/<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/gi, '')
    .replace(/<!--[^>]*-->/g, '')
    .replace(/<li\b[^<>]*>/gi, '\n• ')
    .replace(/<(br|\/p|\/div|\/h[1-6]|\/ul|\/ol|\/tr|hr)\b[^<>]*>/gi, '\n')
    .replace(/<\/t[dh]\s*>/gi, ' ')
    .replace(/<\/?[a-z][a-z0-9]*(\s[^<>]*)?\/?>/gi, '')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/^#{1,6}\s+/gm, '');
  return (
    decoded(words)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u200B\uFEFF]/g, '')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  pound: '£',
  euro: '€',
  bull: '•',
  middot: '·',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
};

function decoded(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,8});/gi, (entity, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? named[name.toLowerCase()] ?? entity;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : entity;
  });
}

/**
 * Several sayings as one, line by line, in each language that any of them has.
 * @example joinSaid([{ en: 'One' }, undefined, { en: 'two', pl: 'dwa' }]) // { en: 'One\ntwo', pl: 'dwa' }
 */
export function joinSaid(parts: readonly (Said | undefined)[], between = '\n'): Said {
  const joined: Record<string, string> = {};
  for (const part of parts) {
    for (const [language, text] of Object.entries(part ?? {})) {
      if (text.trim() === '') continue;
      const before = joined[language];
      joined[language] = before === undefined ? text : `${before}${between}${text}`;
    }
  }
  return joined;
}
