import { listVariables } from '../../db/queries/panel';
import {
  type FrameRow,
  findFrame,
  findFrameInUse,
  listFrames,
  listMargins,
  type MarginRow,
} from '../../db/queries/targets';
import type { ProfileVariable } from '../../surveys/panel/profile';
import { labelOfCell } from '../../surveys/targets/cell-words';
import { inLanguage } from '../../surveys/vocabulary';
import { targetsOperations } from '../contract/targets';
import { Refusal } from '../errors';
import { type Handlers, station } from '../mount';
import { buildFrame, previewFrame } from '../steps/build-frame';
import { importMargins } from '../steps/import-margins';
import { readStanding } from '../steps/read-standing';
import { showFrame } from '../steps/show-frame';
import { useFrame } from '../steps/use-frame';

const handlers: Handlers<typeof targetsOperations> = {
  listMargins: async ({ read }) => {
    const variables = new Map((await listVariables(read)).map((variable) => [variable.key, variable]));
    return { margins: (await listMargins(read)).map((row) => marginOf(row, variables)) };
  },

  importMargins: async ({ deps, footprint, session, body }) => {
    const { margins, ...reading } = await importMargins(deps, footprint.id, session.staffId, body);
    return {
      saved: reading.saved,
      faults: reading.faults.map(faultOf),
      remarks: reading.remarks.map(faultOf),
      unknownWords: reading.unknownWords.map((one) => ({ ...one, choices: [...one.choices] })),
      margins: margins.map((margin) => ({
        key: margin.variables.join('*'),
        title: margin.variables.join(' × '),
        universe: margin.universe,
        geography: margin.geography,
        source: margin.source,
        year: margin.year,
        licence: margin.licence,
        total: margin.total,
        cells: margin.cells.map(({ codes, words, count }) => ({ codes: [...codes], words, count })),
      })),
    };
  },

  listFrames: async ({ read }) => ({ frames: (await listFrames(read)).map(keptOf) }),

  previewFrame: async ({ deps, read, footprint, body }) => {
    const frame = await previewFrame(deps, footprint.id, body);
    return showFrame(
      { ...frame, name: body.name },
      await readStanding(deps, read),
      await findFrameInUse(read),
    );
  },

  buildFrame: async ({ deps, footprint, session, body }) => ({
    id: await buildFrame(deps, footprint.id, session.staffId, body),
  }),

  showFrame: async ({ deps, read, params }) => {
    const row = await findFrame(read, params.frame);
    if (!row) throw new Refusal('not-found');
    const inUse = await findFrameInUse(read);
    return {
      kept: keptOf(row),
      frame: showFrame(row, await readStanding(deps, read), inUse),
      inUse: inUse ? keptOf(inUse) : null,
    };
  },

  useFrame: async ({ deps, footprint, session, params, body }) => ({
    kept: keptOf(await useFrame(deps, footprint.id, session.staffId, params.frame, body.instead)),
  }),
};

export const targetsStation = station(targetsOperations, handlers);

const faultOf = ({
  line,
  column,
  found,
  words,
}: {
  line: number;
  column: string;
  found: string;
  words: string;
}) => ({
  line,
  column,
  found,
  words,
});

function keptOf(row: FrameRow) {
  const state = row.inUseFrom === null ? 'draft' : row.retiredAt === null ? 'in-use' : 'retired';
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    state: state as 'draft' | 'in-use' | 'retired',
    createdAt: row.createdAt.toISOString(),
    inUseFrom: row.inUseFrom?.toISOString() ?? null,
    retiredAt: row.retiredAt?.toISOString() ?? null,
  };
}

function marginOf(row: MarginRow, variables: ReadonlyMap<string, ProfileVariable>) {
  const own = row.variables.map((key) => variables.get(key));
  return {
    id: row.id,
    key: row.variables.join('*'),
    title: row.variables
      .map((key, index) => (own[index] ? inLanguage(own[index].label, 'en') : key))
      .join(' × '),
    universe: row.universe,
    geography: row.geography,
    source: row.source,
    year: row.year,
    licence: row.licence,
    total: row.total,
    importedAt: row.importedAt.toISOString(),
    isUsable: own.every((variable) => variable !== undefined),
    cells: row.cells.map(({ codes, words, count }) => ({
      codes,
      label: labelOfCell(own, codes),
      words,
      count,
      share: row.total === 0 ? 0 : count / row.total,
    })),
  };
}
