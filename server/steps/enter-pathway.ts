import { join } from 'node:path';
import { addAudit } from '../../db/queries/audit';
import { addMilestones, addPathway } from '../../db/queries/pathways';
import { type BundledPathway, bundledPathways, loadPathway } from '../../db/reference/pathways';
import { isAlreadyThere } from '../../db/writer';
import type { PathwayFieldValues } from '../../surveys/pathways/fields';
import type { Deps } from '../deps';
import { Refusal } from '../errors';

/** The records that come with the program. */
export const listBundled = (deps: Pick<Deps, 'root'>): BundledPathway[] =>
  bundledPathways.map((key) => loadPathway(join(deps.root, 'db', 'reference', 'pathways'), key));

/** Opens a pathway record (R22): one that comes with the program, with all its milestones, or a blank one. */
export async function enterPathway(
  deps: Deps,
  footprintId: string,
  by: string,
  given: { readonly bundled: string } | { readonly name: string; readonly aim: string },
): Promise<{ id: string; milestones: number }> {
  const record = 'bundled' in given ? findBundled(deps, given.bundled) : undefined;
  const name = record?.name ?? ('name' in given ? given.name : '');
  const id = record?.key ?? slugOf(name);
  if (id === '')
    throw new Refusal('fields-wrong', undefined, [
      { path: 'name', message: 'Name the pathway with letters; its address is made of them.' },
    ]);
  const fields = record
    ? fieldsOf(record)
    : 'aim' in given && given.aim !== ''
      ? { aim: given.aim }
      : ({} as Record<string, string | string[]>);
  const at = deps.now();
  try {
    await deps.writer.write(footprintId, async (write) => {
      await addPathway(write, {
        id,
        name,
        fields,
        source: record ? sourceOf(record) : null,
        revision: 1,
        changedAt: at,
        changedBy: by,
      });
      await addMilestones(
        write,
        (record?.milestones ?? []).map(({ phase, title, due, isDone, note }, position) => ({
          id: deps.secrets.newId(),
          pathwayId: id,
          position,
          phase,
          title,
          due,
          isDone,
          note: note ?? null,
        })),
      );
      await addAudit(write, { at, actor: by, act: 'pathway.entered', object: id });
    });
  } catch (error) {
    if (isAlreadyThere(error)) throw new Refusal('already-there', `A record “${name}” is kept already.`);
    throw error;
  }
  return { id, milestones: record?.milestones.length ?? 0 };
}

function findBundled(deps: Deps, key: string): BundledPathway {
  const record = listBundled(deps).find((one) => one.key === key);
  if (record) return record;
  const message = `No record “${key}” comes with the program. Choose ${bundledPathways.join(' or ')}, or enter a blank one.`;
  throw new Refusal('fields-wrong', undefined, [{ path: 'bundled', message }]);
}

/** The fields as stored. Feedback the document reports from elsewhere stands with the engagement it came from. */
function fieldsOf(record: BundledPathway): Record<string, string | string[]> {
  const { engagement, ...others } = record.fields;
  const heard = record.evidence.map(
    ({ source, audience, date, findings }) =>
      `${date}, heard from ${audience}: ${source}. ${findings.join(' ')}`,
  );
  const all: PathwayFieldValues = { ...others, engagement: [...lines(engagement), ...heard] };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, typeof value === 'string' ? value : [...value]]],
    ),
  );
}

const lines = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const sourceOf = (record: BundledPathway) =>
  record.progressStated
    ? `${record.source}.`
    : `${record.source}. The document does not say which milestones were done.`;

function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
