import { addAudit } from '../../db/queries/audit';
import { addCaseEvents, findWave } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { listContacts } from '../../db/queries/identity';
import { findVersion } from '../../db/queries/questionnaires';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { isReachedByHand, readCasesOfWave } from './read-fieldwork';

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
) {
  const read = deps.read(footprint.id);
  const wave = await findWave(read, waveId);
  const version = wave && (await findVersion(read, wave.versionId));
  if (!wave || !version) throw new Refusal('not-found');
  const now = deps.now();
  const cases = (await readCasesOfWave(read, waveId, version.definition.completeness, now)).filter(
    isReachedByHand,
  );
  await deps.writer.write(footprint.id, async (write) => {
    await addAudit(write, {
      at: now,
      actor: by,
      act: 'identity.letters-taken',
      purpose,
      object: waveId,
      count: cases.length,
      members: cases.map((one) => one.case.memberId),
    });
    await addCaseEvents(
      write,
      cases
        .filter(({ events }) => !events.some((event) => event.type === 'delivered'))
        .map(({ case: one }) => ({
          id: deps.secrets.newId(),
          waveId,
          caseId: one.id,
          at: now,
          type: 'sent',
          channel: one.channel,
          by,
        })),
    );
  });
  const contacts = await listContacts(
    read,
    deps.secrets,
    cases.map((one) => one.case.memberId),
  );
  return cases.map(({ case: one }) => {
    const contact = contacts.get(one.memberId);
    return {
      channel: one.channel,
      name: contact?.name ?? null,
      address: one.channel === 'letter' ? (contact?.address ?? null) : null,
      postcode: one.channel === 'letter' ? (contact?.postcode ?? null) : null,
      telephone: one.channel === 'telephone' ? (contact?.landline ?? contact?.mobile ?? null) : null,
      page: `${deps.config.baseUrl}/${footprint.id}/code`,
      code: deps.secrets.shortCode('answer', one.id).replace(/^(.{4})(.{4})/, '$1-$2-'),
    };
  });
}
