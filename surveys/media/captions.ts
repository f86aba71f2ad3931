/** A fault of a captions file: its line, counted from 1, and a sentence that says what to do. */
export type CaptionProblem = { readonly line: number; readonly sentence: string };

export type Captions =
  | { readonly ok: true; readonly cues: number }
  | { readonly ok: false; readonly problems: readonly CaptionProblem[] };

const time = String.raw`(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const timing = new RegExp(String.raw`^${time}[ \t]+-->[ \t]+${time}(?:[ \t]+\S.*)?$`);
/** Blocks that are no cues. */
const aside = /^(NOTE|STYLE|REGION)(?=$|[ \t])/;
const mostProblems = 20;

/**
 * Reads WebVTT captions: header, cues, and times that come in order.
 * Source: W3C WebVTT, 4.1 Syntax.
 * @param text the file, decoded
 * @returns how many cues there are, or up to 20 faults by line
 * @example readCaptions('WEBVTT\n\n00:00.000 --> 00:02.000\nHello').ok // true
 */
export function readCaptions(text: string): Captions {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const problems: CaptionProblem[] = [];
  const say = (index: number, sentence: string) => problems.push({ line: index + 1, sentence });
  if (!/^WEBVTT(?=$|[ \t])/.test(lines[0] ?? ''))
    say(0, 'A captions file begins with the line “WEBVTT”. Write it, with an empty line after it.');
  let cues = 0;
  let latestStart = 0;
  for (const { index, block } of blocksOf(lines)) {
    if (index === 0) {
      const early = block.findIndex((line) => line.includes('-->'));
      if (early >= 0) say(early, 'Put an empty line between “WEBVTT” and the first caption.');
      continue;
    }
    if (aside.test(block[0]!)) continue;
    const within = block[0]!.includes('-->') ? 0 : 1;
    const line = block[within];
    if (line === undefined) {
      say(
        index,
        `“${shortened(block[0]!)}” has no times. Write a line such as 00:01.000 --> 00:04.000 before what is said.`,
      );
      continue;
    }
    const found = timing.exec(line);
    if (!found) {
      say(index + within, timingFault(line));
      continue;
    }
    const starts = secondsOf(found.slice(1, 5));
    const ends = secondsOf(found.slice(5, 9));
    if (ends <= starts)
      say(index + within, 'It ends before it begins. Let the second time be later than the first.');
    if (starts < latestStart)
      say(index + within, 'It begins before the one above it. Put the captions in the order of time.');
    latestStart = Math.max(latestStart, starts);
    const said = block.slice(within + 1);
    if (said.join('').trim() === '')
      say(index + within, 'Nothing is said at these times. Write the words on the next line.');
    const stray = said.findIndex((one) => one.includes('-->'));
    if (stray >= 0)
      say(
        index + within + 1 + stray,
        'Times stand among the words. Put an empty line before each new caption.',
      );
    cues += 1;
  }
  if (problems.length === 0 && cues === 0) say(0, 'It has no captions in it. Add times and words.');
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, mostProblems) } : { ok: true, cues };
}

/** Lines between empty ones, with where each block begins. */
function blocksOf(lines: readonly string[]): { index: number; block: string[] }[] {
  const blocks: { index: number; block: string[] }[] = [];
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    if (line === '') isOpen = false;
    else if (isOpen) blocks.at(-1)!.block.push(line);
    else {
      blocks.push({ index, block: [line] });
      isOpen = true;
    }
  }
  return blocks;
}

function timingFault(line: string): string {
  if (/\d,\d{3}/.test(line))
    return 'Times are written with a full stop before the thousandths: 00:01.000, not 00:01,000.';
  return `“${shortened(line)}” is not a line of times. Write it as 00:01.000 --> 00:04.000.`;
}

function secondsOf([hours, minutes, seconds, thousandths]: readonly (string | undefined)[]): number {
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000;
}

const shortened = (line: string) => (line.length > 40 ? `${line.slice(0, 39)}…` : line);
