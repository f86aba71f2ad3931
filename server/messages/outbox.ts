import type { Read } from '../../db/connect';
import { findStaff, keepLink } from '../../db/queries/access';
import { addAudit } from '../../db/queries/audit';
import { addCaseEvents, type Case, findCaseWithWave } from '../../db/queries/fieldwork';
import { type Footprint, findFootprintById } from '../../db/queries/footprints';
import { findGroup, findInvitation } from '../../db/queries/groups';
import { type Contact, findNewEmail, listContacts } from '../../db/queries/identity';
import { changeMessage, listDueMessages, type Message } from '../../db/queries/messages';
import { findMember } from '../../db/queries/panel';
import { findLatestVersion, findSurveyTest } from '../../db/queries/questionnaires';
import { titleOfWave } from '../../surveys/fieldwork/title-of-wave';
import { versionIn } from '../../surveys/questionnaires/easy-read';
import { inLanguage, type LinkPurpose } from '../../surveys/vocabulary';
import { isLanguage } from '../../surveys/wording/languages';
import { wording } from '../../surveys/wording/words';
import { tokenAgain } from '../access/links';
import { hashToken } from '../access/secrets';
import type { Deps } from '../deps';
import { publicAddress } from '../member/in-language';
import { longDate, momentInWords } from './dates';
import { groupFacts } from './group-facts';
import type { SendMail, Sent } from './smtp';
import { type MessageFacts, type TemplateName, templates, type Words, writeMessage } from './templates';

/** A message as it would arrive. */
export type Composed = Words & { readonly to: string };

/** Over four days in all: a mail server may be down for a weekend, and an invitation is not lost for that. */
const retryMinutes = [1, 5, 30, 120, 480, 960, 1440, 1440, 1440];
const batch = 25;

/**
 * Sends what is due, oldest first, until nothing is. Words, address and link are made here and kept nowhere.
 * Without a mail server (the demo) a message counts as sent and is read in the tray.
 * @param together how many are on their way at once; with a mail server one, so that a stop leaves at most one in doubt
 */
export async function sendDueMessages(deps: Deps, send: SendMail | null, together = 1): Promise<number> {
  let sent = 0;
  for (;;) {
    const due = await listDueMessages(deps.unbound, deps.now(), batch);
    if (due.length === 0) return sent;
    await auditContactsUsed(deps, due);
    for (let from = 0; from < due.length; from += together)
      sent += await sendSome(deps, due.slice(from, from + together), send);
  }
}

/** Links are kept before their messages go; what became of each message and of its case is written in one job. */
async function sendSome(deps: Deps, due: readonly Message[], send: SendMail | null): Promise<number> {
  const footprints = new Map<string, Footprint>();
  const made: { message: Message; letter: Letter | null }[] = [];
  for (const message of due) made.push({ message, letter: await makeLetter(deps, message, footprints) });
  const links = made.flatMap(({ letter }) => letter?.links ?? []);
  if (links.length > 0)
    await deps.writer.writeUnbound(async (write) => {
      for (const row of links) await keepLink(write, row);
    });
  const results = await Promise.all(
    made.map(async ({ message, letter }) => ({
      message,
      letter,
      result:
        letter === null
          ? null
          : send === null
            ? ({ ok: true } as const)
            : await send({ ...letter.composed, messageId: message.messageId }),
    })),
  );
  const at = deps.now();
  const ends: { message: Message; found: Case | null | undefined; end: End }[] = [];
  for (const { message, letter, result } of results)
    ends.push({
      message,
      found: letter === null ? await findCaseOf(deps, message) : letter.case,
      end: endOf(deps, message, result, at),
    });
  await deps.writer.writeUnbound(async (write) => {
    for (const { message, found, end } of ends) {
      await changeMessage(write, message.id, end.change);
      // What became of an invitation is an event of its case: the disposition is folded from it.
      if (end.event === null || !found || message.footprintId === null) continue;
      // A reminder that was lost says nothing of the invitation, which arrived before.
      if (end.event.type === 'bounced' && message.template !== 'survey-invitation') continue;
      await addCaseEvents({ ...write, footprintId: message.footprintId }, [
        {
          id: deps.secrets.newId(),
          waveId: found.waveId,
          caseId: found.id,
          at,
          channel: message.channel,
          ...end.event,
          by: 'system',
        },
      ]);
    }
  });
  return ends.filter(({ end }) => end.change.status === 'sent').length;
}

type End = {
  readonly change: Parameters<typeof changeMessage>[2];
  readonly event: { readonly type: 'sent' | 'bounced'; readonly detail: Record<string, string> } | null;
};

/** What becomes of a message after a try, or without one when there was nobody to send it to. */
function endOf(deps: Deps, message: Message, result: Sent | null, at: Date): End {
  if (result === null) {
    return {
      change: { status: 'dropped', trouble: 'no-address' },
      event: { type: 'bounced', detail: { reason: 'no-address' } },
    };
  }
  const attempts = message.attempts + 1;
  if (result.ok) {
    return {
      change: { status: 'sent', sentAt: at, attempts, trouble: null },
      event: { type: 'sent', detail: { template: message.template } },
    };
  }
  const wait = retryMinutes[message.attempts];
  const isLost = result.isFinal || wait === undefined;
  deps.log.warn('message.not-sent', {
    message: message.id,
    code: result.code,
    attempt: attempts,
    final: isLost,
  });
  return {
    change: {
      status: isLost ? 'failed' : 'queued',
      attempts,
      trouble: result.code,
      dueAt: new Date(at.getTime() + (wait ?? 0) * 60_000),
    },
    event: isLost ? { type: 'bounced', detail: { code: result.code } } : null,
  };
}

/** The case a message is about, where it asks for an answer. */
async function findCaseOf(deps: Deps, message: Message): Promise<Case | undefined> {
  if (
    message.footprintId === null ||
    message.rowId === null ||
    templates[message.template as TemplateName]?.opens !== 'answer'
  )
    return undefined;
  return (await findCaseWithWave(deps.read(message.footprintId), message.rowId))?.case;
}

async function auditContactsUsed(deps: Deps, due: readonly Message[]): Promise<void> {
  const byFootprint = new Map<string, string[]>();
  for (const { footprintId, memberId } of due) {
    if (footprintId !== null && memberId !== null)
      byFootprint.set(footprintId, [...(byFootprint.get(footprintId) ?? []), memberId]);
  }
  for (const [footprintId, members] of byFootprint) {
    await deps.writer.write(footprintId, (write) =>
      addAudit(write, {
        at: deps.now(),
        actor: 'system',
        act: 'identity.contacts-used',
        purpose: 'sending messages',
        members: [...new Set(members)],
        count: members.length,
      }),
    );
  }
}

/**
 * A message as it would arrive, for the tray: its links are those that were sent.
 * @returns null when there is nobody to send it to (no address, or the person has left)
 */
export async function composeMessage(deps: Deps, message: Message): Promise<Composed | null> {
  return (await makeLetter(deps, message, new Map()))?.composed ?? null;
}

type LinkRow = Parameters<typeof keepLink>[1];
type Letter = {
  readonly composed: Composed;
  /** Its links, to be kept for look-up when it is sent. */
  readonly links: readonly LinkRow[];
  /** The invitation it is about. */
  readonly case: Case | null;
};

async function makeLetter(
  deps: Deps,
  message: Message,
  footprints: Map<string, Footprint>,
): Promise<Letter | null> {
  const template = message.template as TemplateName;
  const opens: string | null = templates[template]?.opens ?? null;
  if (message.staffId !== null) return makeStaffLetter(deps, message, template, opens);
  const footprint = await footprintOf(deps, message, footprints);
  if (footprint === null || message.memberId === null) return null;
  const read = deps.read(footprint.id);
  const contact: Contact | undefined = (await listContacts(read, deps.secrets, [message.memberId])).get(
    message.memberId,
  );
  const isNewAddress = opens === 'confirm-email';
  const waiting =
    isNewAddress && message.rowId !== null
      ? await findNewEmail(read, deps.secrets, { request: message.rowId })
      : undefined;
  const to = isNewAddress ? waiting?.email : contact?.email;
  if (!contact || !to) return null;
  // Until an address is confirmed, whoever reads it may be anyone.
  const isUnconfirmed = opens === 'confirm' || isNewAddress;
  const links: LinkRow[] = [];
  const link = async (purpose: LinkPurpose, rowId: string, hours: number | null) => {
    const { address, row } = await linkTo(deps, footprint.id, purpose, rowId, hours);
    links.push(row);
    return address;
  };
  const own = (await findMember(read, message.memberId))?.language ?? 'en';
  const language = footprint.languages.includes(own) && isLanguage(own) ? own : 'en';
  const group = opens === 'group' ? await findGroupFacts(read, message.rowId, language) : null;
  const isAboutCase =
    message.rowId !== null && !isUnconfirmed && opens !== 'group' && message.rowId !== message.memberId;
  const survey = isAboutCase ? await findCaseWithWave(read, message.rowId!) : undefined;
  const details = isUnconfirmed ? null : await link('my-details', message.memberId, 24 * 30);
  const main =
    opens === 'answer' && message.rowId !== null
      ? await link('answer', message.rowId, null)
      : opens === 'group' && message.rowId !== null
        ? await link('group', message.rowId, null)
        : opens === 'confirm'
          ? await link('confirm', message.memberId, 24 * 14)
          : isNewAddress && message.rowId !== null
            ? await link('confirm-email', message.rowId, 24 * 2)
            : opens === 'my-details'
              ? details
              : opens === 'page'
                ? `${deps.config.baseUrl}${publicAddress(`/${footprint.id}/${template === 'survey-findings' ? 'results' : 'updates'}/${message.rowId}`, language)}`
                : null;
  return {
    composed: {
      to,
      ...writeMessage(
        template,
        {
          footprint,
          // The name beside such an address may be anyone's words to anyone.
          greeting: (!isUnconfirmed && contact.name?.split(' ')[0]) || null,
          link: main,
          // Nor does a stranger at a mistyped address get to see what is held about someone.
          detailsLink: isUnconfirmed ? null : details,
          survey: survey
            ? {
                title: titleOfWave(survey.wave, survey, language),
                minutes: survey.minutes,
                closesOn: longDate(survey.wave.closesOn, language),
              }
            : null,
          group,
        },
        language,
      ),
    },
    links,
    case: opens === 'answer' ? (survey?.case ?? null) : null,
  };
}

/** The group an invitation is to, in words. */
async function findGroupFacts(
  read: Read,
  invitationId: string | null,
  language: string,
): Promise<MessageFacts['group']> {
  const invitation = invitationId === null ? undefined : await findInvitation(read, invitationId);
  const group = invitation && (await findGroup(read, invitation.groupId));
  return group ? groupFacts(group, language) : null;
}

async function makeStaffLetter(
  deps: Deps,
  message: Message,
  template: TemplateName,
  opens: string | null,
): Promise<Letter | null> {
  const footprint = await footprintOf(deps, message, new Map());
  const person = message.staffId === null ? undefined : await findStaff(deps.unbound, message.staffId);
  if (!person) return null;
  if (opens === 'try') return makeTestLetter(deps, message, footprint, person.email);
  const link =
    opens === 'invitation' || opens === 'passphrase'
      ? `${deps.config.baseUrl}/staff/${opens}/${(await tokenAgain(deps, opens, person.id)).token}`
      : null;
  const facts = { footprint, greeting: null, link, detailsLink: null, survey: null, group: null };
  return { composed: { to: person.email, ...writeMessage(template, facts) }, links: [], case: null };
}

/** The invitation to a draft as members would read it, in the language and the version it is tried in; none once it is over. */
async function makeTestLetter(
  deps: Deps,
  { rowId }: Message,
  footprint: Footprint | null,
  to: string,
): Promise<Letter | null> {
  if (footprint === null || rowId === null) return null;
  const read = deps.read(footprint.id);
  const test = await findSurveyTest(read, rowId);
  const draft = test && (await findLatestVersion(read, test.questionnaireId))?.definition;
  if (!draft) return null;
  const { language } = test;
  const { title, minutes } = versionIn(draft, test.format);
  const closesOn = wording(language).trying.openUntil;
  const facts = {
    footprint,
    greeting: null,
    link: `${deps.config.baseUrl}/try/${(await tokenAgain(deps, 'try', test.id)).token}`,
    detailsLink: null,
    survey: { title: inLanguage(title, language), minutes, closesOn },
    testUntil: momentInWords(test.until, footprint.timeZone, language),
    group: null,
  };
  return { composed: { to, ...writeMessage('staff-survey-test', facts, language) }, links: [], case: null };
}

async function footprintOf(
  deps: Deps,
  { footprintId }: Message,
  known: Map<string, Footprint>,
): Promise<Footprint | null> {
  if (footprintId === null) return null;
  const footprint = known.get(footprintId) ?? (await findFootprintById(deps.unbound, footprintId));
  if (footprint) known.set(footprintId, footprint);
  return footprint ?? null;
}

async function linkTo(
  deps: Deps,
  footprintId: string,
  purpose: LinkPurpose,
  rowId: string,
  hours: number | null,
): Promise<{ address: string; row: LinkRow }> {
  const { token, generation } = await tokenAgain(deps, purpose, rowId);
  const createdAt = deps.now();
  const paths: Partial<Record<LinkPurpose, string>> = {
    answer: 's',
    confirm: 'confirm',
    'confirm-email': 'confirm-email',
    group: 'g',
  };
  const path = paths[purpose] ?? 'me';
  return {
    address: `${deps.config.baseUrl}/${path}/${token}`,
    row: {
      tokenHash: hashToken(token),
      purpose,
      footprintId,
      rowId,
      generation,
      createdAt,
      expiresAt: hours === null ? null : new Date(createdAt.getTime() + hours * 3_600_000),
    },
  };
}
