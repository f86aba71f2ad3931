import type { Read } from '../../db/connect';
import { addAudit } from '../../db/queries/audit';
import * as queries from '../../db/queries/pathways';
import { findTheme } from '../../db/queries/themes';
import { isAlreadyThere } from '../../db/writer';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { type Due, daysOfDue, dueAdvice, parseDue, printDue } from '../../surveys/pathways/due';
import { readPathwayFields } from '../../surveys/pathways/fields';
import { canChangePathway, canSeePathway, permitPathway, type Session } from '../access/sessions';
import { pathwaysOperations } from '../contract/pathways';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { type Handlers, station } from '../mount';
import { answerTheme } from '../steps/answer-theme';
import { enterPathway, listBundled } from '../steps/enter-pathway';
import { areClosed, readLinkedThemes } from '../steps/read-linked-themes';
import { isOverdue, measureLinked, milestoneReply, themeReply } from './pathway-replies';
import { namesOf } from './themes';

const done = { done: true as const };

const handlers: Handlers<typeof pathwaysOperations> = {
  listPathways: async ({ deps, read, footprint, session }) => {
    const now = deps.now();
    const rows = await queries.listPathways(read);
    const milestones = await queries.listMilestones(read);
    const linked = await readLinkedThemes(read, {}, now, footprint.timeZone);
    return {
      pathways: rows
        .filter((row) => canSeePathway(session, row.id))
        .map((row) => {
          const own = milestones.filter((milestone) => milestone.pathwayId === row.id);
          const themes = linked.filter((one) => one.pathwayId === row.id);
          const open = themes.filter((one) => one.standing === undefined);
          return {
            id: row.id,
            name: row.name,
            aim: typeof row.fields.aim === 'string' ? row.fields.aim : null,
            changedAt: row.changedAt.toISOString(),
            milestones: own.length,
            milestonesDone: own.filter((one) => one.isDone).length,
            milestonesLate: own.filter((one) => isOverdue(one, now, footprint.timeZone)).length,
            themes: themes.length,
            unanswered: open.length,
            oldestDays: open.length > 0 ? Math.max(...open.map((one) => one.ageDays)) : null,
            isClosed: areClosed(themes),
          };
        }),
      bundled: session.roles.includes('engagement-lead')
        ? listBundled(deps)
            .filter((record) => !rows.some((row) => row.id === record.key))
            .map(({ key, name, source }) => ({ key, name, source }))
        : [],
    };
  },

  showPathway: async ({ deps, read, footprint, session, params }) => {
    permitPathway(session, params.pathway);
    const row = await queries.findPathway(read, params.pathway);
    if (!row) throw new Refusal('not-found');
    const now = deps.now();
    const names = await namesOf(deps, footprint.id);
    const linked = await readLinkedThemes(read, { pathwayId: row.id }, now, footprint.timeZone);
    const shown = await measureLinked(deps, footprint.id, linked);
    const themes = [];
    for (const one of linked)
      themes.push(await themeReply(read, one, shown.get(one.theme.id)!, names, now, footprint.timeZone));
    return {
      id: row.id,
      name: row.name,
      source: row.source,
      revision: row.revision,
      changedAt: row.changedAt.toISOString(),
      changedBy: names.get(row.changedBy) ?? row.changedBy,
      today: localDateOf(now, footprint.timeZone),
      fields: row.fields,
      milestones: (await queries.listMilestones(read, row.id)).map((milestone) =>
        milestoneReply(milestone, now, footprint.timeZone),
      ),
      themes,
      isClosed: areClosed(linked),
      mayChange: canChangePathway(session, row.id),
    };
  },

  enterPathway: ({ deps, footprint, session, body }) =>
    enterPathway(deps, footprint.id, session.staffId, body),

  changeFields: async ({ deps, footprint, session, params, body }) => {
    permitPathway(session, params.pathway, 'change');
    const { values, problems } = readPathwayFields(body.fields);
    if (problems.length > 0)
      throw new Refusal(
        'fields-wrong',
        undefined,
        problems.map(({ field, words }) => ({ path: `fields.${field}`, message: words })),
      );
    return deps.writer.write(footprint.id, async (write) => {
      const row = await queries.findPathway(write, params.pathway);
      if (!row) throw new Refusal('not-found');
      if (row.revision !== body.revision)
        throw new Refusal(
          'changed-meanwhile',
          'Someone else saved this record while you were writing. Nothing of yours was saved; copy it, look at theirs, then save again.',
        );
      const revision = row.revision + 1;
      await queries.changePathway(write, row.id, {
        fields: Object.fromEntries(
          Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]),
        ),
        revision,
        ...changed(deps, session),
      });
      await audit(write, deps, session, 'pathway.changed', row.id);
      return { revision };
    });
  },

  addMilestone: async ({ deps, footprint, session, params, body }) => {
    permitPathway(session, params.pathway, 'change');
    const due = readDue('due', body.due);
    const id = deps.secrets.newId();
    await deps.writer.write(footprint.id, async (write) => {
      const row = await queries.findPathway(write, params.pathway);
      if (!row) throw new Refusal('not-found');
      await queries.addMilestones(write, [
        {
          id,
          pathwayId: row.id,
          position: (await queries.findLastPosition(write, row.id)) + 1,
          phase: body.phase,
          title: body.title,
          due,
          isDone: false,
          owner: body.owner || null,
        },
      ]);
      await queries.changePathway(write, row.id, changed(deps, session));
      await audit(write, deps, session, 'milestone.added', id);
    });
    return { id };
  },

  changeMilestone: async ({ deps, footprint, session, params, body }) => {
    await deps.writer.write(footprint.id, async (write) => {
      const milestone = await queries.findMilestone(write, params.milestone);
      if (!milestone) throw new Refusal('not-found');
      permitPathway(session, milestone.pathwayId, 'change');
      const doneOn = body.doneOn === undefined ? milestone.doneOn : readDue('doneOn', body.doneOn);
      const isDone = body.isDone ?? (body.doneOn ? true : milestone.isDone);
      const today = localDateOf(deps.now(), footprint.timeZone);
      if (isDone && doneOn && daysOfDue(doneOn).first > today)
        throw new Refusal('fields-wrong', undefined, [
          {
            path: 'doneOn',
            message: `${printDue(doneOn)} has not come yet. Write it as the forecast, or when it was done.`,
          },
        ]);
      await queries.changeMilestone(write, milestone.id, {
        title: body.title ?? milestone.title,
        phase: body.phase ?? milestone.phase,
        due: body.due === undefined ? milestone.due : readDue('due', body.due),
        forecast: body.forecast === undefined ? milestone.forecast : readDue('forecast', body.forecast),
        isDone,
        doneOn: isDone ? doneOn : null,
        owner: body.owner === undefined ? milestone.owner : body.owner || null,
        note: body.note === undefined ? milestone.note : body.note || null,
      });
      await queries.changePathway(write, milestone.pathwayId, changed(deps, session));
      await audit(write, deps, session, 'milestone.changed', milestone.id);
    });
    return done;
  },

  linkTheme: async ({ deps, footprint, session, params, body }) => {
    permitPathway(session, params.pathway);
    const id = deps.secrets.newId();
    try {
      await deps.writer.write(footprint.id, async (write) => {
        const row = await queries.findPathway(write, params.pathway);
        if (!row) throw new Refusal('not-found');
        const theme = await findTheme(write, body.theme);
        if (!theme)
          throw new Refusal('fields-wrong', undefined, [
            { path: 'theme', message: 'There is no such theme here. Choose one from the list.' },
          ]);
        await queries.addLink(write, {
          id,
          pathwayId: row.id,
          themeId: theme.id,
          linkedAt: deps.now(),
          linkedBy: session.staffId,
        });
        await queries.changePathway(write, row.id, changed(deps, session));
        await audit(write, deps, session, 'theme.linked', id);
      });
    } catch (error) {
      if (isAlreadyThere(error))
        throw new Refusal('already-there', 'This theme is linked to this pathway already.');
      throw error;
    }
    return { id };
  },

  answerTheme: async ({ deps, read, footprint, session, params, body }) => {
    await permitLink(read, session, params.link, 'change');
    const { id, status } = await answerTheme(deps, footprint.id, session.staffId, params.link, body);
    return { id, status };
  },

  addAction: async ({ deps, read, footprint, session, params, body }) => {
    const link = await permitLink(read, session, params.link, 'change');
    const due = readDue('due', body.due);
    if (!due)
      throw new Refusal('fields-wrong', undefined, [
        { path: 'due', message: `Write when it is due. ${dueAdvice}` },
      ]);
    const id = deps.secrets.newId();
    await deps.writer.write(footprint.id, async (write) => {
      const [standing] = await queries.listAnswers(write, [link.id]);
      if (standing?.answer !== 'doing' && standing?.answer !== 'done')
        throw new Refusal(
          'not-possible-now',
          'An action follows an acceptance. Answer the theme with “Under way” or “Done” first.',
        );
      await queries.addAction(write, {
        id,
        pathwayThemeId: link.id,
        title: body.title,
        owner: body.owner,
        due,
        status: 'open',
        ...changed(deps, session),
      });
      await audit(write, deps, session, 'action.added', id);
    });
    return { id };
  },

  changeAction: async ({ deps, read, footprint, session, params, body }) => {
    const action = await queries.findAction(read, params.action);
    if (!action) throw new Refusal('not-found');
    await permitLink(read, session, action.pathwayThemeId, 'change');
    const due = body.due === undefined ? undefined : (readDue('due', body.due) ?? undefined);
    await deps.writer.write(footprint.id, async (write) => {
      await queries.changeAction(write, action.id, {
        ...(body.status ? { status: body.status } : {}),
        ...(body.owner ? { owner: body.owner } : {}),
        ...(due ? { due } : {}),
        ...changed(deps, session),
      });
      await audit(write, deps, session, 'action.changed', action.id);
    });
    return done;
  },
};

export const pathwaysStation = station(pathwaysOperations, handlers);

/** A linked theme on a pathway this person may see; 404 otherwise. */
export async function permitLink(
  read: Read,
  session: Session,
  linkId: string,
  act: 'see' | 'change' = 'see',
) {
  const link = await queries.findLink(read, linkId);
  if (!link) throw new Refusal('not-found');
  permitPathway(session, link.pathwayId, act);
  return link;
}

const changed = (deps: Deps, session: Session) => ({ changedAt: deps.now(), changedBy: session.staffId });

const audit = (
  write: Parameters<typeof addAudit>[0],
  deps: Deps,
  session: Session,
  act: string,
  object: string,
) => addAudit(write, { at: deps.now(), actor: session.staffId, act, object });

function readDue(path: string, text: string): Due | null {
  if (text === '') return null;
  const due = parseDue(text);
  if (due) return due;
  const message = `“${text}” was not read as a date. ${dueAdvice}`;
  throw new Refusal('fields-wrong', undefined, [{ path, message }]);
}
