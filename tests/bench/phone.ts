import { givenKey } from '../../surveys/questionnaires/given';
import { allSent, answerThroughTrouble, inviteByLink, watchReceipts } from '../journeys/lost-line';
import { openStage } from '../journeys/stage';
import { say } from './say';

/** The walk answers each question it is asked. */
const questionsAnswered = 13;

/** Answers told to be saved against answers stored: thirty lost lines and ten killed tabs, on five phones. */
export async function measurePhones(): Promise<void> {
  const stage = await openStage();
  const lead = await stage.world.staff('bnssg', ['engagement-lead']);
  const people = await inviteByLink(stage.world, lead, 5);
  let told = 0;
  let lost = 0;
  let twice = 0;
  let untold = 0;
  for (let phone = 0; phone < 5; phone++) {
    const link = people.nextLink();
    const context = (await stage.phone()).context();
    const receipts = watchReceipts(context);
    const page = await answerThroughTrouble(stage, context, link, { drops: 6, kills: 2 });
    await allSent(page);
    const stored = (await people.saves(link)).map(({ submissionId }) => submissionId);
    const answers = (await people.stored(link))?.answers ?? {};
    told += stored.filter((submission) => receipts.has(submission)).length;
    untold += stored.filter((submission) => !receipts.has(submission)).length;
    twice += stored.length - new Set(stored).size;
    // What was given beforehand is kept beside the answers and is none.
    lost += questionsAnswered - Object.keys(answers).filter((key) => key !== givenKey).length;
    await context.close();
  }
  await stage.close();
  say(
    `phones: 30 lost lines, 10 killed tabs: ${told} saves acknowledged and stored, ${lost} answers lost, ${twice} stored twice, ${untold} stored and not acknowledged`,
  );
  if (lost !== 0 || twice > 0 || untold > 0) process.exitCode = 1;
}
