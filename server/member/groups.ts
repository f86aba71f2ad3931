import { readOwnChance } from '../../analysis/groups/own-chance';
import type { PublicReceipt } from '../../analysis/groups/receipt';
import { listDraws } from '../../db/queries/groups';
import { findMember } from '../../db/queries/panel';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import type { groupsOperations } from '../contract/groups';
import { Refusal } from '../errors';
import { groupFacts } from '../messages/group-facts';
import type { Call, Handlers, PageReply } from '../mount';
import type { Spoken } from '../pages';
import { ownSecrets, receiptHash } from '../steps/find-group-lottery';
import { findStanding, noteStanding, openNeeds, type Standing } from '../steps/note-standing';
import { fieldsOf } from './form-fields';
import { askingFor, inLanguageOf, languageAsked, spokenTo } from './in-language';

type Groups = Handlers<typeof groupsOperations>;
type LinkCall = Call<typeof groupsOperations.showInvitation> | Call<typeof groupsOperations.answerInvitation>;

/** A group one is invited to: what it is, where one stands, and what one may say now. Looking changes nothing. */
export const showInvitation: Groups['showInvitation'] = async (call) => {
  const found = await getStanding(call);
  const spoken = await spokenToInvited(call, found);
  const page = await pageOf(call, found, spoken.language, keptOf(call, found, call.query.done));
  return toInvited(call, { page }, spoken);
};

/** Says whether one can come, or takes or gives back a seat; works without a script, and twice is as once. */
export const answerInvitation: Groups['answerInvitation'] = async (call) => {
  const { deps, footprint, link, body } = call;
  const found = await getStanding(call);
  const spoken = await spokenToInvited(call, found);
  const fields = fieldsOf(body);
  const go = fields.text('go');
  const typed = {
    needs: fields.text('needs').trim().slice(0, 500),
    isOnSheet: fields.list('sheet').includes('yes'),
  };
  const wanted = languageAsked(go, spoken);
  if (wanted !== undefined) {
    const page = await pageOf(call, found, wanted, { ...typed, isSaved: false });
    return toInvited(askingFor(call, wanted), { page }, { ...spoken, language: wanted });
  }
  const allowed = actsOf(call, found);
  const act = (['can-come', 'cannot-come', 'confirmed', 'declined'] as const).find((one) => one === go);
  if (act === undefined || !allowed.includes(act))
    return toInvited(call, { seeOther: `/g/${link.token}` }, spoken);
  const says = act === 'can-come' || act === 'confirmed';
  await noteStanding(
    deps,
    footprint.id,
    found.invitation.id,
    act,
    'member',
    says ? typed : { needs: '', isOnSheet: false },
  );
  return toInvited(call, { seeOther: `/g/${link.token}?done=${act}` }, spoken);
};

async function getStanding({ read, link }: LinkCall): Promise<Standing> {
  const found = await findStanding(read, link.rowId);
  if (!found) throw new Refusal('link-dead');
  return found;
}

async function spokenToInvited(call: LinkCall, { invitation }: Standing): Promise<Spoken> {
  return spokenTo(call, (await findMember(call.read, invitation.memberId))?.language ?? 'en');
}

const toInvited = (call: LinkCall, reply: PageReply, spoken: Spoken): PageReply =>
  inLanguageOf(reply, `/g/${call.link.token}`, call.request.language, spoken);

type Act = 'can-come' | 'cannot-come' | 'confirmed' | 'declined';

/** What someone may say now: yes or no until the last day to answer, and of a seat until the group has met. */
function actsOf({ deps, footprint }: LinkCall, { group, standing }: Standing): readonly Act[] {
  const today = localDateOf(deps.now(), footprint.timeZone);
  if (['silent', 'can-come', 'cannot-come'].includes(standing))
    return today <= group.answerBy
      ? ['can-come', 'cannot-come']
      : // A yes may be taken back as long as it could still lead to a seat.
        standing === 'can-come' && today <= group.meetsOn
        ? ['cannot-come']
        : [];
  if (today > group.meetsOn) return [];
  if (standing === 'drawn' || standing === 'confirmed') return ['confirmed', 'declined'];
  return [];
}

/** What stands in the fields, and whether what was just said is kept. */
type Filled = { readonly needs: string; readonly isOnSheet: boolean; readonly isSaved: boolean };

const keptOf = (
  { deps }: LinkCall,
  { invitation, standing }: Standing,
  done: string | undefined,
): Filled => ({
  needs: openNeeds(deps, invitation),
  isOnSheet: invitation.isOnSheet,
  isSaved: done !== undefined && done === standing,
});

async function pageOf(
  call: LinkCall,
  found: Standing,
  language: string,
  filled: Filled,
): Promise<Extract<PageReply, { page: unknown }>['page']> {
  const { deps, read, footprint, link } = call;
  const { group, invitation, standing } = found;
  const draws = await listDraws(read, group.id);
  const acts = actsOf(call, found);
  // Twice in a lot means two chances; the newest receipt with a line of one's own is shown.
  const own = draws
    .map(({ id, receipt }) => {
      // Written by the draw from the engine's own receipt.
      const lines = (receipt as unknown as PublicReceipt).own;
      for (const secret of ownSecrets(deps, invitation.id)) {
        const chance = readOwnChance(lines, secret, receiptHash);
        if (chance !== null) return { chance, secret, id };
      }
      return null;
    })
    .filter((one) => one !== null)
    .at(-1);
  return {
    screen: 'group-invitation',
    props: {
      action: `/g/${link.token}`,
      submission: deps.secrets.random(),
      ...groupFacts(group, language),
      purpose: group.purpose,
      standing,
      isDrawn: draws.length > 0,
      acts,
      ...filled,
      ...(own
        ? {
            own: {
              chance: shareInWords(own.chance, language),
              secret: own.secret,
              href: `/${footprint.id}/groups/${group.id}`,
            },
          }
        : {}),
    },
  };
}

/** 12.5%, as the language writes it. */
const shareInWords = (share: number, language: string) =>
  new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share);
