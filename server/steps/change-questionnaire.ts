import {
  addQuestionnaire,
  addVersion,
  changeVersion,
  findLatestVersion,
  findQuestionnaire,
  renameQuestionnaire,
  type Version,
} from '../../db/queries/questionnaires';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { nextVersion } from '../../surveys/questionnaires/versions';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/** Begins a questionnaire with its first draft. */
export async function createQuestionnaire(
  deps: Deps,
  footprintId: string,
  given: { name: string; definition: Questionnaire; by: string },
): Promise<{ id: string; versionId: string }> {
  const id = deps.secrets.newId();
  const versionId = deps.secrets.newId();
  const now = deps.now();
  await deps.writer.write(footprintId, async (write) => {
    await addQuestionnaire(write, { id, name: given.name, createdAt: now, createdBy: given.by });
    await addVersion(write, {
      id: versionId,
      questionnaireId: id,
      version: 1,
      revision: 1,
      definition: given.definition,
      changedAt: now,
      changedBy: given.by,
      frozenAt: null,
    });
  });
  return { id, versionId };
}

/** Saves a draft over the revision it was read at. What a wave has issued stays as it is: then a new version begins. */
export async function changeQuestionnaire(
  deps: Deps,
  footprintId: string,
  given: {
    questionnaireId: string;
    version: number;
    revision: number;
    name?: string | undefined;
    definition: Questionnaire;
    /** Why what was asked already is changed; kept with the version that follows a frozen one. */
    reason?: string | undefined;
    by: string;
  },
): Promise<Version> {
  const now = deps.now();
  return deps.writer.write(footprintId, async (write) => {
    const questionnaire = await findQuestionnaire(write, given.questionnaireId);
    const latest = await findLatestVersion(write, given.questionnaireId);
    if (!questionnaire || !latest) throw new Refusal('not-found');
    if (latest.version !== given.version || latest.revision !== given.revision)
      throw new Refusal('changed-meanwhile');
    if (given.name !== undefined && given.name !== questionnaire.name)
      await renameQuestionnaire(write, questionnaire.id, given.name);
    const change = { definition: given.definition, changedAt: now, changedBy: given.by };
    if (latest.frozenAt === null) {
      const revision = latest.revision + 1;
      await changeVersion(write, latest.id, { ...change, revision });
      return { ...latest, ...change, revision };
    }
    const definition =
      given.reason === undefined
        ? given.definition
        : nextVersion(latest.definition, given.definition, given.reason);
    const next: Version = {
      ...latest,
      ...change,
      definition,
      id: deps.secrets.newId(),
      version: latest.version + 1,
      revision: 1,
      frozenAt: null,
    };
    await addVersion(write, next);
    return next;
  });
}
