import type { Read } from '../../db/connect';
import { listAnswersOfMember } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { listGroupEvents, listInvitationsOfMember, listPayments } from '../../db/queries/groups';
import { listMessagesOfMember } from '../../db/queries/messages';
import type { Answers } from '../../db/schema/responses';
import { titleOfWave } from '../../surveys/fieldwork/title-of-wave';
import type { ProfileVariable } from '../../surveys/panel/profile';
import { easyReadOf } from '../../surveys/questionnaires/easy-read';
import { presented } from '../../surveys/questionnaires/present';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { unfold } from '../../surveys/questionnaires/unfold';
import { kindOf } from '../../surveys/questions/answers';
import { own } from '../../surveys/questions/fields';
import { inLanguage, standIn, type Words } from '../../surveys/vocabulary';
import { wording } from '../../surveys/wording/words';
import type { Deps } from '../deps';
import { openNeeds } from './note-standing';
import { readMyDetails } from './read-my-details';

/**
 * All that is held as plain data with the words beside the codes, for the member to read or take away (R30).
 * @param language of the words beside the codes; what someone answered stays in the language it was asked in
 */
export async function readAllHeld(
  deps: Deps,
  read: Read,
  footprint: Footprint,
  memberId: string,
  language = 'en',
) {
  const details = await readMyDetails(deps, read, footprint, memberId);
  const asked = await listAnswersOfMember(read, memberId);

  const { member, contact, born } = details;
  const { myDetails, allHeld } = wording(language);
  const variableOf = (key: string): ProfileVariable | undefined =>
    details.variables.find((one) => one.key === key);
  return {
    panel: footprint.name,
    takenAt: deps.now().toISOString(),
    membership: {
      status: member.status,
      signedUpAt: member.joinedAt.toISOString(),
      admittedAt: member.admittedAt?.toISOString() ?? null,
      source: member.source,
      preferredChannel: member.preferredChannel,
      language: member.language,
      needs: member.needs,
    },
    contact,
    newEmailNotConfirmed: details.newEmail ?? null,
    born: born === undefined ? null : 'value' in born ? born.value : born.missing,
    aboutYou: details.facts.map((fact) => ({
      variable: fact.variable,
      about:
        fact.variable === 'lsoa'
          ? myDetails.held.place
          : wordsOf(variableOf(fact.variable), fact.variable, language),
      answer:
        fact.code === null
          ? fact.missing
          : wordsOf(
              variableOf(fact.variable)?.categories.find(({ code }) => code === fact.code),
              fact.code,
              language,
            ),
      since: fact.at.toISOString(),
      from: fact.source,
    })),
    agreements: details.consents.map((row) => ({
      purpose: row.purpose,
      wording: row.textVersion,
      evidence: row.evidence,
      givenAt: row.givenAt.toISOString(),
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    })),
    events: details.events.map((event) => ({ at: event.at.toISOString(), what: event.type })),
    surveys: asked.map(({ case: own, wave, definition, response }) => ({
      title: titleOfWave(wave, definition, language),
      invitedAt: own.issuedAt.toISOString(),
      by: own.channel,
      answeredBy: response?.channel ?? null,
      answeredFor: response?.answeredFor ?? null,
      savedAt: response?.savedAt.toISOString() ?? null,
      finishedAt: response?.finishedAt?.toISOString() ?? null,
      answers: response ? answersInWords(definition, response.answers, response.language) : [],
      typedButNotAccepted: response?.drafts ?? {},
    })),
    groups: await readGroups(deps, read, memberId),
    messages: (await listMessagesOfMember(read, memberId)).map((message) => ({
      what: message.template,
      by: message.channel,
      at: (message.sentAt ?? message.queuedAt).toISOString(),
      became: message.status,
    })),
    whoSawYourName: details.seen.map(({ at: when, actor, purpose }) => ({
      at: when.toISOString(),
      by: actor === 'system' ? ('program' as const) : ('staff' as const),
      who: actor === 'system' ? allHeld.seenBy.program : allHeld.seenBy.staff,
      why: purpose,
    })),
  };
}

export type AllHeld = Awaited<ReturnType<typeof readAllHeld>>;

/** What something is called in a language; its code where the panel no longer knows it. */
const wordsOf = (known: { readonly label: Words } | undefined, code: string, language: string): string =>
  known ? inLanguage(known.label, language) : code;

/** Every group one was invited to: what one said and needs, what happened, what was paid. */
async function readGroups(deps: Deps, read: Read, memberId: string) {
  const held = [];
  for (const { invitation, group } of await listInvitationsOfMember(read, memberId)) {
    const isOwn = (row: { invitationId: string }) => row.invitationId === invitation.id;
    held.push({
      title: group.title,
      invitedAt: invitation.invitedAt.toISOString(),
      by: invitation.channel,
      needs: openNeeds(deps, invitation),
      mayBeOnSheet: invitation.isOnSheet,
      events: (await listGroupEvents(read, [group.id]))
        .filter(isOwn)
        .map(({ at, type }) => ({ at: at.toISOString(), what: type })),
      payments: (await listPayments(read, group.id))
        .filter(isOwn)
        .map(({ at, kind, pence, words }) => ({ at: at.toISOString(), kind, pence, words })),
    });
  }
  return held;
}

/** Each answer as the question was put, in words and as stored, in the order of the questionnaire. */
function answersInWords(definition: Questionnaire, answers: Answers, language: string) {
  const questions = [definition, easyReadOf(definition) ?? []]
    .flat()
    .flatMap((version) => unfold(version).pages.flatMap((page) => page.questions));
  return questions.flatMap((question) => {
    const stored = own(answers, question.key);
    if (stored === undefined) return [];
    return {
      key: question.key,
      question: inLanguage(presented(question, questions, answers).label, language),
      answer: kindOf(question).print(question, stored, language),
      stored,
      /** Of the question and the answer as they stand here. */
      language: standIn(question.label, language) ?? language,
    };
  });
}
