import { allSent, answerThroughTrouble, inviteByLink, watchReceipts } from '../journeys/lost-line';
import { openStage } from '../journeys/stage';
import { say } from './say';

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
    lost += 13 - Object.values(answers).filter((answer) => 'value' in answer || 'missing' in answer).length;
    await context.close();
  }
  await stage.close();
  say(
    `phones: 30 lost lines, 10 killed tabs: ${told} saves acknowledged and stored, ${lost} answers lost, ${twice} stored twice, ${untold} stored and not acknowledged`,
  );
}
