import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../analysis/random';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { kindOf, type Question } from '../../surveys/questions/answers';
import { fieldsIn } from '../support/recruits';
import { root, type World } from '../support/world';

const survey: Questionnaire = JSON.parse(
  readFileSync(join(root, 'db', 'reference', 'questionnaires', 'first-survey.json'), 'utf8'),
);

/** Answers the bundled survey over HTTP as a phone without scripts would, page by page, and sends it. */
export async function answerByForm(
  world: World,
  link: string,
  random: Random,
  comment: string | null,
): Promise<void> {
  const start = await world.get(link);
  let at = (await world.form(link, { ...fieldsIn(start), go: 'start' })).location;
  for (let pages = 0; pages < 30 && at !== null && !at.endsWith('/check-answers'); pages++) {
    const path = at;
    const page = await world.get(path);
    const key = path.split('/').pop();
    const fields: Record<string, string | readonly string[]> = { ...fieldsIn(page), go: 'next' };
    for (const question of survey.pages.find((one) => one.key === key)?.questions ?? []) {
      const value = valueFor(question, random, comment);
      if (value !== undefined)
        Object.assign(fields, kindOf(question).fill(question as never, { value } as never));
    }
    let reply = await world.form(path, fields);
    // A page left empty asks once whether it is meant to be.
    if (reply.status === 422) reply = await world.form(path, { ...fieldsIn(reply), go: 'next' });
    at = reply.location;
    if (at === null)
      throw new Error(
        `${path} was not taken: ${reply.status} ${reply.text.replace(/<[^>]*>/g, ' ').slice(0, 400)}`,
      );
  }
  if (at === null) throw new Error('The survey did not come to an end');
  const review = await world.get(at);
  const sent = await world.form(at, { ...fieldsIn(review), go: 'send' });
  if (sent.status >= 400) throw new Error(`Sending failed: ${sent.status}`);
}

function valueFor(question: Question, random: Random, comment: string | null): unknown {
  const one = <Option>(options: readonly Option[]) => options[Math.floor(random() * options.length)]!;
  switch (question.kind) {
    case 'single-choice':
      return one(question.options).code;
    case 'multiple-choice':
      return [one(question.options).code];
    case 'scale':
      return question.style === 'labelled'
        ? one(question.points).code
        : question.from + Math.floor(random() * (question.to - question.from + 1));
    case 'number':
      return 3;
    case 'ranking':
      return question.options.slice(0, question.top).map(({ code }) => code);
    case 'constant-sum': {
      const [first, second, ...others] = question.items.map(({ code }) => code);
      return Object.fromEntries([[first, 60], [second, 40], ...others.map((code) => [code, 0])]);
    }
    case 'open-text':
      return comment === null ? undefined : { text: comment, mayQuote: true };
    default:
      return undefined;
  }
}
