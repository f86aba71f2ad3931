import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { seededRandom } from '../../analysis/random';
import { findFootprintById } from '../../db/queries/footprints';
import { listMargins } from '../../db/queries/targets';
import { footprintTemplates } from '../../db/reference/footprints';
import { wording } from '../../surveys/wording/words';
import type { Deps } from '../deps';
import { openFootprint } from '../steps/open-footprint';
import { askFirstSurvey, askSecondSurvey } from './ask';
import { createCalendar, days } from './calendar';
import { createDriver, withSeededIds } from './drive';
import { drawTheGroup } from './group';
import { createPeople, postcodesByKind } from './people';
import { crossMargins } from './population';
import { publishResults } from './publish';
import { recruit } from './recruit';
import { addDemoStaff } from './staff';
import type { Stage } from './stage';
import { tellTheStory } from './tell';

const footprintId = 'bnssg';
export const demoSeed = 'sounding demo 1';

export const demoNote = wording('en').around.demoNotes.healthInsight;

/** Of the numbers that Ofcom keeps free for drama (0808 157 0000 to 0999): nobody's telephone rings. */
const helpline = '0808 157 0123';

/**
 * Builds the demo by driving the steps people drive: a panel taken over, a survey closed and published, another open.
 * @param say a line of progress a phase
 */
export async function buildDemo(deps: Deps, say: (words: string) => void): Promise<void> {
  const calendar = createCalendar(deps.now(), 'Europe/London');
  const seeded = withSeededIds(deps, demoSeed);
  const opened: Deps = { ...seeded, now: () => calendar.at(days.opened) };
  for (const template of ['bnssg', 'bsw', 'york'] as const)
    await openFootprint(opened, template, {
      isDemo: true,
      by: 'system',
      ...(template === footprintId ? { demoNote, helpline } : {}),
    });
  await addDemoStaff(opened, footprintId, ['respiratory', 'msk']);
  say('footprints, their census margins and the demo’s staff');

  const driver = await createDriver(seeded, footprintId);
  const footprint = await findFootprintById(deps.unbound, footprintId);
  if (!footprint) throw new Error('The demo footprint was not opened');
  const { placeRule } = footprintTemplates[footprintId];
  const margins = await listMargins(deps.read(footprintId));
  const random = seededRandom(demoSeed);
  const stage: Stage = {
    driver,
    footprint,
    calendar,
    random,
    margins,
    population: crossMargins(margins, deps.places.listPlaces(placeRule)),
    create: createPeople({
      random,
      postcodes: postcodesByKind(deps.places.listPostcodes(placeRule)),
      on: calendar.at(days.firstIssued),
    }),
    people: new Map(),
    owing: new Set(),
    tables: readTables(deps.root),
  };
  const recruitment = await recruit(stage);
  say(`frame of 1,000 in use; ${recruitment.takenOver} members taken over`);
  const first = await askFirstSurvey(stage, recruitment.diary);
  say(
    `survey 1: ${first.invited} invited, ${first.usable} usable answers; ${await recruitment.fill()} people joined since`,
  );
  await publishResults(stage, first);
  say('survey 1 weighted and published; everyone asked was told');
  const told = await tellTheStory(stage, first);
  say(`${told.comments} comments, ${told.coded} coded; ${told.themes} themes taken to two pathways`);
  const second = await askSecondSurvey(stage);
  say(`survey 2, still open: ${second.invited} invited, ${second.usable} usable answers so far`);
  say(`“you said, we did”: ${await told.tell()} published, and members told`);
  say(`a group drawn by lot: ${await drawTheGroup(stage)} could come for 10 seats, one seat given back`);
  await driver.leave();
}

/** The published shares the answers are drawn to resemble, in the order of good to poor and yes to no. */
function readTables(root: string): Stage['tables'] {
  const rows: Record<string, string>[] = parse(
    readFileSync(join(root, 'db', 'reference', 'benchmarks', 'health-insight-wave-18.csv'), 'utf8'),
    { bom: true, columns: true },
  );
  const share = (question: string, option: string) => {
    const row = rows.find(
      (one) => one.question === question && one.geography === 'BNSSG' && one.response_option === option,
    );
    if (!row) throw new Error(`The benchmarks have no ${question} ${option} for BNSSG`);
    return Number(row.percent) / 100;
  };
  return {
    coordination: ['Good', 'Neither good nor poor', 'Poor'].map((option) => share('Q68', option)),
    waiting: ['Yes', 'No'].map((option) => share('Q64', option)),
  };
}
