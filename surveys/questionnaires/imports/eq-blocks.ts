import { type Context, readAnswer } from './eq-answers';
import { eqRule, isRecord } from './eq-conditions';
import { type Json, listOf, noteRest, skipsOf } from './eq-parts';
import type { EqBlock } from './eq-routing';
import { eqLines, eqText, otherForms } from './eq-text';
import { eqBlocks } from './eq-types';
import type { Entry, Report } from './report';
import type { Said, SourceQuestion, SourceRule } from './source';

type ReadBlock = { readonly entry: Entry; readonly questions: readonly SourceQuestion[] };

/** What a block becomes: questions, or words to read. */
export function readBlock(
  { id, block, place }: EqBlock,
  say: (text: string) => Said,
  codes: ReadonlyMap<string, string>,
  report: Report,
): ReadBlock {
  const type = String(block.type ?? '');
  const shape = Object.hasOwn(eqBlocks, type) ? eqBlocks[type] : undefined;
  const forms = formsOf(block);
  const asks = shape === 'question' && forms.some(({ question }) => listOf(question.answers).length > 0);
  const entry = report.entry(asks ? 'group' : 'question', id, place);
  const heading = [eqText(block.title), ...eqLines(block.description)].filter((line) => line !== '');
  noteRest(
    block,
    [
      'id',
      'type',
      'title',
      'description',
      'page_title',
      'question',
      'questions',
      'question_variants',
      'content',
      'content_variants',
      'routing_rules',
      'skip_conditions',
      'primary_content',
      'secondary_content',
    ],
    entry,
  );
  if (shape === undefined) {
    entry.leftOut(
      `A block of type “${type}” belongs to the other program and asks nothing of its own here.`,
      JSON.stringify(block),
    );
    return { entry, questions: [] };
  }
  if (!asks) {
    const contents = listOf(block.content_variants).map((variant) => variant.content);
    for (const variant of contents.slice(0, -1))
      entry.changed(
        'It has other words for some people, which are not carried over.',
        eqLines(variant).join('\n'),
      );
    const parts = [
      block.content ?? contents.at(-1),
      block.primary_content,
      block.secondary_content,
      ...forms.map(({ question }) => [question.title, question.description, question.guidance]),
    ];
    const lines = [...heading, ...parts.flatMap((part) => eqLines(part))];
    const label = say(lines.join('\n'));
    return {
      entry,
      questions: lines.length === 0 ? leaveEmpty(entry) : [{ entry, name: id, shape: 'information', label }],
    };
  }
  const context: Context = {
    id,
    place: `${place}, block “${id}”`,
    blockEntry: entry,
    heading,
    say,
    codes,
    report,
  };
  const questions = forms.flatMap(({ question, rules }, index) =>
    readForm(question, index, context).map((one) => ({ ...one, showIf: [...rules, ...(one.showIf ?? [])] })),
  );
  return { entry, questions };
}

function leaveEmpty(entry: Entry): readonly SourceQuestion[] {
  entry.leftOut('It has no words to show.');
  return [];
}

type Form = { readonly question: Json; readonly rules: readonly SourceRule[] };

/** The question of a block, its questions, or its variants: of these each is for those whom no earlier one was for. */
function formsOf(block: Json): readonly Form[] {
  if (isRecord(block.question)) return [{ question: block.question, rules: [] }];
  const variants = listOf(block.question_variants);
  if (variants.length === 0) return listOf(block.questions).map((question) => ({ question, rules: [] }));
  const before: SourceRule[] = [];
  return variants.flatMap((variant) => {
    const own = eqRule(variant.when ?? true);
    const rules = [...before, own];
    before.push(opposite(own));
    return isRecord(variant.question) ? [{ question: variant.question, rules }] : [];
  });
}

function opposite({ text, condition }: SourceRule): SourceRule {
  return { text, condition: 'cannot' in condition ? condition : { not: condition } };
}

function readForm(question: Json, variant: number, context: Context): SourceQuestion[] {
  const { blockEntry, heading, say } = context;
  const titles = listOf(question.titles);
  const usual = titles.find((one) => !('when' in one)) ?? titles.at(-1);
  for (const one of titles)
    if (one !== usual)
      blockEntry.changed(
        'It has another title for some people, which is not carried over.',
        eqText(one.value),
      );
  const title = eqText(question.title) || eqText(usual?.value);
  for (const form of otherForms(question.title))
    blockEntry.changed('Its words have another form for other numbers, which is not carried over.', form);
  noteRest(
    question,
    [
      'id',
      'title',
      'titles',
      'type',
      'description',
      'guidance',
      'definitions',
      'definition',
      'instruction',
      'answers',
      'mandatory',
      'skip_conditions',
    ],
    blockEntry,
  );
  const about = [
    question.instruction,
    question.description,
    question.guidance,
    question.definitions,
    question.definition,
  ];
  const lines = [...heading, ...about.flatMap((part) => eqLines(part))];
  const skips = skipsOf(question).map(opposite);
  const answers = listOf(question.answers);
  const merged =
    String(question.type) === 'MutuallyExclusive'
      ? mergeExclusive(answers)
      : answers.map((answer) => [answer]);
  return merged.flatMap((together) =>
    readAnswer(together, { title, hint: lines, alone: merged.length === 1, variant }, context).map((one) => ({
      ...one,
      label: one.label ?? say(title),
      showIf: [...skips, ...(one.showIf ?? [])],
    })),
  );
}

/** Boxes to tick and the box that clears them are one question of ours; with other answers they stand apart. */
function mergeExclusive(answers: readonly Json[]): readonly (readonly Json[])[] {
  const isTicked = (answer: Json) => answer.type === 'Checkbox' || answer.type === 'Radio';
  return answers.length > 1 && answers.every(isTicked) ? [answers] : answers.map((answer) => [answer]);
}
