import { z } from 'zod';
import { staffRoles } from '../../surveys/vocabulary';
import { operations } from './operation';

const token = z.strictObject({ token: z.string().min(20).max(64) });
const email = z.email('Write the e-mail address like name@example.org').max(254);
export const footprintParams = z.object({ footprint: z.string().min(1).max(60) });

const role = z.enum(staffRoles);
const me = z.object({
  staff: z.object({ id: z.string(), name: z.string() }),
  footprint: z
    .object({
      id: z.string(),
      name: z.string(),
      shortName: z.string(),
      place: z.string(),
      isDemo: z.boolean(),
      demoNote: z.string().nullable(),
      accent: z.string(),
      timeZone: z.string(),
    })
    .nullable(),
  roles: z.array(role),
  pathways: z.array(z.string()),
  footprints: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(role) })),
});
const done = z.object({ done: z.literal(true) });

export const accessOperations = operations({
  signIn: {
    id: 'access.signIn',
    method: 'post',
    path: '/staff/sign-in',
    summary: 'Sign in with e-mail and passphrase',
    who: { anyone: true },
    body: z.strictObject({ email: z.string().max(254), passphrase: z.string().max(200) }),
    reply: { kind: 'json', schema: me },
    example: { body: { email: 'lead@example.org', passphrase: 'four plain words here' } },
  },
  enter: {
    id: 'access.enter',
    method: 'post',
    path: '/staff/enter',
    summary: 'Sign in with a one-use link that the start printed',
    who: { anyone: true },
    body: token,
    reply: { kind: 'json', schema: me },
    example: { body: { token: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' } },
  },
  setPassphrase: {
    id: 'access.setPassphrase',
    method: 'post',
    path: '/staff/passphrase',
    summary: 'Accept an invitation, or set a new passphrase, with the link from the message',
    who: { anyone: true },
    body: token.extend({
      passphrase: z.string().max(200),
      name: z.string().trim().min(1).max(120).optional(),
      email: email.optional(),
    }),
    reply: { kind: 'json', schema: me },
    example: { body: { token: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', passphrase: 'four plain words here' } },
  },
  askReset: {
    id: 'access.askReset',
    method: 'post',
    path: '/staff/reset',
    summary: 'Ask for a link to set a new passphrase; answers the same for known and unknown addresses',
    who: { anyone: true },
    body: z.strictObject({ email: z.string().max(254) }),
    reply: { kind: 'json', schema: done },
    example: { body: { email: 'lead@example.org' } },
  },
  signOut: {
    id: 'access.signOut',
    method: 'post',
    path: '/staff/sign-out',
    summary: 'End this session',
    who: { signedIn: true },
    body: z.strictObject({}),
    reply: { kind: 'json', schema: done },
    example: { body: {} },
  },
  showMe: {
    id: 'access.showMe',
    method: 'get',
    path: '/api/me',
    summary: 'Who is signed in, where, with which roles',
    who: { signedIn: true },
    reply: { kind: 'json', schema: me },
    example: {},
  },
  chooseFootprint: {
    id: 'access.chooseFootprint',
    method: 'post',
    path: '/staff/footprint',
    summary: 'Bind the session to another of my footprints',
    who: { signedIn: true },
    body: z.strictObject({ footprint: z.string().max(60) }),
    reply: { kind: 'json', schema: me },
    example: { body: { footprint: 'bnssg' } },
  },
  listStaff: {
    id: 'access.listStaff',
    method: 'get',
    path: '/api/{footprint}/staff',
    summary: 'The people who run this footprint, with their roles',
    who: { staff: ['administrator'] },
    params: footprintParams,
    reply: {
      kind: 'json',
      schema: z.object({
        staff: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            email: z.string(),
            state: z.enum(['invited', 'active', 'disabled']),
            roles: z.array(role),
            pathways: z.array(z.string()),
          }),
        ),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
  inviteStaff: {
    id: 'access.inviteStaff',
    method: 'post',
    path: '/api/{footprint}/staff',
    summary: 'Invite someone to run this footprint',
    who: { staff: ['administrator'] },
    params: footprintParams,
    body: z.strictObject({
      name: z.string().trim().min(1, 'Write the name').max(120),
      email,
      roles: z.array(role).min(1, 'Choose at least one role'),
      pathways: z.array(z.string().max(60)).max(100).default([]),
    }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: {
      params: { footprint: 'bnssg' },
      body: { name: 'Priya Shah', email: 'priya@example.org', roles: ['engagement-lead'], pathways: [] },
    },
  },
  changeStaff: {
    id: 'access.changeStaff',
    method: 'patch',
    path: '/api/{footprint}/staff/{staff}',
    summary: 'Change someone’s roles here, or disable them (which ends their sessions at once)',
    who: { staff: ['administrator'] },
    params: footprintParams.extend({ staff: z.string().max(60) }),
    body: z.strictObject({
      roles: z.array(role).optional(),
      pathways: z.array(z.string().max(60)).max(100).optional(),
      disabled: z.boolean().optional(),
    }),
    reply: { kind: 'json', schema: done },
    example: { params: { footprint: 'bnssg', staff: 'x' }, body: { disabled: true } },
  },
  listAudit: {
    id: 'access.listAudit',
    method: 'get',
    path: '/api/{footprint}/audit',
    summary: 'What was done, by whom, when: newest first',
    who: { staff: ['administrator'] },
    params: footprintParams,
    query: z.object({ before: z.coerce.number().int().positive().optional() }),
    reply: {
      kind: 'json',
      schema: z.object({
        entries: z.array(
          z.object({
            id: z.number(),
            at: z.string(),
            actor: z.string(),
            act: z.string(),
            purpose: z.string().nullable(),
            object: z.string().nullable(),
            count: z.number(),
          }),
        ),
        more: z.boolean(),
      }),
    },
    example: { params: { footprint: 'bnssg' } },
  },
});
