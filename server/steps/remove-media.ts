import { rm } from 'node:fs/promises';
import type { Read } from '../../db/connect';
import { eraseMedia, findMedia } from '../../db/queries/media';
import { listQuestionnaires, listVersions } from '../../db/queries/questionnaires';
import { listMediaUses } from '../../surveys/questionnaires/media-uses';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { mediaFile } from '../media-folder';

/** The use of an uploaded file by one survey. */
export type UseBySurvey = {
  readonly questionnaire: string;
  readonly name: string;
  readonly versions: readonly number[];
  readonly questions: readonly string[];
  readonly isIssued: boolean;
};

/** Removes an uploaded file. One that any version of a survey names, issued or draft, stays, and is said to be in use. */
export async function removeMedia(deps: Deps, footprintId: string, id: string): Promise<void> {
  await deps.writer.write(footprintId, async (write) => {
    if (!(await findMedia(write, id))) throw new Refusal('not-found');
    const uses = (await readMediaUses(write)).get(id) ?? [];
    if (uses.length > 0)
      throw new Refusal('not-possible-now', `It is used in ${uses.map(inWords).join(', and in ')}.`);
    await eraseMedia(write, id);
  });
  await rm(mediaFile(deps.config.dataDir, footprintId, id), { force: true });
  deps.log.info('media.removed', {});
}

/** Which surveys use each uploaded file. */
export async function readMediaUses(read: Read): Promise<ReadonlyMap<string, readonly UseBySurvey[]>> {
  const names = new Map((await listQuestionnaires(read)).map(({ id, name }) => [id, name]));
  const found = new Map<string, UseBySurvey[]>();
  for (const version of await listVersions(read)) {
    for (const { media, question } of listMediaUses(version.definition)) {
      const uses = found.get(media) ?? [];
      const before = uses.find((use) => use.questionnaire === version.questionnaireId);
      const use: UseBySurvey = {
        questionnaire: version.questionnaireId,
        name: names.get(version.questionnaireId) ?? '',
        versions: [...new Set([...(before?.versions ?? []), version.version])],
        questions: [
          ...new Set([...(before?.questions ?? []), ...(question === undefined ? [] : [question])]),
        ],
        isIssued: before?.isIssued === true || version.frozenAt !== null,
      };
      found.set(media, [...uses.filter((one) => one !== before), use]);
    }
  }
  return found;
}

function inWords({ name, versions, questions, isIssued }: UseBySurvey): string {
  const at = questions.length === 0 ? '' : ` at ${questions.map((key) => `“${key}”`).join(', ')}`;
  const issued = isIssued ? 'it was issued, so the file stays with it' : 'take it out there first';
  return `“${name}” (version ${versions.join(', ')})${at}: ${issued}`;
}
