import type { Read } from '../../db/connect';
import { findWave, type Wave } from '../../db/queries/fieldwork';
import { findVersion, type Version } from '../../db/queries/questionnaires';
import { fieldworkOperations } from '../contract/fieldwork';
import type { ReplyOf } from '../contract/operation';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { type Handlers, station } from '../mount';
import { closeWave } from '../steps/close-wave';
import { enterAnswers, findCaseByCode } from '../steps/enter-answers';
import { issueWave } from '../steps/issue-wave';
import { planWave } from '../steps/plan-wave';
import { readCasesOfWave } from '../steps/read-fieldwork';
import { readReminders, remindWave } from '../steps/remind-wave';
import { listSafetyTasks, settleSafetyTask } from '../steps/settle-safety-task';
import { takeLetters } from '../steps/take-letters';
import { useWording } from '../steps/use-wording';
import { ask } from '../work/ask';

const handlers: Handlers<typeof fieldworkOperations> = {
  listWaves: ({ deps, footprint }) =>
    ask<ReplyOf<typeof fieldworkOperations.listWaves>>(deps, 'draw-waves', footprint.id, asked(deps)),

  planWave: async ({ deps, footprint, session, body }) => ({
    id: await planWave(deps, footprint.id, body, session.staffId),
  }),

  changePlan: async ({ deps, footprint, session, params, body }) => {
    await planWave(deps, footprint.id, body, session.staffId, params.wave);
    return { done: true as const };
  },

  previewWave: ({ deps, footprint, params }) =>
    ask<ReplyOf<typeof fieldworkOperations.previewWave>>(
      deps,
      'draw-preview',
      footprint.id,
      asked(deps, params),
    ),

  issueWave: async ({ deps, footprint, session, params }) => {
    const result = await issueWave(deps, footprint, params.wave, session.staffId);
    deps.nudgeOutbox();
    return result;
  },

  showWave: ({ deps, footprint, params }) =>
    ask<ReplyOf<typeof fieldworkOperations.showWave>>(deps, 'draw-wave', footprint.id, asked(deps, params)),

  showOutcomeRates: ({ deps, footprint, params }) =>
    ask<ReplyOf<typeof fieldworkOperations.showOutcomeRates>>(
      deps,
      'draw-outcome-rates',
      footprint.id,
      asked(deps, params),
    ),

  sendReminders: async ({ deps, read, footprint, params }) => {
    const { wave, version } = await getWave(read, params.wave);
    const now = deps.now();
    const cases = await readCasesOfWave(read, wave.id, version.definition.completeness, now);
    const { due } = await readReminders(read, wave, footprint, cases, now);
    const reminded = await remindWave(deps, footprint, wave, cases, due);
    deps.nudgeOutbox();
    return { reminded };
  },

  useWording: async ({ deps, footprint, session, params, body }) => {
    await useWording(deps, footprint.id, {
      waveId: params.wave,
      version: body.version,
      by: session.staffId,
    });
    return { done: true as const };
  },

  closeWave: async ({ deps, footprint, session, params }) => {
    await closeWave(deps, footprint, params.wave, session.staffId);
    return { done: true as const };
  },

  takeLetters: async ({ deps, footprint, session, params, body }) => ({
    letters: await takeLetters(deps, footprint, params.wave, session.staffId, body.purpose),
  }),

  listSafetyTasks: async ({ deps, read, params }) => {
    const { wave, version } = await getWave(read, params.wave);
    return { tasks: await listSafetyTasks(deps, read, wave, version) };
  },

  settleSafetyTask: async ({ deps, footprint, session, params, body }) => {
    await settleSafetyTask(deps, footprint.id, { ...params, note: body.note, by: session.staffId });
    return { done: true as const };
  },

  findCase: async ({ deps, footprint, session, params, body }) =>
    findCaseByCode(deps, footprint, params.wave, body.code, session.staffId),

  enterAnswers: async ({ deps, footprint, session, params, body }) =>
    enterAnswers(deps, footprint, { ...body, waveId: params.wave, caseId: params.case, by: session.staffId }),
};

export const fieldworkStation = station(fieldworkOperations, handlers);

/** What a task on the cases of a wave is asked: it runs in a worker thread, which has no clock of its own. */
const asked = (deps: Deps, { wave }: { readonly wave?: string } = {}) => ({
  wave,
  at: deps.now().getTime(),
});

async function getWave(read: Read, id: string): Promise<{ wave: Wave; version: Version }> {
  const wave = await findWave(read, id);
  const version = wave && (await findVersion(read, wave.versionId));
  if (!wave || !version) throw new Refusal('not-found');
  return { wave, version };
}
