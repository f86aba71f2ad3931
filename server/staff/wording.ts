import type { Read } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import { listWordingChecks, setWordingChecks } from '../../db/queries/wording';
import { standingsOf } from '../../surveys/wording/checks';
import type { Language } from '../../surveys/wording/languages';
import { wordingOperations } from '../contract/wording';
import { Refusal } from '../errors';
import { type Handlers, station } from '../mount';

const handlers: Handlers<typeof wordingOperations> = {
  showWording: async ({ read, params }) => standing(read, params.language),

  checkWording: async ({ deps, footprint, session, read, params, body }) => {
    const { language } = params;
    const marks = new Map(standingsOf(language, []).map(({ key, mark }) => [key, mark]));
    const changed = body.wordings.find(({ key, mark }) => marks.get(key) !== mark);
    if (changed)
      throw new Refusal(
        'not-possible-now',
        `The wording “${changed.key}” is another one now. Load the page again, and have it read as it stands.`,
      );
    await deps.writer.write(footprint.id, async (write) => {
      await setWordingChecks(
        write,
        body.wordings.map(({ key, mark }) => ({
          language,
          key,
          mark,
          speaker: body.speaker,
          checkedAt: deps.now(),
          notedBy: session.staffId,
        })),
      );
      await addAudit(write, {
        at: deps.now(),
        actor: session.staffId,
        act: 'wording.checked',
        object: language,
        count: body.wordings.length,
      });
    });
    return standing(read, language);
  },
};

export const wordingStation = station(wordingOperations, handlers);

async function standing(read: Read, language: Language) {
  const wordings = standingsOf(language, await listWordingChecks(read)).map((one) => ({
    ...one,
    english: [...one.english],
    translation: [...one.translation],
  }));
  return { checked: wordings.filter(({ checkedBy }) => checkedBy !== undefined).length, wordings };
}
