import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writePaper } from '../../../analysis/paper/pdf';
import { paperOf } from '../../../surveys/questionnaires/exports/paper';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import { answers, type Question } from '../../../surveys/questions/answers';
import { aPage, aQuestionnaire, yesOrNo } from '../../surveys/questionnaires/builders';

const everyKind = aQuestionnaire(Object.values(answers).map(({ example }) => aPage(example.question)));
const sender = { name: 'Our panel', helpline: '0117 496 0000', email: 'panel@example.org' };
const write = (survey: Questionnaire, size: 'usual' | 'large' = 'usual', language = 'en') =>
  writePaper(paperOf(survey, language), sender, size);

/** What a PDF is made of, its streams unfolded. */
function insideOf(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes);
  let text = raw.toString('latin1');
  for (const found of raw.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)endstream/g)) {
    try {
      text += inflateSync(Buffer.from(found[1]!, 'latin1')).toString('latin1');
    } catch {
      // a stream that is not packed stands in the text already
    }
  }
  return text;
}
const tags = (inside: string, tag: string) => inside.match(new RegExp(`/${tag} <<`, 'g'))?.length ?? 0;
const pages = (inside: string) => inside.match(/\/Type \/Page\b/g)?.length ?? 0;

test('a question of every kind is printed: tagged, in its language, under its title, with the font inside', async () => {
  const inside = insideOf(await write(everyKind));
  expect(inside).toMatch(/^%PDF-1\.7/);
  expect(inside).toContain('/Marked true');
  expect(inside).toContain('/Lang (en)');
  expect(inside).toContain('/DisplayDocTitle true');
  expect(inside).toMatch(/\/FontFile2|\/FontFile3/);
  // One heading for the title, one for each question or text, one for where it goes back.
  expect(tags(inside, 'H1')).toBe(1);
  expect(tags(inside, 'H2')).toBeGreaterThanOrEqual(Object.keys(answers).length + 1);
  expect(tags(inside, 'P')).toBeGreaterThan(30);
  const elements = inside.match(/\/Type \/StructElem|\/S \/(H1|H2|P|Document)\b/g)?.length ?? 0;
  expect(elements).toBeGreaterThan(30);
});

test('large print takes more sheets, and nothing a member reads is under 17 pt', async () => {
  const usual = insideOf(await write(everyKind));
  const large = insideOf(await write(everyKind, 'large'));
  expect(pages(large)).toBeGreaterThan(pages(usual));
  const sizes = new Set([...large.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map((found) => Number(found[1])));
  expect([...sizes].filter((size) => size < 17)).toEqual([12]);
});

test('pictures stand in it beside what they belong to; one that cannot be printed is left out, its words stay', async () => {
  const sun = readFileSync(join(import.meta.dirname, '../../../db/reference/pictures/sun.png'));
  const picture = (media: string) => ({ media, alt: { en: 'The sun' } });
  const { question } = answers.grid.example;
  const grid = {
    ...question,
    picture: picture('sun'),
    items: question.items.map((item) => ({ ...item, picture: picture('sun') })),
    points: question.points.map((point) => ({ ...point, picture: picture('webp') })),
  };
  const paper = paperOf(aQuestionnaire([aPage(grid)]), 'en');
  const drawn = async (pictures: Record<string, string>) =>
    insideOf(await writePaper(paper, sender, 'large', pictures)).match(/\/I\d+ Do/g)?.length ?? 0;
  expect(await drawn({ sun: `data:image/png;base64,${sun.toString('base64')}` })).toBe(1 + grid.items.length);
  expect(await drawn({})).toBe(0);
});

/** What is drawn on each sheet. */
function sheetsOf(bytes: Uint8Array): readonly string[] {
  const raw = Buffer.from(bytes).toString('latin1');
  return [...raw.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].flatMap(([, packed]) => {
    try {
      const drawn = inflateSync(Buffer.from(packed!, 'latin1')).toString('latin1');
      return /\bTf\b/.test(drawn) ? [drawn] : [];
    } catch {
      return [];
    }
  });
}

test.each([
  ['many parts', 'large', 12],
  ['many parts', 'usual', 9],
  ['long answers', 'large', 12],
  ['long answers', 'usual', 9],
] as const)('a box is never on another sheet than its words: %s, %s', async (what, size, codeSize) => {
  const options = (count: number, label: string) =>
    Array.from({ length: count }, (_, n) => ({ code: `o${n}`, label: { en: `${label} ${n}` } }));
  const words = 'An answer that a person reads slowly, and that needs more than one line as real answers do';
  const question: Question =
    what === 'many parts'
      ? {
          key: 'parts',
          kind: 'grid',
          label: { en: 'How good was each?' },
          items: options(9, 'A service with a long name, such as community nursing'),
          points: options(7, 'Good'),
        }
      : {
          key: 'long',
          kind: 'multiple-choice',
          label: { en: 'Which of these fits best? '.repeat(6) },
          hint: { en: 'Think of the last twelve months. '.repeat(8) },
          options: options(40, words),
        };
  const sheets = sheetsOf(await write(aQuestionnaire([aPage(question)]), size));
  expect(sheets.length).toBeGreaterThan(1);
  for (const [at, drawn] of sheets.entries()) {
    const boxes = drawn.match(/\bre\b/g)?.length ?? 0;
    const codes = drawn.match(new RegExp(`/F\\d+ ${codeSize} Tf`, 'g'))?.length ?? 0;
    // The question itself has a code too, at its words on the first sheet.
    expect(codes - (at === 0 ? 1 : 0)).toBe(boxes);
  }
  // No answer stands alone on a sheet, and none is without its question's words or its part's.
  for (const drawn of sheets.filter((one) => /\bre\b/.test(one)))
    expect(drawn.match(/\bre\b/g)!.length).toBeGreaterThan(1);
});

test('a language whose letters the font has not is refused by its letter', async () => {
  const urdu = aQuestionnaire([aPage(yesOrNo('a', { label: { en: 'Well?', ur: 'ٹھیک؟' } }))], {
    languages: ['en', 'ur'],
  });
  await expect(write(urdu, 'usual', 'ur')).rejects.toMatchObject({ code: 'no-letters' });
  const polish = aQuestionnaire([aPage(yesOrNo('a', { label: { en: 'Well?', pl: 'Źdźbło ąęć?' } }))], {
    languages: ['en', 'pl'],
  });
  expect((await write(polish, 'usual', 'pl')).length).toBeGreaterThan(5000);
});
