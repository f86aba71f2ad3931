import { addAudit } from '../../db/queries/audit';
import type { Footprint } from '../../db/queries/footprints';
import { findGroup, listDraws } from '../../db/queries/groups';
import { listContacts } from '../../db/queries/identity';
import { listMembersById } from '../../db/queries/panel';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { languageName } from '../../surveys/recruitment/language';
import { isLanguage } from '../../surveys/wording/languages';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import type { groupsOperations } from '../contract/groups';
import type { ReplyOf } from '../contract/operation';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { groupFacts } from '../messages/group-facts';
import { type TemplateName, writeMessage } from '../messages/templates';
import { type Invited, readGroupPeople } from './group-instance';

type Letter = ReplyOf<typeof groupsOperations.takeLetters>['letters'][number];

const templateOf = {
  invitation: 'group-invitation',
  place: 'group-place',
  reserve: 'group-reserve',
} as const satisfies Record<Letter['about'], TemplateName>;

/**
 * What members without e-mail are to be told now, for the post and the telephone: the same words as in the messages, with a
 * short code in place of a link. A letter is written in its member's language. The audit row comes first: no row, no names (R29).
 */
export async function takeGroupLetters(
  deps: Deps,
  footprint: Footprint,
  asked: { readonly group: string; readonly purpose: string; readonly by: string },
): Promise<Letter[]> {
  const read = deps.read(footprint.id);
  const group = await findGroup(read, asked.group);
  if (!group) throw new Refusal('not-found');
  const at = deps.now();
  const isDrawn = (await listDraws(read, group.id)).length > 0;
  const mayAnswer = localDateOf(at, footprint.timeZone) <= group.answerBy;
  const { people } = await readGroupPeople(read, deps, group.id, at);
  const wanted = people.flatMap((person) => {
    const about = aboutWhat(person, { isDrawn, mayAnswer });
    return about === null || person.invitation.channel === 'email'
      ? []
      : [{ invitation: person.invitation, about }];
  });
  const members = wanted.map(({ invitation }) => invitation.memberId);
  await deps.writer.write(footprint.id, (write) =>
    addAudit(write, {
      at,
      actor: asked.by,
      act: 'identity.group-letters',
      purpose: asked.purpose,
      object: group.id,
      count: members.length,
      members,
    }),
  );
  const contacts = await listContacts(read, deps.secrets, members);
  const spoken = new Map((await listMembersById(read, members)).map(({ id, language }) => [id, language]));
  const page = `${deps.config.baseUrl}/${footprint.id}/code`;
  return wanted.map(({ invitation: { id, memberId, channel }, about }) => {
    const contact = contacts.get(memberId);
    const code = deps.secrets.shortCode('group', id).replace(/^(.{4})(.{4})/, '$1-$2-');
    const own = spoken.get(memberId) ?? 'en';
    // A letter is read by its member; what is read out on the telephone, by whoever calls.
    const language =
      channel === 'letter' && footprint.languages.includes(own) && isLanguage(own) ? own : 'en';
    const list = wording(language).groups.letter;
    const { text } = writeMessage(
      templateOf[about],
      {
        footprint,
        greeting: contact?.name?.split(' ')[0] || null,
        link: say(list.code, { page, code }, language),
        detailsLink: null,
        survey: null,
        group: groupFacts(group, language),
      },
      language,
    );
    const words = text.trim().split('\n\n');
    const { helpline } = footprint;
    return {
      id,
      channel,
      about,
      name: contact?.name ?? null,
      address: channel === 'letter' ? (contact?.address ?? null) : null,
      postcode: channel === 'letter' ? (contact?.postcode ?? null) : null,
      telephone: channel === 'telephone' ? (contact?.landline ?? contact?.mobile ?? null) : null,
      page,
      code,
      language: languageName(own),
      words: helpline ? [...words, say(list.telephone, { helpline }, language)] : words,
    };
  });
}

/** A question still open, a seat to confirm, or that the seats went to others. */
function aboutWhat(
  { standing }: Invited,
  { isDrawn, mayAnswer }: { readonly isDrawn: boolean; readonly mayAnswer: boolean },
): Letter['about'] | null {
  if (standing === 'silent') return mayAnswer && !isDrawn ? 'invitation' : null;
  if (standing === 'drawn') return 'place';
  return standing === 'can-come' && isDrawn ? 'reserve' : null;
}
