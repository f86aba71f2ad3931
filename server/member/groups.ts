import { readOwnChance } from '../../analysis/groups/own-chance';
import type { PublicReceipt } from '../../analysis/groups/receipt';
import { listDraws } from '../../db/queries/groups';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import type { groupsOperations } from '../contract/groups';
import { Refusal } from '../errors';
import { longDate } from '../messages/dates';
import type { Call, Handlers, PageReply } from '../mount';
import { ownSecrets, receiptHash } from '../steps/find-group-lottery';
import { findStanding, noteStanding, openNeeds, type Standing } from '../steps/note-standing';
import { fieldsOf } from './form-fields';

type Groups = Handlers<typeof groupsOperations>;
type LinkCall = Call<typeof groupsOperations.showInvitation> | Call<typeof groupsOperations.answerInvitation>;

/** A group one is invited to: what it is, where one stands, and what one may say now. Looking changes nothing. */
export const showInvitation: Groups['showInvitation'] = async (call) => {
  const found = await getStanding(call);
  return { page: await pageOf(call, found, call.query.done) };
};

/** Says whether one can come, or takes or gives back a seat; works without a script, and twice is as once. */
export const answerInvitation: Groups['answerInvitation'] = async (call) => {
  const { deps, footprint, link, body } = call;
  const found = await getStanding(call);
  const fields = fieldsOf(body);
  const go = fields.text('go');
  const allowed = actsOf(call, found);
  const act = (['can-come', 'cannot-come', 'confirmed', 'declined'] as const).find((one) => one === go);
  if (act === undefined || !allowed.includes(act)) return { seeOther: `/g/${link.token}` };
  const says = act === 'can-come' || act === 'confirmed';
  await noteStanding(
    deps,
    footprint.id,
    found.invitation.id,
    act,
    'member',
    says
      ? {
          needs: fields.text('needs').trim().slice(0, 500),
          isOnSheet: fields.list('sheet').includes('yes'),
        }
      : { needs: '', isOnSheet: false },
  );
  return { seeOther: `/g/${link.token}?done=${act}` };
};

async function getStanding({ read, link }: LinkCall): Promise<Standing> {
  const found = await findStanding(read, link.rowId);
  if (!found) throw new Refusal('link-dead');
  return found;
}

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

async function pageOf(
  call: LinkCall,
  found: Standing,
  done: string | undefined,
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
      title: group.title,
      purpose: group.purpose,
      when: `${longDate(group.meetsOn)}, ${group.hours}`,
      place: group.place,
      offer: group.offer,
      answerBy: longDate(group.answerBy),
      standing,
      isDrawn: draws.length > 0,
      acts,
      needs: openNeeds(deps, invitation),
      isOnSheet: invitation.isOnSheet,
      isSaved: done !== undefined && done === standing,
      ...(own
        ? {
            own: {
              chance: `${(own.chance * 100).toFixed(1)}%`,
              secret: own.secret,
              href: `/${footprint.id}/groups/${group.id}`,
            },
          }
        : {}),
    },
  };
}
