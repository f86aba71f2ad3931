import { type AnswerToTheme, printStatus, reasonOf } from '../pathways/answer';
import { printDue } from '../pathways/due';

/** Where a theme comes from: comments of a panel survey, or evidence from elsewhere (R21). */
export type StatementEvidence = {
  /** Named so that it stands after "in": "the spring survey", "Healthwatch reports". */
  readonly source: string;
  /** People whose words stand behind it; absent where the source does not count them. */
  readonly people?: number;
  /** Those who could have said it: everyone who commented there. */
  readonly of?: number;
};

/** A "you said, we did" in words, ready to be frozen and shown. */
export type Statement = {
  readonly title: string;
  readonly youSaid: string;
  readonly weDid: string;
  /** Status in the public page's words (R23). */
  readonly status: string;
  /** One sentence a source. */
  readonly evidence: readonly string[];
  /** What is not done yet, or null: the entry ends with it. */
  readonly stillOwed: string | null;
};

/** Below this many people a number could point at someone (R16, R24). */
export const smallestNumberShown = 10;

/**
 * The published statement of what members said and what came of it (R24).
 * @param theme its title, and the point it makes as a sentence
 * @param answer the answer that stands
 * @param evidence where it was said; numbers under 10 are not given, nor those that would leave under 10 others
 * @returns plain text in English; nothing in it names or quotes a person
 * @example
 * writeStatement({ title: 'Choice of physiotherapy', point: 'There is little choice of where to have physiotherapy.' },
 *   { answer: 'cannot', words: 'the lease ends' }, []).weDid // 'We have not taken this up, because the lease ends.'
 */
export function writeStatement(
  theme: { readonly title: string; readonly point: string },
  answer: AnswerToTheme,
  evidence: readonly StatementEvidence[],
): Statement {
  return {
    title: theme.title,
    youSaid: sentence(theme.point),
    weDid: whatWasDone(answer),
    status: printStatus(answer),
    evidence: evidence.map(printEvidence),
    stillOwed:
      answer.answer === 'doing'
        ? `This is not finished. It is promised by ${printDue(answer.byWhen)}.`
        : null,
  };
}

function whatWasDone(answer: AnswerToTheme): string {
  switch (answer.answer) {
    case 'done':
      return sentence(answer.words);
    case 'doing':
      return `${sentence(answer.words)} We will have done it by ${printDue(answer.byWhen)}; ${answer.owner} answers for it.`;
    case 'cannot':
      return `We have not taken this up, because ${reasonOf(answer.words)}.`;
    case 'not-ours': {
      const passed = `This is not ours to decide. We have passed it to ${answer.passedTo}.`;
      return answer.words ? `${passed} ${sentence(answer.words)}` : passed;
    }
  }
}

/**
 * One source as a sentence. Numbers under 10 are not given, nor a base that would leave under 10 others.
 * @example printEvidence({ source: 'the autumn survey', people: 41, of: 120 }) // 'Said by 41 of 120 people who commented in the autumn survey.'
 * @example printEvidence({ source: 'the autumn survey', people: 9 }) // 'Said by fewer than 10 people in the autumn survey.'
 */
export function printEvidence({ source, people, of }: StatementEvidence): string {
  if (people === undefined) return `Said in ${source}.`;
  if (people < smallestNumberShown) return `Said by fewer than ${smallestNumberShown} people in ${source}.`;
  const canShowBase = of !== undefined && (of === people || of - people >= smallestNumberShown);
  return canShowBase
    ? `Said by ${people} of ${of} people who commented in ${source}.`
    : `Said by ${people} people in ${source}.`;
}

function sentence(words: string): string {
  const trimmed = words.trim();
  const start = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
