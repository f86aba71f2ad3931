import { z } from 'zod';
import { channels } from '../../../surveys/vocabulary';
import { operations } from '../operation';
import { anyToken, lead, ofGroup, ofInvitation, shown, standing, token, words } from './shapes';

/** Who is asked whether they can come, and what they say: by staff, and on their own page. */
export const invitingOperations = operations({
  previewInvitations: {
    id: 'groups.previewInvitations',
    method: 'get',
    path: '/api/{footprint}/groups/{group}/invitations',
    summary: 'Who could be invited now, how many it takes for the seats, and who is held back and why',
    who: lead,
    params: ofGroup,
    reply: {
      kind: 'json',
      schema: z.object({
        asOf: z.string(),
        fitting: z.number().nullable(),
        eligible: z.number().nullable(),
        heldBack: z.array(z.object({ reason: z.string(), members: shown })),
        /** Counts stand to the nearest five, since the rule asks for past answers. */
        isRounded: z.boolean(),
        pool: z.number(),
        invite: z.number(),
        share: z.number(),
        because: z.string(),
      }),
    },
    example: { params: { footprint: 'bnssg', group: 'x' } },
  },
  invite: {
    id: 'groups.invite',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/invitations',
    summary: 'Invite so many of those who fit the rule and may be asked, by lot',
    who: lead,
    params: ofGroup,
    body: z.strictObject({ size: z.int().min(1, 'Invite at least one').max(100_000) }),
    reply: { kind: 'json', schema: z.object({ invited: z.number(), heldBack: z.number() }) },
    example: { params: { footprint: 'bnssg', group: 'x' }, body: { size: 30 } },
  },
  listPeople: {
    id: 'groups.listPeople',
    method: 'get',
    path: '/api/{footprint}/groups/{group}/people',
    summary: 'Everyone invited, without a name: where they stand, how they are reached, what was paid',
    who: lead,
    params: ofGroup,
    reply: {
      kind: 'json',
      schema: z.object({
        people: z.array(
          z.object({
            id: z.string(),
            standing,
            channel: z.enum(channels),
            about: z.string(),
            hasNeeds: z.boolean(),
            isOnSheet: z.boolean(),
            paidPence: z.number(),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg', group: 'x' } },
  },
  revealNames: {
    id: 'groups.revealNames',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/names',
    summary: 'Names and contacts of everyone invited, for a reason that is written down',
    who: lead,
    params: ofGroup,
    body: z.strictObject({ purpose: words(200, 'Write why you need them') }),
    reply: {
      kind: 'json',
      schema: z.object({
        people: z.array(
          z.object({ id: z.string(), name: z.string(), contact: z.string(), needs: z.string() }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg', group: 'x' }, body: { purpose: 'Call those without e-mail' } },
  },
  takeLetters: {
    id: 'groups.takeLetters',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/letters',
    summary:
      'What is to be told by post or telephone now, with name, address or number and the short code; written down',
    who: lead,
    params: ofGroup,
    body: z.strictObject({ purpose: words(200, 'Write what they are for') }),
    reply: {
      kind: 'json',
      schema: z.object({
        letters: z.array(
          z.object({
            id: z.string(),
            channel: z.enum(channels),
            /** An invitation, a seat drawn, or that the seats went to others. */
            about: z.enum(['invitation', 'place', 'reserve']),
            name: z.string().nullable(),
            address: z.string().nullable(),
            postcode: z.string().nullable(),
            telephone: z.string().nullable(),
            /** The page a code is typed in. */
            page: z.string(),
            code: z.string(),
            /** The member's own, by its English name; a letter is written in it where we have words in it. */
            language: z.string(),
            words: z.array(z.string()),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg', group: 'x' }, body: { purpose: 'Post the invitations' } },
  },
  noteStanding: {
    id: 'groups.noteStanding',
    method: 'post',
    path: '/api/{footprint}/groups/{group}/people/{invitation}',
    summary: 'Note what someone said or did: can come, cannot, confirmed, declined, came, did not come',
    who: lead,
    params: ofInvitation,
    body: z.strictObject({
      what: z.enum(['can-come', 'cannot-come', 'confirmed', 'declined', 'attended', 'no-show']),
      /** With a yes said by letter or telephone: what they need, and whether who runs the meeting may know. */
      said: z
        .strictObject({ needs: z.string().trim().max(500, 'At most 500 characters'), isOnSheet: z.boolean() })
        .optional(),
    }),
    reply: { kind: 'json', schema: z.object({ done: z.literal(true) }) },
    example: { params: { footprint: 'bnssg', group: 'x', invitation: 'y' }, body: { what: 'attended' } },
  },
  showInvitation: {
    id: 'groups.showInvitation',
    method: 'get',
    path: '/g/{token}',
    summary: 'The group a link invites to, and where one stands; looking changes nothing',
    who: { link: ['group'] },
    params: token,
    query: z.object({ done: z.string().max(20).optional() }),
    reply: { kind: 'page' },
    example: { params: { token: anyToken } },
  },
  answerInvitation: {
    id: 'groups.answerInvitation',
    method: 'post',
    path: '/g/{token}',
    summary:
      'Say whether one can come (go=can-come, cannot-come) or takes the seat drawn (confirmed, declined)',
    who: { link: ['group'] },
    params: token,
    form: true,
    reply: { kind: 'page' },
    example: { params: { token: anyToken }, form: { go: 'can-come', submission: anyToken, needs: '' } },
  },
});
