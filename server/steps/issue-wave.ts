import { isDeepStrictEqual } from 'node:util';
import { keepLinks, keepShortCodes } from '../../db/queries/access';
import { addAudit } from '../../db/queries/audit';
import {
  addCaseEvents,
  addCases,
  addHeldBack,
  changeWave,
  clearHeldBack,
  findWave,
  listCasesOfWave,
} from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { queueMessages } from '../../db/queries/messages';
import { listMembersById } from '../../db/queries/panel';
import { findVersion, freezeVersion } from '../../db/queries/questionnaires';
import { instantsOf, windowAt } from '../../surveys/fieldwork/window';
import { prepareLink } from '../access/links';
import { hashShortCode } from '../access/secrets';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { readArmStrata, withArms } from './allot-arms';
import { chooseMembers } from './choose-members';
import { windowOf } from './read-fieldwork';
import { readBeside, reviewDraft } from './review-draft';

/**
 * Issues a wave: its questionnaire is frozen, and each member chosen gets a case whose as-of instant is now (R8, R10).
 * Issued again while it is open, only members without a case get one.
 */
export async function issueWave(
  deps: Deps,
  footprint: Footprint,
  waveId: string,
  by: string,
): Promise<{ issued: number; heldBack: number }> {
  const read = deps.read(footprint.id);
  const wave = await findWave(read, waveId);
  const version = wave && (await findVersion(read, wave.versionId));
  if (!wave || !version) throw new Refusal('not-found');
  const now = deps.now();
  const window = windowOf(wave, footprint);
  const state = windowAt(window, now);
  if (wave.status === 'closed' || state === 'grace' || state === 'closed')
    throw new Refusal('not-possible-now', 'The window of this wave is over. Plan another wave.');
  if (wave.issuedAt !== null && wave.draw.kind === 'stratified')
    throw new Refusal(
      'not-possible-now',
      'This wave asks a sample drawn at its issue, so nobody is added. Plan another wave for new members.',
    );
  const { findings } = reviewDraft(version.definition, await readBeside(read));
  const stops = findings.filter((finding) => finding.severity === 'stops');
  if (stops.length > 0)
    throw new Refusal(
      'not-possible-now',
      `The dry run of the questionnaire found ${stops.length} to settle first: ${stops[0]!.sentence}`,
    );
  const choice = await chooseMembers(read, deps, {
    wave,
    questionnaire: version.definition,
    footprint,
    at: now,
  });
  if (choice.chosen.length === 0)
    throw new Refusal('not-possible-now', 'Nobody can be asked now. Look at who is held back, and why.');
  const strata = await readArmStrata(deps, read, version.definition, choice.chosen, now);
  const dueAt = new Date(Math.max(now.getTime(), instantsOf(window).opensAt.getTime()));
  return deps.writer.write(footprint.id, async (write) => {
    // What was read still holds: the same plan, the same draft, nobody issued meanwhile, nobody gone.
    const still = await findWave(write, waveId);
    const draft = await findVersion(write, wave.versionId);
    if (!isDeepStrictEqual(still, wave) || draft?.revision !== version.revision)
      throw new Refusal('changed-meanwhile');
    const before = await listCasesOfWave(write, waveId);
    const has = new Set(before.map((one) => one.memberId));
    const people = await listMembersById(
      write,
      choice.chosen.map(({ member }) => member.id),
    );
    const standing = new Set(people.filter(({ status }) => status === 'member').map(({ id }) => id));
    const added = choice.chosen
      .filter(({ member }) => standing.has(member.id) && !has.has(member.id))
      .map(({ member, channel, stratum, baseWeight }) => ({
        id: deps.secrets.newId(),
        waveId,
        memberId: member.id,
        issuedAt: now,
        channel,
        cohort: member.recruitmentWaveId ?? member.source,
        selection: member.selection,
        stratum,
        baseWeight,
      }));
    const cases = withArms(version.definition, added, strata, before);
    if (version.frozenAt === null) await freezeVersion(write, version.id, now);
    if (wave.issuedAt === null) await changeWave(write, waveId, { status: 'open', issuedAt: now });
    await addCases(write, cases);
    await addCaseEvents(
      write,
      cases.map((one) => ({
        id: deps.secrets.newId(),
        waveId,
        caseId: one.id,
        at: now,
        type: 'issued',
        channel: one.channel,
        by,
      })),
    );
    await clearHeldBack(write, waveId);
    await addHeldBack(
      write,
      choice.heldBack.map((row) => ({ ...row, waveId, at: now })),
    );
    await keepLinks(
      write,
      cases.map(
        (one) => prepareLink(deps, { purpose: 'answer', footprintId: footprint.id, rowId: one.id }).row,
      ),
    );
    await keepShortCodes(
      write,
      cases.map((one) => ({
        codeHash: hashShortCode(deps.secrets.shortCode('answer', one.id)),
        footprintId: footprint.id,
        purpose: 'answer',
        rowId: one.id,
        memberId: one.memberId,
        createdAt: now,
      })),
    );
    await queueMessages(
      write,
      cases
        .filter(({ channel }) => channel === 'email')
        .map((one) => ({
          id: deps.secrets.newId(),
          footprintId: footprint.id,
          template: 'survey-invitation',
          channel: one.channel,
          memberId: one.memberId,
          rowId: one.id,
          onceKey: `invitation ${one.id}`,
          messageId: `${deps.secrets.newId()}@sounding`,
          queuedAt: now,
          dueAt,
        })),
    );
    await addAudit(write, {
      at: now,
      actor: by,
      act: 'wave.issued',
      object: waveId,
      count: cases.length,
      members: cases.map((one) => one.memberId),
    });
    deps.log.info('wave.issued', { wave: waveId, issued: cases.length, heldBack: choice.heldBack.length });
    return { issued: cases.length, heldBack: choice.heldBack.length };
  });
}
