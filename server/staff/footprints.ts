import { listRolesOf } from '../../db/queries/access';
import { addUnboundAudit } from '../../db/queries/audit';
import { changeFootprint, type Footprint, findFootprintById } from '../../db/queries/footprints';
import { type FootprintTemplateName, footprintTemplates } from '../../db/reference/footprints';
import { languages } from '../../surveys/wording/languages';
import { contrastWithWhite } from '../contract/accent';
import { footprintsOperations } from '../contract/footprints';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { type Handlers, station } from '../mount';
import { publicFootprints } from '../public/footprints';
import { openFootprint } from '../steps/open-footprint';

const handlers: Handlers<typeof footprintsOperations> = {
  ...publicFootprints,

  showSettings: async ({ footprint }) => settingsOf(footprint),

  changeSettings: async ({ deps, footprint, session, body }) => {
    const { helpline, contactEmail, accent, languages: chosen, ...names } = body;
    const change = {
      ...names,
      ...(helpline === undefined ? {} : { helpline: helpline || null }),
      ...(contactEmail === undefined ? {} : { contactEmail: contactEmail || null }),
      ...(accent === undefined ? {} : { accent: accent.toLowerCase() }),
      // English is what everything else is translated from.
      ...(chosen && { languages: languages.filter((tag) => tag === 'en' || chosen.includes(tag)) }),
    };
    if (Object.keys(change).length > 0) {
      await deps.writer.writeUnbound(async (write) => {
        await changeFootprint(write, footprint.id, change);
        await addUnboundAudit(write, footprint.id, {
          at: deps.now(),
          actor: session.staffId,
          act: 'footprint.changed',
          object: footprint.id,
        });
      });
    }
    return settingsOf((await findFootprintById(deps.unbound, footprint.id))!);
  },

  listTemplates: async ({ deps, session }) => {
    await permitOpening(deps, session.staffId);
    const open = new Set((await deps.listFootprints()).map(({ id }) => id));
    return {
      templates: Object.values(footprintTemplates).map(({ id, name, place }) => ({
        id,
        name,
        place,
        isOpen: open.has(id),
      })),
    };
  },

  openFootprint: async ({ deps, session, body }) => {
    await permitOpening(deps, session.staffId);
    if (!Object.hasOwn(footprintTemplates, body.template)) {
      throw new Refusal('fields-wrong', undefined, [
        { path: 'template', message: 'Choose one of the partnerships in the list' },
      ]);
    }
    // The name has just been found among the templates.
    const name = body.template as FootprintTemplateName;
    await openFootprint(deps, name, {
      isDemo: deps.config.isDemo,
      by: session.staffId,
      administrator: session.staffId,
    });
    return { id: footprintTemplates[name].id };
  },
};

export const footprintsStation = station(footprintsOperations, handlers);

/** Administrators of any footprint may open another; while there is none, whoever is signed in is the first one. */
async function permitOpening(deps: Deps, staffId: string): Promise<void> {
  const roles = await listRolesOf(deps.unbound, staffId);
  if (roles.some(({ role }) => role === 'administrator')) return;
  if ((await deps.listFootprints()).length === 0) return;
  throw new Refusal('not-allowed');
}

const settingsOf = ({
  id,
  name,
  shortName,
  place,
  helpline,
  contactEmail,
  accent,
  languages,
  isDemo,
}: Footprint) => ({
  id,
  name,
  shortName,
  place,
  helpline,
  contactEmail,
  accent,
  contrast: contrastWithWhite(accent),
  languages,
  isDemo,
});
