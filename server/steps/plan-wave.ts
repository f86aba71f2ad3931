import { addWave, changeWave, findWave } from '../../db/queries/fieldwork';
import { findLatestVersion } from '../../db/queries/questionnaires';
import type { Draw, ReminderRule } from '../../db/schema/fieldwork';
import type { Deps } from '../deps';
import { type FieldFault, Refusal } from '../errors';

export type WavePlan = {
  readonly questionnaire: string;
  readonly title: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly graceDays: number;
  readonly draw: Draw;
  readonly reminders: ReminderRule;
};

/** Plans a wave, or changes the plan of one that is not issued yet. Nobody is asked by this. */
export async function planWave(
  deps: Deps,
  footprintId: string,
  plan: WavePlan,
  by: string,
  waveId?: string,
): Promise<string> {
  const faults: FieldFault[] = [];
  if (plan.closesOn < plan.opensOn)
    faults.push({ path: 'closesOn', message: 'It closes before it opens. Choose a later day.' });
  return deps.writer.write(footprintId, async (write) => {
    const version = await findLatestVersion(write, plan.questionnaire);
    if (!version)
      faults.push({ path: 'questionnaire', message: 'Choose one of the questionnaires of the list.' });
    if (faults.length > 0 || !version) throw new Refusal('fields-wrong', undefined, faults);
    const { questionnaire: _questionnaire, ...kept } = plan;
    if (waveId !== undefined) {
      const wave = await findWave(write, waveId);
      if (!wave) throw new Refusal('not-found');
      if (wave.issuedAt !== null)
        throw new Refusal('not-possible-now', 'This wave is issued, so its plan stands. Plan another wave.');
      await changeWave(write, waveId, { ...kept, versionId: version.id });
      return waveId;
    }
    const id = deps.secrets.newId();
    await addWave(write, {
      id,
      ...kept,
      versionId: version.id,
      status: 'draft',
      issuedAt: null,
      closedAt: null,
      createdAt: deps.now(),
      createdBy: by,
    });
    return id;
  });
}
