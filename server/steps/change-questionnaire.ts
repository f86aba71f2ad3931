import { findFootprintById } from '../../db/queries/footprints';
import {
  addQuestionnaire,
  addQuestionnaireImport,
  addVersion,
  changeVersion,
  findLatestVersion,
  findQuestionnaire,
  listVersions,
  type QuestionnaireImport,
  renameQuestionnaire,
  type Version,
} from '../../db/queries/questionnaires';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { nextVersion } from '../../surveys/questionnaires/versions';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { withAreas } from './areas-of-survey';

/** Begins a questionnaire with its first draft, and the report where it was brought in from a file. */
export async function createQuestionnaire(
  deps: Deps,
  footprintId: string,
  given: {
    name: string;
    definition: Questionnaire;
    by: string;
    broughtIn?: Pick<QuestionnaireImport, 'fileName' | 'format' | 'carried' | 'items' | 'added'>;
  },
): Promise<{ id: string; versionId: string }> {
  const id = deps.secrets.newId();
  const versionId = deps.secrets.newId();
  const now = deps.now();
  const definition = await inFootprint(deps, footprintId, given.definition);
  await deps.writer.write(footprintId, async (write) => {
    await addQuestionnaire(write, { id, name: given.name, createdAt: now, createdBy: given.by });
    await addVersion(write, {
      id: versionId,
      questionnaireId: id,
      version: 1,
      revision: 1,
      definition,
      changedAt: now,
      changedBy: given.by,
      frozenAt: null,
    });
    if (given.broughtIn)
      await addQuestionnaireImport(write, {
        ...given.broughtIn,
        questionnaireId: id,
        at: now,
        by: given.by,
        seen: [],
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
  const asked = await inFootprint(deps, footprintId, given.definition);
  return deps.writer.write(footprintId, async (write) => {
    const questionnaire = await findQuestionnaire(write, given.questionnaireId);
    const latest = await findLatestVersion(write, given.questionnaireId);
    if (!questionnaire || !latest) throw new Refusal('not-found');
    if (latest.version !== given.version || latest.revision !== given.revision)
      throw new Refusal('changed-meanwhile');
    if (given.name !== undefined && given.name !== questionnaire.name)
      await renameQuestionnaire(write, questionnaire.id, given.name);
    const issued = (await listVersions(write, questionnaire.id)).findLast((one) => one.frozenAt !== null);
    const reason =
      latest.frozenAt === null ? (given.reason ?? latest.definition.change?.reason) : given.reason;
    if (latest.frozenAt !== null && reason === undefined)
      throw new Refusal('fields-wrong', undefined, [
        {
          path: 'reason',
          message: `Version ${latest.version} was issued and stays as it is. Write why another follows it.`,
        },
      ]);
    // What only follows in words is found anew at each save: a draft may change more later on.
    const definition = issued && reason !== undefined ? nextVersion(issued.definition, asked, reason) : asked;
    const change = { definition, changedAt: now, changedBy: given.by };
    if (latest.frozenAt === null) {
      const revision = latest.revision + 1;
      await changeVersion(write, latest.id, { ...change, revision });
      return { ...latest, ...change, revision };
    }
    const next: Version = {
      ...latest,
      ...change,
      id: deps.secrets.newId(),
      version: latest.version + 1,
      revision: 1,
      frozenAt: null,
    };
    await addVersion(write, next);
    return next;
  });
}

/** A definition with what it takes from the footprint it is asked in. */
async function inFootprint(
  deps: Deps,
  footprintId: string,
  definition: Questionnaire,
): Promise<Questionnaire> {
  const footprint = await findFootprintById(deps.unbound, footprintId);
  if (!footprint) throw new Refusal('not-found');
  return withAreas(definition, deps.places, footprint.placeRule);
}
