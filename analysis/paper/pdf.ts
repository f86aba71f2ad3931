import pdfmake, { type Content } from 'pdfmake';
import roboto from 'pdfmake/build/fonts/Roboto.js';
import type {
  Paper,
  PaperAnswer,
  PaperItem,
  PaperList,
  PaperPart,
} from '../../surveys/questionnaires/exports/paper';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import { AnalysisError } from '../errors';
import { type Sender, waysToReach } from './sender';
import { tagLines } from './tags';

/** Sizes in points. Large print is 18 pt throughout (RNIB, Clear Print guidelines: 16 to 18 pt and up). */
const looks = {
  usual: { text: 11, title: 20, heading: 13, small: 9, box: 13, footer: 8.5 },
  large: { text: 18, title: 26, heading: 20, small: 12, box: 20, footer: 17 },
} as const;

/** Picture by its name in the store. */
export type Pictures = Readonly<Record<string, string>>;

type Look = (typeof looks)[keyof typeof looks];

const pageWidth = 595 - 2 * 48; // A4 less its margins, in points

/**
 * A questionnaire as a PDF to print and post: A4, one question after the other, boxes to tick, codes of the data file in
 * small print for whoever types it in, page numbers, and where it goes back. Tagged: headings and paragraphs in the order
 * of reading, with language and title. In large print nothing that a member reads is under 17 pt; the codes are smaller.
 * It is no export format of rows and codebook, so it stands in a room of its own beside them.
 * @param paper its parts, in one language
 * @param pictures the pictures it names, as data addresses of PNG or JPEG; one that is not there is left out
 * @throws AnalysisError `no-letters` for a language whose letters the font has not (Roboto: Latin, Greek, Cyrillic)
 */
export async function writePaper(
  paper: Paper,
  sender: Sender,
  size: 'usual' | 'large',
  pictures: Pictures = {},
): Promise<Uint8Array> {
  const strange = strangeLetter(JSON.stringify([paper, sender]));
  if (strange !== undefined)
    throw new AnalysisError('no-letters', { language: paper.language, letter: strange });
  const look = looks[size];
  prepare(look);
  const document = pdfmake.createPdf({
    content: [
      ...frontOf(paper, sender, look),
      ...paper.parts.map((part) => partOf(part, paper.language, look, pictures)),
      ...backOf(paper, sender, look),
      ...paper.lists.flatMap((list) => listOf(list, paper.language, look)),
    ],
    pageSize: 'A4',
    pageMargins: [48, 48, 48, 64],
    version: '1.7',
    tagged: true,
    displayTitle: true,
    language: paper.language,
    info: { title: paper.title, author: sender.name },
    // Joined letters (ﬁ) are read out wrongly by some programs.
    defaultStyle: { font: 'Roboto', fontSize: look.text, lineHeight: 1.25, fontFeatures: { liga: false } },
    footer: (page: number, pages: number) => ({
      text: `${sender.name}    ${page} / ${pages}`,
      alignment: 'center',
      fontSize: look.footer,
      margin: [48, 20, 48, 0],
    }),
  });
  return new Uint8Array(await document.getBuffer());
}

let isPrepared = false;

/** The font comes with pdfmake (Roboto, Apache-2.0); nothing is fetched and no file of this machine is read. */
function prepare(look: Look): void {
  tagLines({ title: look.title, heading: look.heading, footer: look.footer });
  if (isPrepared) return;
  for (const [name, { data, encoding }] of Object.entries(roboto.vfs))
    pdfmake.virtualfs.writeFileSync(name, data, encoding);
  pdfmake.setFonts(roboto.fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  isPrepared = true;
}

function strangeLetter(text: string): string | undefined {
  return /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u.exec(
    text,
  )?.[0];
}

const styled = (text: string, style: object, margin: Margins = [0, 0, 0, 0]): Content => ({
  text,
  margin,
  ...style,
});
type Margins = readonly [number, number, number, number];

function frontOf({ title, purpose, language }: Paper, { name }: Sender, look: Look): Content[] {
  const words = wording(language).paper.sheet;
  return [
    styled(title, { fontSize: look.title, bold: true }, [0, 0, 0, 6]),
    styled(purpose, {}, [0, 0, 0, 6]),
    styled(say(words.asks, { panel: name }, language), {}, [0, 0, 0, 10]),
    {
      columns: [
        { text: words.code, width: 'auto' },
        { canvas: [rule(180, look.text + 4)], width: '*' },
      ],
      columnGap: 10,
      margin: [0, 0, 0, 16],
    },
  ];
}

function backOf({ thanks, language }: Paper, sender: Sender, look: Look): Content[] {
  const words = wording(language).paper.sheet;
  const ways = waysToReach(sender, language);
  return [
    {
      stack: [
        styled(words.where, { fontSize: look.heading, bold: true }, [0, 14, 0, 4]),
        styled(say(words.post, { panel: sender.name }, language), {}),
        ...(ways === '' ? [] : [styled(say(words.reach, { ways }, language), {}, [0, 4, 0, 0])]),
        styled(thanks, {}, [0, 8, 0, 0]),
      ],
      unbreakable: true,
    },
  ];
}

/** The codes of a long list, in columns, on sheets of their own. */
function listOf({ list, number, items }: PaperList, language: string, look: Look): Content[] {
  const columns = look === looks.large ? 1 : 2;
  const tall = Math.ceil(items.length / columns);
  const row = ({ words, code }: PaperItem): Content => ({
    columns: [
      { text: code, width: 80, ...{ bold: true } },
      { text: words, width: '*' },
    ],
    columnGap: 6,
    margin: [0, 0, 0, 1],
  });
  return [
    styled(
      say(wording(language).paper.sheet.list, { list, number }, language),
      { fontSize: look.heading, bold: true, pageBreak: 'before' },
      [0, 0, 0, 6],
    ),
    // Rows across both columns, so that a long list breaks over sheets as it should.
    ...Array.from(
      { length: tall },
      (_, index): Content => ({
        columns: Array.from({ length: columns }, (_, column) => {
          const item = items[index * columns + column];
          return item ? row(item) : { text: '', width: '*' };
        }),
        columnGap: 14,
      }),
    ),
  ];
}

function partOf(part: PaperPart, language: string, look: Look, pictures: Pictures): Content {
  if (part.is === 'jumps')
    return {
      stack: part.sentences.map((sentence) => styled(`→ ${sentence}`, { bold: true }, [0, 4, 0, 3])),
      unbreakable: true,
    };
  if (part.is === 'words') {
    return {
      stack: [
        styled(part.title, { fontSize: look.heading, bold: true }, [0, 10, 0, 3]),
        ...part.paragraphs.map((text) => styled(text, {}, [0, 0, 0, 5])),
      ],
    };
  }
  const head: Content = {
    columns: [
      ...pictureOf(part.picture, pictures, look.text * 4),
      { text: `${part.number}. ${part.label}`, width: '*', ...{ fontSize: look.heading, bold: true } },
      { text: part.code, width: 'auto', ...quiet(look), alignment: 'right' },
    ],
    columnGap: 12,
    margin: [0, 12, 0, 3],
  };
  const said = [
    part.who,
    part.hint,
    part.why && say(wording(language).paper.sheet.why, { why: part.why }, language),
    part.how,
  ].filter((one) => one);
  const lead: Block = {
    content: [
      head,
      ...said.map((text, index) =>
        styled(text ?? '', index === 0 && part.who ? { italics: true } : {}, [0, 0, 0, 3]),
      ),
    ],
    height:
      heightOf(part.label, look.heading, pageWidth * 0.75) +
      said.reduce((sum, text) => sum + heightOf(text ?? '', look.text, pageWidth) + 3, 15),
  };
  const groups = part.answers.map((answer): Block[] => [
    ...(answer.about
      ? [
          {
            content: [aboutOf(answer.about, answer.picture, look, pictures)],
            height:
              Math.max(
                heightOf(answer.about, look.text, pageWidth * 0.8),
                pictureOf(answer.picture, pictures, 1).length > 0 ? look.text * 3 : 0,
              ) + 8,
          },
        ]
      : []),
    ...answerOf(answer, look, pictures),
  ]);
  const whole = [lead, ...groups.flat()];
  if (fits(whole)) return together(whole);
  // Too much for one sheet: its words stay with the first answers, and each part with its own.
  const [first = [], ...others] = groups;
  const begun = fits([lead, ...first]) ? first.length : Math.min(first.length, answersWithWords);
  const kept = [
    [lead, ...first.slice(0, begun)],
    ...first.slice(begun).map((block) => [block]),
    ...others.flatMap((group) => (fits(group) ? [group] : keepBegin(group))),
  ];
  return { stack: withoutOrphan(kept).map(together) };
}

/** The last answer never stands alone on a sheet: it goes with what is before it. */
function withoutOrphan(kept: readonly (readonly Block[])[]): readonly (readonly Block[])[] {
  const last = kept.at(-1) ?? [];
  if (kept.length < 2 || last.length > 1) return kept;
  return [...kept.slice(0, -2), [...(kept.at(-2) ?? []), ...last]];
}

/** Something on the sheet that is never cut in two, with its height in points, rather too high than too low. */
type Block = { readonly content: readonly Content[]; readonly height: number };

/** A4 less its margins; what is kept together takes at most this much of it, or too much of a sheet stays empty. */
const pageHeight = 842 - 48 - 64;
const mostTogether = 0.7;
/** So many answers at least stand on the sheet of the words they answer. */
const answersWithWords = 3;

const heightIn = (blocks: readonly Block[]) => blocks.reduce((sum, { height }) => sum + height, 0);
const fits = (blocks: readonly Block[]) => heightIn(blocks) <= pageHeight * mostTogether;

/** On one sheet, as long as any sheet can hold it. */
function together(blocks: readonly Block[]): Content {
  return {
    stack: blocks.flatMap(({ content }) => content),
    unbreakable: heightIn(blocks) <= pageHeight * 0.95,
  };
}

/** A long list after its heading: the heading with the first of it, then row by row. */
function keepBegin(group: readonly Block[]): readonly (readonly Block[])[] {
  return [group.slice(0, answersWithWords), ...group.slice(answersWithWords).map((block) => [block])];
}

/** What a text takes in height: its letters are about half as wide as they are high. */
function heightOf(text: string, size: number, width: number): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * size * 0.55) / width)), 0);
  return lines * size * 1.25;
}

/** What a part of the question is about, with its picture before it. */
function aboutOf(words: string, picture: string | undefined, look: Look, pictures: Pictures): Content {
  const beside = pictureOf(picture, pictures, look.text * 3);
  if (beside.length === 0) return styled(words, { bold: true }, [0, 6, 0, 2]);
  return {
    columns: [...beside, { text: words, width: '*', ...{ bold: true } }],
    columnGap: 8,
    margin: [0, 6, 0, 2],
  };
}

/** A picture says the same as the words beside it, so a reader by ear is not told of it twice. */
function pictureOf(name: string | undefined, pictures: Pictures, side: number): Content[] {
  const image = name === undefined ? undefined : pictures[name];
  return image === undefined ? [] : [{ image, fit: [side, side], width: side }];
}

/** For whoever types it in: out of the way of whoever fills it in, and never broken. */
const quiet = (look: Look) => ({ fontSize: look.small, color: '#555555', noWrap: true });

function answerOf(answer: PaperAnswer, look: Look, pictures: Pictures): Block[] {
  if (answer.by === 'lines') {
    const line = look.text * 1.9;
    return Array.from({ length: answer.lines }, (_, index) => ({
      content: [{ canvas: [rule(pageWidth, line)], margin: [0, 0, 0, index === answer.lines - 1 ? 6 : 0] }],
      height: line + 1,
    }));
  }
  if (answer.by === 'row') return [{ content: [rowOf(answer, look)], height: look.text * 4 + 12 }];
  const items = answer.items.map((item) => itemOf(item, answer, look, pictures));
  if (answer.by === 'tick' || answer.total === undefined) return items;
  return [...items, itemOf({ words: answer.total, code: '' }, answer, look, pictures, true)];
}

/** A box, the words, and the code for whoever types it in. */
function itemOf(
  { words, code, picture }: PaperItem,
  answer: PaperAnswer,
  look: Look,
  pictures: Pictures,
  isTotal = false,
): Block {
  const isTick = answer.by === 'tick';
  const width = isTick ? look.box : look.box * 4;
  const high = isTick ? look.box : look.box * 1.5;
  const unit = 'unit' in answer && answer.unit ? ` ${answer.unit}` : '';
  const text = `${words}${isTick ? '' : unit}`.trim() || ' ';
  const shown = pictureOf(picture, pictures, look.text * 3);
  const beside = width + code.length * look.small * 0.55 + 30 + (shown.length > 0 ? look.text * 3 + 8 : 0);
  const margins = isTick ? 5 : 8;
  return {
    content: [
      {
        columns: [
          {
            canvas: [{ type: 'rect', x: 0, y: 1, w: width, h: high, lineWidth: isTotal ? 1.6 : 0.9 }],
            width: width + 2,
          },
          ...shown,
          { text, width: '*', ...(isTotal ? { bold: true } : {}) },
          { text: code, width: 'auto', ...quiet(look), alignment: 'right' },
        ],
        columnGap: 8,
        margin: [4, 2, 0, isTick ? 3 : 6],
      },
    ],
    height:
      Math.max(
        high + 2,
        heightOf(text, look.text, pageWidth - beside),
        shown.length > 0 ? look.text * 3 : 0,
      ) + margins,
  };
}

/** Numbers in a row with the words of both ends under them. */
function rowOf({ numbers, from, to }: Extract<PaperAnswer, { readonly by: 'row' }>, look: Look): Content {
  return {
    stack: [
      {
        table: {
          widths: numbers.map(() => '*'),
          body: [numbers.map((number) => ({ text: number, alignment: 'center' }))],
        },
        layout: 'noBorders',
        margin: [0, 4, 0, 2],
      },
      {
        columns: [
          { text: `${numbers[0] ?? ''} = ${from}`, width: '*' },
          { text: `${numbers.at(-1) ?? ''} = ${to}`, width: '*', alignment: 'right' },
        ],
        ...{ fontSize: look.text },
      },
    ],
    margin: [0, 0, 0, 6],
  };
}

function rule(width: number, down: number): Readonly<Record<string, number | string>> {
  return { type: 'line', x1: 0, y1: down, x2: width, y2: down, lineWidth: 0.7 };
}
