import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { setRoles } from '../../db/queries/access';
import { addUnboundAudit } from '../../db/queries/audit';
import { addFootprint } from '../../db/queries/footprints';
import { addNotices, addVariables } from '../../db/queries/panel';
import { addMargins } from '../../db/queries/targets';
import { type FootprintTemplateName, footprintTemplates } from '../../db/reference/footprints';
import { isAlreadyThere } from '../../db/writer';
import { harmonised, withPlaces } from '../../surveys/panel/harmonised';
import { readMargins } from '../../surveys/targets/margin-file';
import { languages } from '../../surveys/wording/languages';
import { wording } from '../../surveys/wording/words';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/** Makes a footprint with its places, profile variables, notice and bundled census margins, all or nothing. */
export async function openFootprint(
  deps: Deps,
  name: FootprintTemplateName,
  {
    isDemo,
    by,
    administrator,
    demoNote,
    helpline,
  }: {
    isDemo: boolean;
    by: string;
    /** What is invented in a demo; a sentence for the usual one when left out. */
    demoNote?: string;
    /** The number people call for help. */
    helpline?: string;
    /** Staff who runs it from the first moment. */
    administrator?: string;
  },
): Promise<void> {
  const template = footprintTemplates[name];
  const areas = deps.places.listAreas(template.placeRule);
  const authorities = areas.map((area) => ({ code: area.authority, name: area.authorityName }));
  const wards = areas.flatMap((area) => area.wards.map((ward) => ({ code: ward.ward, name: ward.wardName })));
  const variables = harmonised.map((variable) =>
    withPlaces(variable, variable.key === 'ward' ? wards : authorities),
  );
  const file = readFileSync(join(deps.root, 'db', 'reference', 'populations', template.population), 'utf8');
  const reading = readMargins(parse(file, { bom: true }), variables);
  if (!reading.ok) throw new Error(`${template.population}: ${reading.problems[0]?.words}`);
  const now = deps.now();
  try {
    await deps.writer.writeUnbound(async (unbound) => {
      await addFootprint(unbound, {
        id: template.id,
        name: isDemo ? `${template.name} (demo)` : template.name,
        shortName: template.shortName,
        place: template.place,
        timeZone: 'Europe/London',
        accent: '#005eb8',
        languages: isDemo ? [...languages] : ['en'],
        helpline: helpline ?? null,
        contactEmail: null,
        isDemo,
        demoNote: isDemo ? (demoNote ?? wording('en').around.demoNotes.plain) : null,
        placeRule: template.placeRule,
        settings: { smallBase: 30, smallEffectiveBase: 20, burdenCap: { asks: 2, days: 90 } },
        createdAt: now,
      });
      const write = { ...unbound, footprintId: template.id };
      await addVariables(write, variables);
      await addMargins(
        write,
        reading.margins.map((margin) => ({
          id: deps.secrets.newId(),
          variables: [...margin.variables],
          universe: margin.universe,
          geography: margin.geography,
          source: margin.source,
          year: margin.year,
          licence: margin.licence,
          total: margin.total,
          cells: margin.cells.map((cell) => ({
            codes: [...cell.codes],
            words: cell.words,
            count: cell.count,
          })),
          importedAt: now,
          importedBy: by,
        })),
      );
      await addNotices(write, [
        {
          id: deps.secrets.newId(),
          purpose: 'run-the-panel',
          version: '1',
          words: { en: noticeWords },
          legalBasis: 'public-task',
          from: now,
        },
      ]);
      if (administrator !== undefined)
        await setRoles(unbound, template.id, administrator, [{ role: 'administrator', pathways: null }]);
      await addUnboundAudit(unbound, template.id, {
        at: now,
        actor: by,
        act: 'footprint.opened',
        object: template.id,
      });
    });
  } catch (error) {
    if (isAlreadyThere(error))
      throw new Refusal('already-there', `The footprint ${template.name} is open already.`);
    throw error;
  }
}

const noticeWords = [
  'We keep how to reach you apart from your answers, encrypted, for as long as you are on the panel.',
  'We use what you tell us about yourself to check that the panel is like the people who live here, and to compare groups.',
  'We use your answers in results that never name anyone.',
  'We do this as part of the public task of the NHS and the councils. You can see, correct or take away what we hold, pause, or leave at any time.',
].join('\n');
