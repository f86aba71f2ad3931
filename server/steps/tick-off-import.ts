import { changeSeenOfImport, findQuestionnaireImport } from '../../db/queries/questionnaires';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/** Ticks off one thing of an import's report as seen, or takes the tick back; done twice it is done once. */
export async function tickOffImport(
  deps: Deps,
  footprintId: string,
  given: { questionnaireId: string; item: number; isSeen: boolean },
): Promise<{ toSee: number; seen: number }> {
  return deps.writer.write(footprintId, async (write) => {
    const brought = await findQuestionnaireImport(write, given.questionnaireId);
    if (!brought || given.item >= brought.items.length) throw new Refusal('not-found');
    const others = brought.seen.filter((one) => one !== given.item);
    const seen = given.isSeen ? [...others, given.item] : others;
    await changeSeenOfImport(write, given.questionnaireId, seen);
    return { toSee: brought.items.length, seen: seen.length };
  });
}
