import { z } from 'zod';
import { languages } from '../../surveys/wording/languages';
import { checkAccent } from './accent';
import { footprintParams } from './access';
import { operations } from './operation';

const example = { params: { footprint: 'bnssg' } };
const page = { kind: 'page' } as const;
const anyone = { anyone: true } as const;

const settings = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  place: z.string(),
  helpline: z.string().nullable(),
  contactEmail: z.string().nullable(),
  accent: z.string(),
  /** Tags of the languages members can choose; English is always among them. */
  languages: z.array(z.string()),
  contrast: z.number(),
  isDemo: z.boolean(),
});

const accent = z.string().superRefine((hex, context) => {
  const problem = checkAccent(hex);
  if (problem) context.addIssue({ code: 'custom', message: problem });
});

export const footprintsOperations = operations({
  showFootprints: {
    id: 'footprints.showFootprints',
    method: 'get',
    path: '/',
    summary: 'The partnerships that use this place',
    who: anyone,
    reply: page,
    example: {},
  },
  showPlainTheme: {
    id: 'footprints.showPlainTheme',
    method: 'get',
    path: '/theme.css',
    summary: 'Colours of pages that belong to no footprint',
    who: anyone,
    reply: { kind: 'file', mediaType: 'text/css; charset=utf-8' },
    example: {},
  },
  showHome: {
    id: 'footprints.showHome',
    method: 'get',
    path: '/{footprint}',
    summary: 'A footprint’s first page: what the panel is, and what one can do',
    who: anyone,
    params: footprintParams,
    reply: page,
    example,
  },
  showTheme: {
    id: 'footprints.showTheme',
    method: 'get',
    path: '/{footprint}/theme.css',
    summary: 'The colours of a footprint’s pages',
    who: anyone,
    params: footprintParams,
    reply: { kind: 'file', mediaType: 'text/css; charset=utf-8' },
    example,
  },
  showAccessibility: {
    id: 'footprints.showAccessibility',
    method: 'get',
    path: '/{footprint}/accessibility',
    summary: 'The accessibility statement of a footprint’s pages',
    who: anyone,
    params: footprintParams,
    reply: page,
    example,
  },
  showPrivacy: {
    id: 'footprints.showPrivacy',
    method: 'get',
    path: '/{footprint}/privacy',
    summary: 'What is done with what members tell',
    who: anyone,
    params: footprintParams,
    reply: page,
    example,
  },
  showGetInvolved: {
    id: 'footprints.showGetInvolved',
    method: 'get',
    path: '/{footprint}/get-involved',
    summary: 'What is open to anyone now',
    who: anyone,
    params: footprintParams,
    reply: page,
    example,
  },
  showSettings: {
    id: 'footprints.showSettings',
    method: 'get',
    path: '/api/{footprint}/footprint',
    summary: 'Name, help line, contact, colour and languages of this footprint',
    who: { staff: ['administrator'] },
    params: footprintParams,
    reply: { kind: 'json', schema: settings },
    example,
  },
  changeSettings: {
    id: 'footprints.changeSettings',
    method: 'patch',
    path: '/api/{footprint}/footprint',
    summary: 'Change name, help line, contact, colour or languages of this footprint',
    who: { staff: ['administrator'] },
    params: footprintParams,
    body: z.strictObject({
      name: z.string().trim().min(1, 'Write the name of the panel').max(80).optional(),
      shortName: z.string().trim().min(1, 'Write a short name').max(30).optional(),
      helpline: z
        .string()
        .trim()
        .regex(
          /^(\+?[0-9][0-9 ]{6,18})?$/,
          'Write the number in figures, like 0808 157 0123, or leave it empty',
        )
        .optional(),
      contactEmail: z
        .union([z.literal(''), z.email('Write the e-mail address like name@example.org').max(254)])
        .optional(),
      accent: accent.optional(),
      languages: z.array(z.enum(languages)).max(languages.length).optional(),
    }),
    reply: { kind: 'json', schema: settings },
    example: { ...example, body: { helpline: '0808 157 0123', accent: '#005eb8' } },
  },
  listTemplates: {
    id: 'footprints.listTemplates',
    method: 'get',
    path: '/api/footprints',
    summary: 'Partnerships whose places and census counts come with the product, and which are open here',
    who: { signedIn: true },
    reply: {
      kind: 'json',
      schema: z.object({
        templates: z.array(
          z.object({ id: z.string(), name: z.string(), place: z.string(), isOpen: z.boolean() }),
        ),
      }),
    },
    example: {},
  },
  openFootprint: {
    id: 'footprints.openFootprint',
    method: 'post',
    path: '/api/footprints',
    summary: 'Open a footprint from a bundled template and become its administrator',
    who: { signedIn: true },
    body: z.strictObject({ template: z.string().max(40) }),
    reply: { kind: 'json', status: 201, schema: z.object({ id: z.string() }) },
    example: { body: { template: 'york' } },
  },
});
