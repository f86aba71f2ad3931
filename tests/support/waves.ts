import { addCaseEvents, addCases, addWave } from '../../db/queries/fieldwork';
import { questionnaires, questionnaireVersions, responses } from '../../db/schema';
import { completenessOf } from '../../surveys/questionnaires/completeness';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Format, Stored } from '../../surveys/vocabulary';
import { type APerson, addPeople } from './builders';
import type { World } from './world';

/** One member invited to a wave, and what they answered. */
export type Invited = APerson & {
  readonly answers?: Readonly<Record<string, Stored>>;
  readonly baseWeight?: number;
  readonly stratum?: string;
  /** The version answered; the standard one unless told. */
  readonly format?: Format;
};

/** A wave put to people who are members already, or some days ago. */
export type AnotherTime = { readonly memberIds?: readonly string[]; readonly daysAgo?: number };

/** A wave put to these people, straight through the queries: issued ten days ago, closed, answers as given. */
export async function aWave(
  world: World,
  questionnaire: Questionnaire,
  people: readonly Invited[],
  footprintId = 'bnssg',
  { memberIds: known, daysAgo = 10 }: AnotherTime = {},
): Promise<{ id: string; caseIds: string[]; memberIds: string[] }> {
  const { secrets, writer, now } = world.deps;
  const at = new Date(now().getTime() - daysAgo * 86_400_000);
  const joinedAt = new Date(at.getTime() - 86_400_000);
  const id = secrets.newId();
  const memberIds = known
    ? [...known]
    : await addPeople(
        world,
        footprintId,
        people.map((person) => ({ joinedAt, ...person })),
      );
  const rows = people.map((person, i) => ({
    ...person,
    memberId: memberIds[i]!,
    caseId: secrets.newId(),
  }));
  const title = questionnaire.title.en;
  await writer.write(footprintId, async (write) => {
    await write.sql
      .insert(questionnaires)
      .values({ footprintId, id, name: title, createdAt: joinedAt, createdBy: 'system' });
    await write.sql.insert(questionnaireVersions).values({
      footprintId,
      id,
      questionnaireId: id,
      version: 1,
      revision: 1,
      definition: questionnaire,
      changedAt: joinedAt,
      changedBy: 'system',
      frozenAt: at,
    });
    await addWave(write, {
      id,
      versionId: id,
      title,
      status: 'closed',
      draw: { kind: 'all' },
      opensOn: at.toISOString().slice(0, 10),
      closesOn: now().toISOString().slice(0, 10),
      reminders: { afterDays: 7, most: 1 },
      issuedAt: at,
      closedAt: now(),
      createdAt: joinedAt,
      createdBy: 'system',
    });
    await addCases(
      write,
      rows.map(({ caseId, memberId, channel, baseWeight, stratum, selection }) => ({
        id: caseId,
        waveId: id,
        memberId,
        issuedAt: at,
        channel: channel ?? ('email' as const),
        cohort: 'street',
        selection: selection ?? ('unknown' as const),
        baseWeight: baseWeight ?? 1,
        stratum: stratum ?? 'all',
      })),
    );
    const event = (caseId: string, type: string, detail: Record<string, number> = {}) => ({
      id: secrets.newId(),
      waveId: id,
      caseId,
      type,
      at,
      channel: 'email' as const,
      detail,
      by: 'system',
    });
    await addCaseEvents(
      write,
      rows.flatMap(({ caseId, answers }) => [
        event(caseId, 'issued'),
        ...(answers
          ? [event(caseId, 'finished', { completeness: completenessOf(questionnaire, answers).share })]
          : []),
      ]),
    );
    for (const { caseId, answers, format } of rows) {
      if (!answers) continue;
      await write.sql.insert(responses).values({
        footprintId,
        caseId,
        waveId: id,
        answers: { ...answers },
        drafts: {},
        revision: 1,
        startedAt: at,
        savedAt: at,
        finishedAt: at,
        channel: 'email',
        language: 'en',
        format: format ?? 'standard',
      });
    }
  });
  return { id, caseIds: rows.map(({ caseId }) => caseId), memberIds };
}
