import { addAudit } from '../../db/queries/audit';
import { changeWave, findWave, type Wave } from '../../db/queries/fieldwork';
import { findVersion, freezeVersion, listVersions, type Version } from '../../db/queries/questionnaires';
import { reviewQuestionnaire } from '../../surveys/questionnaires/review';
import { compareVersions } from '../../surveys/questionnaires/versions';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/**
 * The later version of an issued wave's questionnaire that its members could be shown from now on: only words differ, and why
 * is written down. Undefined when there is none.
 */
export function newWording(wave: Wave, versions: readonly Version[]): Version | undefined {
  const now = versions.find(({ id }) => id === wave.versionId);
  const latest = versions.at(-1);
  if (!now || !latest || wave.status !== 'open' || latest.version <= now.version) return undefined;
  return latest.definition.change && compareVersions(now.definition, latest.definition).isWordingOnly
    ? latest
    : undefined;
}

/**
 * Puts the newest wording of a questionnaire to a wave that is open: whoever opens a page from now on reads it, answers given
 * stay as they are, and each response keeps in which version's words it was given. What a phone kept of the older version
 * still fits, since questions, options and logic are the same.
 * @param version the number whoever decided saw; another one by now is said
 */
export async function useWording(
  deps: Deps,
  footprintId: string,
  given: { readonly waveId: string; readonly version: number; readonly by: string },
): Promise<void> {
  const now = deps.now();
  await deps.writer.write(footprintId, async (write) => {
    const wave = await findWave(write, given.waveId);
    const shown = wave && (await findVersion(write, wave.versionId));
    if (!wave || !shown) throw new Refusal('not-found');
    const next = newWording(wave, await listVersions(write, shown.questionnaireId));
    if (!next)
      throw new Refusal(
        'not-possible-now',
        'There is no later version of which only words differ. What changes more than words needs a wave of its own.',
      );
    if (next.version !== given.version) throw new Refusal('changed-meanwhile');
    const stops = reviewQuestionnaire(next.definition).findings.filter(
      ({ severity }) => severity === 'stops',
    );
    if (stops.length > 0)
      throw new Refusal(
        'not-possible-now',
        `The dry run of the questionnaire found ${stops.length} to settle first: ${stops[0]!.sentence}`,
      );
    if (next.frozenAt === null) await freezeVersion(write, next.id, now);
    await changeWave(write, wave.id, { versionId: next.id });
    await addAudit(write, {
      at: now,
      actor: given.by,
      act: 'wave.wording-changed',
      object: wave.id,
      purpose: `Version ${next.version}: ${next.definition.change?.reason}`,
    });
    deps.log.info('wave.wording-changed', { wave: wave.id, version: next.version });
  });
}
