import { addAudit } from '../../db/queries/audit';
import { addCaseEvents, findWave } from '../../db/queries/fieldwork';
import { type Footprint, findFootprintById } from '../../db/queries/footprints';
import { listContacts } from '../../db/queries/identity';
import { findVersion } from '../../db/queries/questionnaires';
import type { Channel } from '../../surveys/vocabulary';
import type { fieldworkOperations } from '../contract/fieldwork';
import type { ReplyOf } from '../contract/operation';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { ask } from '../work/ask';
import type { WorkRead } from '../work/reader';
import { isReachedByHand, readCasesOfWave } from './read-fieldwork';

type Letters = ReplyOf<typeof fieldworkOperations.takeLetters>['letters'];
/** A case that is reached by post or telephone. */
type HandCase = {
  readonly caseId: string;
  readonly memberId: string;
  readonly channel: Channel;
  readonly wasSent: boolean;
};

/**
 * Invitations that go by post or telephone, with who, where and the short code. The audit row comes first: no row, no
 * names. Taking them counts as sending: what the post does after that is not known here.
 */
export async function takeLetters(
  deps: Deps,
  footprint: Footprint,
  waveId: string,
  by: string,
  purpose: string,
): Promise<Letters> {
  const now = deps.now();
  const cases = await ask<HandCase[]>(deps, 'list-hand-cases', footprint.id, { waveId, at: now.getTime() });
  await deps.writer.write(footprint.id, async (write) => {
    await addAudit(write, {
      at: now,
      actor: by,
      act: 'identity.letters-taken',
      purpose,
      object: waveId,
      count: cases.length,
      members: cases.map(({ memberId }) => memberId),
    });
    await addCaseEvents(
      write,
      cases
        .filter(({ wasSent }) => !wasSent)
        .map(({ caseId, channel }) => ({
          id: deps.secrets.newId(),
          waveId,
          caseId,
          at: now,
          type: 'sent',
          channel,
          by,
        })),
    );
  });
  return ask<Letters>(deps, 'open-letters', footprint.id, { cases, baseUrl: deps.config.baseUrl });
}

/** Who of a wave is reached by hand: for a worker, since it reads the events of every case. */
export async function listHandCases(
  { read }: WorkRead,
  { waveId, at }: { readonly waveId: string; readonly at: number },
): Promise<HandCase[]> {
  const wave = await findWave(read, waveId);
  const version = wave && (await findVersion(read, wave.versionId));
  if (!wave || !version) throw new Refusal('not-found');
  const cases = await readCasesOfWave(read, waveId, version.definition.completeness, new Date(at));
  return cases.filter(isReachedByHand).map(({ case: one, events }) => ({
    caseId: one.id,
    memberId: one.memberId,
    channel: one.channel,
    wasSent: events.some((event) => event.type === 'delivered'),
  }));
}

/** Opens names, addresses and short codes of cases whose taking is written down already. */
export async function openLetters(
  { read, secrets }: WorkRead,
  { cases, baseUrl }: { readonly cases: readonly HandCase[]; readonly baseUrl: string },
): Promise<Letters> {
  const footprint = await findFootprintById(read, read.footprintId);
  if (!footprint) throw new Refusal('not-found');
  const contacts = await listContacts(
    read,
    secrets,
    cases.map(({ memberId }) => memberId),
  );
  return cases.map(({ caseId, memberId, channel }) => {
    const contact = contacts.get(memberId);
    return {
      channel,
      name: contact?.name ?? null,
      address: channel === 'letter' ? (contact?.address ?? null) : null,
      postcode: channel === 'letter' ? (contact?.postcode ?? null) : null,
      telephone: channel === 'telephone' ? (contact?.landline ?? contact?.mobile ?? null) : null,
      page: `${baseUrl}/${footprint.id}/code`,
      code: secrets.shortCode('answer', caseId).replace(/^(.{4})(.{4})/, '$1-$2-'),
    };
  });
}
