import type { ExportFile } from '../../analysis/exports/format';
import { addAudit } from '../../db/queries/audit';
import { findWave, listWaves } from '../../db/queries/fieldwork';
import { listVariables } from '../../db/queries/panel';
import { findWaveWithQuestionnaire, listPublications, listVersionsAnswered } from '../../db/queries/results';
import { listWeightingTimes } from '../../db/queries/weighting';
import { reportedQuestionnaire } from '../../surveys/questionnaires/report-easy-read';
import { type ResultChange, type ResultTable, resultsOperations } from '../contract/results';
import { Refusal } from '../errors';
import { type Call, type Handlers, station } from '../mount';
import { questionsOf, segmentsOf } from '../steps/tabulate';
import { writeTable } from '../steps/write-data-file';
import { ask } from '../work/ask';

const handlers: Handlers<typeof resultsOperations> = {
  listResults: async ({ read }) => {
    const [waves, weightings, published] = [
      await listWaves(read),
      await listWeightingTimes(read),
      await listPublications(read),
    ];
    return {
      waves: waves
        .filter((wave) => wave.status !== 'draft')
        .map(({ id, title, status, opensOn, closesOn }) => ({
          id,
          title,
          status,
          opensOn,
          closesOn,
          weightings: weightings.filter(({ waveId }) => waveId === id).length,
          published: published
            .filter(({ waveId }) => waveId === id)
            .map(({ id: publication, version, publishedAt }) => ({
              id: publication,
              version,
              publishedAt: publishedAt.toISOString(),
            })),
        })),
    };
  },

  describeResults: async ({ read, params }) => {
    const found = await findWaveWithQuestionnaire(read, params.wave);
    if (!found) throw new Refusal('not-found');
    const { wave, questionnaire } = found;
    const variables = await listVariables(read);
    const answered = await listVersionsAnswered(read, wave.id);
    const wordings = answered.length > 1 ? answered : [];
    return {
      wave: {
        id: wave.id,
        title: wave.title,
        status: wave.status,
        opensOn: wave.opensOn,
        closesOn: wave.closesOn,
      },
      questions: questionsOf({ questionnaire: reportedQuestionnaire(questionnaire) }).map(
        ({ key, label, kind, sensitive }) => ({
          key,
          label: label.en,
          kind,
          sensitive: sensitive === true,
        }),
      ),
      segments: segmentsOf({ questionnaire, variables, wordings }).map(({ key, label, from, sensitive }) => ({
        key,
        label,
        from,
        sensitive,
      })),
      weightings: (await listWeightingTimes(read))
        .filter(({ waveId }) => waveId === wave.id)
        .map(({ id, createdAt }) => ({ id, createdAt: createdAt.toISOString() })),
    };
  },

  tabulate: (call) => tableFor(call),

  showChange: async ({ deps, footprint, params, query }) =>
    ask<ResultChange>(deps, 'compare-waves', footprint.id, {
      waveId: params.wave,
      question: params.question,
      ...(query.earlier ? { earlierId: query.earlier } : {}),
    }),

  saveTable: async (call) => ({
    bytes: writeTable([await tableFor(call)]),
    name: `${call.params.question}${call.query.segment ? `-by-${call.query.segment}` : ''}.csv`,
  }),

  saveData: async (call) => dataFile(call, 0, 'results.data-file'),
  saveCodebook: async (call) => dataFile(call, 1, 'results.codebook'),

  makePackage: async ({ deps, read, footprint, session, params, body }) => {
    const wave = await findWave(read, params.wave);
    if (!wave) throw new Refusal('not-found');
    const work = deps.works.start(
      { footprintId: footprint.id, staffId: session.staffId },
      `Archive of “${wave.title}”`,
      (watch) => ask<Package>(deps, 'write-r-package', footprint.id, { waveId: wave.id, ...body }, watch),
    );
    return { work };
  },

  savePackage: async ({ deps, footprint, session, params }) => {
    const owner = { footprintId: footprint.id, staffId: session.staffId };
    const made = deps.works.resultOf(owner, params.work);
    if (!isPackage(made)) throw new Refusal('not-found');
    // No row in the audit, no file.
    await deps.writer.write(footprint.id, (write) =>
      addAudit(write, {
        at: deps.now(),
        actor: session.staffId,
        act: 'results.package',
        object: params.work,
        count: made.rows,
      }),
    );
    return made.file;
  },
};

type Package = { readonly file: ExportFile; readonly rows: number };

/** Other long work has other results. */
function isPackage(made: unknown): made is Package {
  return typeof made === 'object' && made !== null && 'file' in made && 'rows' in made;
}

async function tableFor({
  deps,
  footprint,
  params,
  query,
}:
  | Call<(typeof resultsOperations)['tabulate']>
  | Call<(typeof resultsOperations)['saveTable']>): Promise<ResultTable> {
  return ask<ResultTable>(deps, 'tabulate', footprint.id, {
    waveId: params.wave,
    question: params.question,
    ...(query.segment ? { segment: query.segment } : {}),
    ...(query.weighting ? { weightingId: query.weighting } : {}),
  });
}

async function dataFile(
  {
    deps,
    read,
    footprint,
    params,
    session,
  }: Call<(typeof resultsOperations)['saveData']> | Call<(typeof resultsOperations)['saveCodebook']>,
  which: 0 | 1,
  act: string,
) {
  if (!(await findWave(read, params.wave))) throw new Refusal('not-found');
  const { files, rows } = await ask<{ files: readonly ExportFile[]; rows: number }>(
    deps,
    'write-data-file',
    footprint.id,
    { waveId: params.wave },
  );
  // No row in the audit, no file.
  await deps.writer.write(footprint.id, (write) =>
    addAudit(write, {
      at: deps.now(),
      actor: session.staffId,
      act,
      object: params.wave,
      count: rows,
    }),
  );
  const file = files[which]!;
  return { bytes: file.bytes, name: file.name, mediaType: file.mediaType };
}

export const resultsStation = station(resultsOperations, handlers);
