import { addAudit } from '../../db/queries/audit';
import { addAnswer, changePathway, findLink, listAnswers } from '../../db/queries/pathways';
import { type AnswerToTheme, printStatus, readAnswer } from '../../surveys/pathways/answer';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/** The parts of an answer as texts, and the answer that stood when they were written. */
export type GivenAnswer = {
  readonly answer: string;
  readonly words: string;
  readonly byWhen: string;
  readonly owner: string;
  readonly passedTo: string;
  readonly standing: string | null;
};

/** Gives a theme on a pathway one of the four answers (R23). Answers are only ever added. */
export async function answerTheme(
  deps: Deps,
  footprintId: string,
  by: string,
  linkId: string,
  given: GivenAnswer,
): Promise<{ id: string; answer: AnswerToTheme; status: string }> {
  const id = deps.secrets.newId();
  return deps.writer.write(footprintId, async (write) => {
    const link = await findLink(write, linkId);
    if (!link) throw new Refusal('not-found');
    const [standing] = await listAnswers(write, [linkId]);
    if ((standing?.id ?? null) !== given.standing)
      throw new Refusal(
        'changed-meanwhile',
        'This theme was answered while you were writing. Nothing was saved; look at that answer, then decide.',
      );
    const { standing: _, ...texts } = given;
    const reading = readAnswer(texts, standing?.answer);
    if (!reading.ok)
      throw new Refusal(
        'fields-wrong',
        undefined,
        reading.problems.map(({ field, words }) => ({ path: field, message: words })),
      );
    const { answer } = reading;
    const at = deps.now();
    await addAnswer(write, {
      id,
      pathwayThemeId: linkId,
      answer: answer.answer,
      words: answer.words ?? '',
      owner: answer.answer === 'doing' ? answer.owner : null,
      byWhen: answer.answer === 'doing' ? answer.byWhen : null,
      passedTo: answer.answer === 'not-ours' ? answer.passedTo : null,
      at,
      by,
    });
    await changePathway(write, link.pathwayId, { changedAt: at, changedBy: by });
    await addAudit(write, { at, actor: by, act: 'theme.answered', object: linkId });
    return { id, answer, status: printStatus(answer) };
  });
}
