import type { Questionnaire } from '../../../surveys/questionnaires/types';
import type { answers } from '../../../surveys/questions/answers';
import { constantSum } from '../../../surveys/questions/constant-sum/answer';
import { own } from '../../../surveys/questions/fields';
import { information } from '../../../surveys/questions/information/answer';
import { multipleChoice } from '../../../surveys/questions/multiple-choice/answer';
import { number } from '../../../surveys/questions/number/answer';
import { openText } from '../../../surveys/questions/open-text/answer';
import type { QuestionKind } from '../../../surveys/questions/question-kind';
import { ranking } from '../../../surveys/questions/ranking/answer';
import { scale } from '../../../surveys/questions/scale/answer';
import { singleChoice } from '../../../surveys/questions/single-choice/answer';
import { loadInputs } from '../kinds';

/** The kinds most surveys are made of. The others come when a survey has one of them. */
let here: Partial<typeof answers> = {
  'single-choice': singleChoice,
  'multiple-choice': multipleChoice,
  scale,
  number,
  ranking,
  'constant-sum': constantSum,
  'open-text': openText,
  information,
};

/** Stands on a phone where surveys/questions/answers.ts stands on the server (vite.phone.ts). */
export function kindOf(question: { readonly kind: string }): QuestionKind {
  const kind = own<unknown>(here, question.kind);
  if (kind === undefined) throw new Error(`The rules of “${question.kind}” are not on this phone.`);
  // A row is found by the question's own kind, so it is the one made for that question.
  return kind as QuestionKind;
}

/** Fetches what the questions of a survey need to be shown and judged here, and nothing else. */
export async function loadKinds({ pages }: Questionnaire): Promise<void> {
  const questions = pages.flatMap((page) => page.questions);
  if (questions.some(({ kind }) => !own<unknown>(here, kind)))
    here = (await import('../../../surveys/questions/answers')).answers;
  await loadInputs(Array.from(new Set(questions.map((question) => kindOf(question).input))));
}
