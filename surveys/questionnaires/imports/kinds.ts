/**
 * Which of our kinds each shape of question becomes. When a kind is added that fits a shape better, its row changes
 * here; what a format calls the shape stands in that format's own table.
 */
import type { Question } from '../../questions/answers';
import type { Offer, Option, QuestionBase } from '../../questions/question-kind';
import type { Words } from '../../vocabulary';
import { codeFrom } from './names';
import type { Shape, SourceOption, SourceQuestion } from './source';
import { joinSaid, type Wording, wordsFrom } from './wording';

/** A question of ours, the codes of its options by the source's names, and questions that must follow it. */
export type Made = {
  readonly question: Question;
  readonly codes: ReadonlyMap<string, string>;
  readonly after?: readonly SourceQuestion[];
  /** Codes of what can be said of each option, by the source's names, where options are things asked about. */
  readonly points?: ReadonlyMap<string, string>;
  /** Names of the source for what is written beside an option. */
  readonly beside?: readonly string[];
  /** Its only option stands for the question: answered means chosen. */
  readonly isBox?: boolean;
};

type Base = Pick<QuestionBase, 'key' | 'label' | 'hint'>;
type Maker = (source: SourceQuestion, base: Base, wording: Wording) => Made;

/** Shape → maker. A new shape or a better kind is one row. */
const makers: Readonly<Record<Shape, Maker>> = {
  'one-of': (source, base, wording) => choices(source, base, wording, false),
  'some-of': (source, base, wording) => choices(source, base, wording, true),
  number,
  'number-scale': numberScale,
  text: (source, base) => openText(base, source.maxLength ?? 200),
  'long-text': (source, base) => openText(base, source.maxLength ?? 4000),
  order,
  shares,
  grid,
  date,
  time: (source, base) => inWords(source, base, 'a time of day'),
  information,
};

/** As definition.ts has them. */
const most = {
  options: 200,
  longOptions: 1000,
  items: 20,
  points: 11,
  ranks: 20,
  number: 1e9,
  paragraphs: 10,
};

/** The question of ours that a question of another program becomes. Its label must say something in English. */
export function questionFrom(source: SourceQuestion, base: Base, wording: Wording): Made {
  return makers[source.shape](source, base, wording);
}

const noCodes: ReadonlyMap<string, string> = new Map();

function choices(source: SourceQuestion, base: Base, wording: Wording, several: boolean): Made {
  const listed = source.options ?? [];
  if (listed.length === 0) {
    source.entry.changed('It has no choices in this file, so it is asked in own words. Add the choices.');
    return openText(base, 200);
  }
  const bears = several ? most.options : most.longOptions;
  if (listed.length > bears) {
    const sentence = `A list of ${listed.length} choices is more than the ${bears} that ${several ? 'several can be ticked of' : 'one can be chosen from'}, so it is asked in own words.`;
    source.entry.changed(sentence);
    for (const option of listed) option.entry.leftOut(sentence);
    return openText(base, 200);
  }
  const { options, offers, codes } = optionsFrom(listed, wording);
  const other = several ? undefined : otherOf(listed);
  const after = listed.filter((option) => option !== other).flatMap((option) => followUp(source, option));
  const offered = offers.length > 0 ? { offers } : {};
  if (options.length === 1 && offers.length === 0) {
    source.entry.changed('A single box to tick becomes a choice between its words and “No”.');
    const no: Option = { code: codeFrom('no', new Set(codes.values())), label: { en: 'No' } };
    const question: Question = { ...base, kind: 'single-choice', options: [...options, no] };
    return { question, codes, after, isBox: true };
  }
  if (options.length < 2) {
    source.entry.changed('It has fewer than two choices, so it is asked in own words. Add choices.');
    return openText(base, 200);
  }
  if (!several) {
    const plain = options.map(({ exclusive: _exclusive, ...option }) => option);
    const code = other && codes.get(other.name);
    // A reason not to answer has no words beside it; then a question follows as with several.
    if (!other?.detail || code === undefined || !plain.some((option) => option.code === code))
      return {
        question: { ...base, kind: 'single-choice', options: plain, ...offered },
        codes,
        after: other ? [...after, ...followUp(source, other)] : after,
      };
    const { entry, name, label } = other.detail;
    entry.changed('It is written beside its choice, under our own words.', Object.values(label)[0]);
    entry.became(base.key);
    const question: Question = { ...base, kind: 'single-choice', options: plain, other: code, ...offered };
    return { question, codes, after, beside: [name] };
  }
  const question: Question = {
    ...base,
    kind: 'multiple-choice',
    options,
    ...offered,
    ...(source.min !== undefined && source.min > 0 && { min: source.min }),
    ...(source.max !== undefined && source.max >= 1 && source.max < options.length && { max: source.max }),
  };
  return { question, codes, after };
}

function optionsFrom(
  listed: readonly SourceOption[],
  wording: Wording,
): { options: Option[]; offers: Offer[]; codes: Map<string, string> } {
  const taken = new Set<string>();
  const codes = new Map<string, string>();
  const options: Option[] = [];
  const offers: Offer[] = [];
  for (const { name, label, entry, exclusive } of listed) {
    if (name === 'dont-know' || name === 'prefer-not-to-say') {
      offers.push(name);
      codes.set(name, name);
      entry.became(name);
      continue;
    }
    const code = codeFrom(name, taken);
    const words = wordsFrom(label, 'label', wording, entry) ?? nameAsWords(name, code, entry);
    // Of two choices with one name the first is meant by conditions.
    if (!codes.has(name)) codes.set(name, code);
    if (code !== name) entry.aside(`Its code becomes “${code}”.`, name);
    entry.became(code, words.en);
    options.push({ code, label: words, ...(exclusive && { exclusive }) });
  }
  return { options, offers, codes };
}

function nameAsWords(name: string, code: string, entry: SourceOption['entry']): Words {
  entry.changed('It has no words, so its name stands in their place.');
  return { en: name.trim().slice(0, 200) || code };
}

/** The one choice that asks to be explained; of several, each keeps a question of its own. */
function otherOf(listed: readonly SourceOption[]): SourceOption | undefined {
  const explained = listed.filter(({ detail }) => detail !== undefined);
  return explained.length === 1 ? explained[0] : undefined;
}

/** "Other, please say": a question that follows for those who chose it. */
function followUp(source: SourceQuestion, { name, detail }: SourceOption): SourceQuestion[] {
  if (!detail) return [];
  detail.entry.changed('What is written beside a choice becomes a question of its own after it.');
  return [
    {
      entry: detail.entry,
      name: detail.name,
      shape: 'text',
      label: detail.label,
      showIf: [{ text: '', condition: { name: source.name, includes: name } }],
    },
  ];
}

function number(source: SourceQuestion, base: Base, wording: Wording): Made {
  if (source.min === undefined && source.max === undefined)
    source.entry.aside('It sets no least and no greatest number. Give it sensible ones.');
  const within = (bound: number) => Math.max(-most.number, Math.min(most.number, bound));
  const unit = wordsFrom(source.unit, 'unit', wording, source.entry);
  const question: Question = {
    ...base,
    kind: 'number',
    ...(unit && { unit }),
    min: within(source.min ?? -most.number),
    max: within(source.max ?? most.number),
    decimals: Math.max(0, Math.min(4, Math.round(source.decimals ?? 0))),
  };
  return { question, codes: noCodes };
}

function numberScale(source: SourceQuestion, base: Base, wording: Wording): Made {
  const { min = 0, max = 10, step = 1, entry } = source;
  const fits = [min, max].every((end) => Number.isInteger(end) && Math.abs(end) <= 100) && max - min <= 20;
  if (!fits || step !== 1 || max <= min) {
    entry.changed('Its scale has more or other steps than ours can show, so a number is asked.');
    return number(source, base, wording);
  }
  const fromWords = wordsFrom(source.ends?.from, 'lower end', wording, entry);
  const toWords = wordsFrom(source.ends?.to, 'upper end', wording, entry);
  if (!fromWords || !toWords)
    entry.changed('Its ends have no words; their numbers stand. Say what they mean.');
  const question: Question = {
    ...base,
    kind: 'scale',
    style: 'numeric',
    from: min,
    to: max,
    fromWords: fromWords ?? { en: String(min) },
    toWords: toWords ?? { en: String(max) },
  };
  return { question, codes: noCodes };
}

function openText(base: Base, maxLength: number): Made {
  const held = Math.max(1, Math.min(10_000, Math.round(maxLength)));
  return { question: { ...base, kind: 'open-text', maxLength: held, askQuote: false }, codes: noCodes };
}

function date(source: SourceQuestion, base: Base): Made {
  const { finest = 'day', earliest, latest, mayBeFuture = true } = source.date ?? {};
  source.entry.aside('A person may give less of a date than is asked: the year is enough.');
  const question: Question = {
    ...base,
    kind: 'part-date',
    finest,
    ...(earliest !== undefined && { earliest }),
    ...(latest !== undefined && { latest }),
    ...(mayBeFuture && { mayBeFuture }),
  };
  return { question, codes: noCodes };
}

/** Cards one after the other. What does not fit one grid is shared out by whoever reads the file. */
function grid(source: SourceQuestion, base: Base, wording: Wording): Made {
  const { options: items, codes } = optionsFrom(source.options ?? [], wording);
  const said = optionsFrom(source.points ?? [], wording);
  const question: Question = {
    ...base,
    kind: 'grid',
    items,
    points: said.options,
    ...(said.offers.length > 0 && { offers: said.offers }),
  };
  return { question, codes, points: said.codes };
}

/** Whether so many things and so many things to say of each fit one grid. */
export const fitsGrid = (items: number, points: number) =>
  items >= 2 && items <= most.items && points >= 2 && points <= most.points;

function inWords(source: SourceQuestion, base: Base, what: string): Made {
  source.entry.changed(`Our questions do not take ${what} apart, so it is asked in own words.`);
  return openText(base, 40);
}

function order(source: SourceQuestion, base: Base, wording: Wording): Made {
  const listed = source.options ?? [];
  if (listed.length < 2 || listed.length > most.options) return choices(source, base, wording, true);
  const { options, offers, codes } = optionsFrom(listed, wording);
  if (options.length < 2) return choices(source, base, wording, true);
  const wanted = source.max ?? options.length;
  const top = Math.max(1, Math.min(most.ranks, wanted, options.length));
  if (top < wanted) source.entry.changed(`At most the first ${top} can be put in order here.`);
  const plain = options.map(({ exclusive: _exclusive, ...option }) => option);
  const question: Question = {
    ...base,
    kind: 'ranking',
    options: plain,
    top,
    ...(offers.length > 0 && { offers }),
  };
  return { question, codes };
}

function shares(source: SourceQuestion, base: Base, wording: Wording): Made {
  const listed = source.options ?? [];
  const { options, codes } = optionsFrom(listed.slice(0, most.items), wording);
  for (const option of listed.slice(most.items))
    option.entry.leftOut(`A total is shared over at most ${most.items} items.`);
  const total = Math.round(source.total ?? 100);
  const unit = wordsFrom(source.unit, 'unit', wording, source.entry) ?? { en: 'points' };
  const question: Question = {
    ...base,
    kind: 'constant-sum',
    items: options.map(({ exclusive: _exclusive, ...option }) => option),
    total,
    unit: { one: unit, many: unit },
    step: total % 5 === 0 ? 5 : 1,
  };
  return { question, codes };
}

/** A title and paragraphs. A text of one line gets a title in front of it. */
function information(source: SourceQuestion, base: Base, wording: Wording): Made {
  const { label, hint } = base;
  const lines = Object.entries(label).map(
    ([language, text]) => [language, (text ?? '').split(/\n+/)] as const,
  );
  const english = label.en.split(/\n+/);
  const hasTitle = english.length > 1 && (english[0] ?? '').length <= 120;
  const body = Object.fromEntries(lines.map(([language, all]) => [language, hasTitle ? all.slice(1) : all]));
  const counts = new Set(Object.values(body).map((all) => all.length));
  const together = counts.size > 1 || english.length > most.paragraphs - 1;
  const paragraphs = together
    ? [paragraph(body, (all) => all.join('\n'))]
    : (body.en ?? []).map((_, index) => paragraph(body, (all) => all[index] ?? ''));
  const title = hasTitle
    ? paragraph(Object.fromEntries(lines), (all) => all[0] ?? '')
    : { en: 'Please read' };
  if (!hasTitle && hint === undefined) source.entry.aside('It had no title; “Please read” is put above it.');
  // A hint under a short text is what there is to read, and the text its title.
  const question: Question =
    hint !== undefined && english.length === 1
      ? { key: base.key, kind: 'information', label, paragraphs: [hint] }
      : {
          key: base.key,
          kind: 'information',
          label: title,
          paragraphs: [...paragraphs, ...(hint ? [hint] : [])].filter((words) => words.en !== ''),
        };
  void wording;
  return { question, codes: noCodes };
}

function paragraph(
  body: Readonly<Record<string, readonly string[]>>,
  take: (lines: readonly string[]) => string,
): Words {
  const said = joinSaid([
    Object.fromEntries(Object.entries(body).map(([language, lines]) => [language, take(lines)])),
  ]);
  return { ...said, en: said.en ?? '' };
}
