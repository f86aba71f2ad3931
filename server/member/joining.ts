import type { Read } from '../../db/connect';
import type { Footprint } from '../../db/queries/footprints';
import { listRecruitmentWaves } from '../../db/queries/recruitment';
import type { AskedVariable } from '../../surveys/panel/profile';
import { youngestAge } from '../../surveys/recruitment/screening';
import { openWeb } from '../../surveys/recruitment/sources';
import { inLanguage } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { longDate } from '../messages/dates';
import type { Page } from '../pages';
import type { SignUp } from '../steps/sign-up';
import {
  apartFromAreas,
  areasOf,
  type FormProblem,
  findNotice,
  listAsked,
  mayAgree,
  type PlaceAnswer,
  readAnswer,
  readArea,
  readBirth,
  readContact,
  readNeeds,
  readPostcode,
  reasonsFor,
} from './about-you';

/** The fields of all pages, as posted: single values as text, ticked ones as lists. */
export type Fields = {
  readonly text: (name: string) => string;
  readonly list: (name: string) => readonly string[];
};

export function fieldsOf(body: Readonly<Record<string, string | readonly string[]>>): Fields {
  return {
    text: (name) => {
      const value = body[name];
      return (typeof value === 'string' ? value : (value?.[0] ?? '')).slice(0, 1000);
    },
    list: (name) => {
      const value = body[name];
      return (typeof value === 'string' ? [value] : (value ?? [])).slice(0, 30);
    },
  };
}

/** What the pages of one footprint need, read once a request. */
export type Joining = {
  readonly deps: Deps;
  readonly read: Read;
  readonly footprint: Footprint;
  readonly asked: readonly AskedVariable[];
  readonly notice: Awaited<ReturnType<typeof findNotice>>;
  readonly language: string;
};

export async function readJoining(
  deps: Deps,
  read: Read,
  footprint: Footprint,
  language: string | null,
): Promise<Joining> {
  const spoken = language !== null && footprint.languages.includes(language) ? language : 'en';
  return {
    deps,
    read,
    footprint,
    asked: await listAsked(read),
    notice: await findNotice(read, deps.now(), spoken),
    language: spoken,
  };
}

/** Pages in their order. The list of places stands in for a postcode, so it has no number of its own. */
export const stepsOf = (joining: Joining): readonly string[] => [
  'postcode',
  'birth',
  ...joining.asked.map(({ key }) => `about-${key}`),
  'contact',
  'needs',
  'consent',
];

/** What a page came to: on to the next, the same again with what is to be put right, or a kind end. */
export type Checked =
  | { readonly is: 'fine' }
  | { readonly is: 'wrong'; readonly problems: readonly FormProblem[] }
  | { readonly is: 'show-place'; readonly words: string; readonly postcode: string }
  | { readonly is: 'list'; readonly problems: readonly FormProblem[] }
  | { readonly is: 'end'; readonly reason: 'outside' | 'too-young' };

/** Checks one page's answers. */
export function checkStep(joining: Joining, step: string, fields: Fields): Checked {
  const { deps, footprint } = joining;
  if (step === 'postcode') return checkPostcode(joining, fields);
  if (step === 'place') {
    const read = readArea(deps, footprint, fields.text('place'));
    if ('problems' in read) return { is: 'wrong', problems: read.problems };
    return read.value.found === 'outside' ? { is: 'end', reason: 'outside' } : { is: 'fine' };
  }
  if (step === 'birth') {
    const read = birthOf(joining, fields);
    if ('problems' in read) return { is: 'wrong', problems: read.problems };
    return read.value === 'too-young' ? { is: 'end', reason: 'too-young' } : { is: 'fine' };
  }
  const variable = joining.asked.find(({ key }) => step === `about-${key}`);
  if (variable) return asChecked(readAnswer(variable, step, fields.text(step)));
  if (step === 'contact') return asChecked(readContact(contactFields(fields)));
  if (step === 'consent') return checkConsent(joining, fields);
  return { is: 'fine' };
}

function checkPostcode({ deps, footprint }: Joining, fields: Fields): Checked {
  if (fields.text('place') !== '') return { is: 'fine' };
  const read = readPostcode(deps, footprint, fields.text('postcode'));
  if ('problems' in read) return { is: 'wrong', problems: read.problems };
  const { value } = read;
  if (value.found === 'outside') return { is: 'end', reason: 'outside' };
  if (value.found === 'unknown') return { is: 'list', problems: [{ field: 'place', message: value.words }] };
  // The place name is shown once before going on, so that a slip is seen (R3).
  if (fields.text('postcode-seen') === value.postcode) return { is: 'fine' };
  return { is: 'show-place', words: value.words, postcode: value.postcode ?? '' };
}

function checkConsent({ notice }: Joining, fields: Fields): Checked {
  if (notice !== null && fields.text('notice') !== notice.version) {
    return {
      is: 'wrong',
      problems: [
        {
          field: 'consent',
          message: 'The notice has changed since you opened this page. Please read it again',
        },
      ],
    };
  }
  if (fields.list('consent').includes('run-the-panel')) return { is: 'fine' };
  return {
    is: 'wrong',
    problems: [{ field: 'consent', message: 'To join, tick that you have read this and want to join' }],
  };
}

/** Everything checked, as the step takes it; or the first page that is not done. */
export async function readSignUp(
  joining: Joining,
  fields: Fields,
): Promise<{ readonly signUp: SignUp } | { readonly step: string; readonly checked: Checked }> {
  const { deps, footprint, read, asked, notice } = joining;
  for (const step of [...(fields.text('place') === '' ? [] : ['place']), ...stepsOf(joining)]) {
    const checked = checkStep(joining, step, fields);
    if (checked.is !== 'fine') return { step, checked };
  }
  const place =
    fields.text('place') !== ''
      ? readArea(deps, footprint, fields.text('place'))
      : readPostcode(deps, footprint, fields.text('postcode'));
  const birth = birthOf(joining, fields);
  const contact = readContact(contactFields(fields));
  if (!('value' in place) || !('value' in birth) || birth.value === 'too-young' || !('value' in contact))
    return { step: 'postcode', checked: { is: 'wrong', problems: [] } };
  const found = place.value as Extract<PlaceAnswer, { found: 'inside' }>;
  const profile = Object.fromEntries(
    asked.flatMap((variable) => {
      const answer = readAnswer(variable, '', fields.text(`about-${variable.key}`));
      return 'value' in answer ? [[variable.key, answer.value]] : [];
    }),
  );
  const wave = fields.text('wave');
  const waves = wave === '' ? [] : await listRecruitmentWaves(read);
  const agreed = fields.list('consent');
  const textVersion = notice?.version ?? 'none';
  return {
    signUp: {
      contact: contact.value.contact,
      preferredChannel: contact.value.preferred,
      born: birth.value.born,
      postcodeForKey: found.postcode,
      place: found.place,
      profile,
      ...readNeeds({
        needs: [...fields.list('needs'), ...fields.list('calls')],
        language: fields.text('needs-language'),
      }),
      consents: [
        { purpose: 'run-the-panel', textVersion, evidence: 'online', isGiven: true },
        ...mayAgree
          .filter(({ code }) => agreed.includes(code))
          .map(({ code }) => ({ purpose: code, textVersion, evidence: 'online', isGiven: true })),
      ],
      source: waves.find((one) => one.id === wave)?.source ?? sourceOf(fields.text('source')),
      recruitmentWaveId: waves.find((one) => one.id === wave)?.id ?? null,
      reference: null,
      recruitedBy: null,
      submission: fields.text('submission'),
      confirmedInPerson: false,
    },
  };
}

/** Where someone came from, as the address of the page says; anything odd counts as the open web. */
export const sourceOf = (said: string) =>
  /^[\p{L}\p{N}][\p{L}\p{N} .'-]{0,58}$/u.test(said) ? said : openWeb;

const birthOf = ({ deps, footprint }: Joining, fields: Fields) =>
  readBirth(
    {
      month: fields.text('birth-month'),
      year: fields.text('birth-year'),
      prefersNot: fields.text('birth-none') !== '',
    },
    deps.now(),
    footprint.timeZone,
  );

export const contactFields = (fields: Fields) => ({
  name: fields.text('name'),
  email: fields.text('email'),
  mobile: fields.text('mobile'),
  landline: fields.text('landline'),
  address: fields.text('address'),
  preferred: fields.text('preferred'),
});

const asChecked = (
  read: { readonly value: unknown } | { readonly problems: readonly FormProblem[] },
): Checked => ('problems' in read ? { is: 'wrong', problems: read.problems } : { is: 'fine' });

/** Which fields each page shows itself; all others ride along hidden. */
const ownFields = (step: string): readonly string[] =>
  ({
    postcode: ['postcode', 'postcode-seen', 'place'],
    place: ['place'],
    birth: ['birth-month', 'birth-year', 'birth-none'],
    contact: ['name', 'email', 'mobile', 'landline', 'address', 'preferred'],
    needs: ['needs', 'calls', 'needs-language'],
    consent: ['consent', 'notice'],
  })[step] ?? [step];

const lists = ['needs', 'calls', 'consent'];

/** One page, with what was typed and what is to be put right. */
export async function pageOf(
  joining: Joining,
  step: string,
  fields: Fields,
  problems: readonly FormProblem[] = [],
  shown?: { readonly words: string; readonly postcode: string },
): Promise<Page> {
  const { deps, footprint, language } = joining;
  const steps = stepsOf(joining);
  const at = steps.indexOf(step === 'place' ? 'postcode' : step);
  const own = ownFields(step);
  const every = [
    ...['source', 'wave', 'place', 'postcode', 'postcode-seen'],
    ...[...steps].flatMap(ownFields),
  ];
  const carried: Record<string, string | readonly string[]> = {};
  for (const name of new Set(every)) {
    if (own.includes(name)) continue;
    const value = lists.includes(name) ? fields.list(name) : fields.text(name);
    if (value.length > 0) carried[name] = value;
  }
  if (shown) carried['postcode-seen'] = shown.postcode;
  const base = {
    action: `/${footprint.id}/join`,
    step,
    submission: fields.text('submission') || deps.secrets.random(),
    carried,
    where: { number: at + 1, of: steps.length },
    canGoBack: at > 0 || step === 'place',
    problems,
  };
  switch (step) {
    case 'postcode':
      return {
        screen: 'join-postcode',
        props: {
          ...base,
          postcode: shown?.postcode ?? fields.text('postcode'),
          example: 'BS1 3JA',
          ...(shown ? { found: shown.words } : {}),
        },
      };
    case 'place':
      return {
        screen: 'join-place',
        props: {
          ...base,
          places: areasOf(deps, footprint),
          apart: apartFromAreas,
          ...(fields.text('place') ? { chosen: fields.text('place') } : {}),
        },
      };
    case 'birth':
      return {
        screen: 'join-birth',
        props: {
          ...base,
          month: fields.text('birth-month'),
          year: fields.text('birth-year'),
          prefersNot: fields.text('birth-none') !== '',
          minimumAge: youngestAge,
        },
      };
    case 'contact':
      return { screen: 'join-contact', props: { ...base, ...contactFields(fields) } };
    case 'needs':
      return {
        screen: 'join-needs',
        props: {
          ...base,
          chosen: [...fields.list('needs'), ...fields.list('calls')],
          language: fields.text('needs-language'),
        },
      };
    case 'consent':
      return consentPage(joining, base, fields.list('consent'), joinTick);
    default: {
      const variable = joining.asked.find(({ key }) => step === `about-${key}`);
      if (!variable) return pageOf(joining, 'postcode', fields);
      return aboutPage(joining, base, variable, fields.text(step), language);
    }
  }
}

type StepBase = Extract<Page, { screen: 'join-birth' }>['props'] extends infer Props
  ? Omit<Props, 'month' | 'year' | 'prefersNot' | 'minimumAge'>
  : never;

export const joinTick = { code: 'run-the-panel', words: 'I have read this and want to join', isNeeded: true };

export function consentPage(
  { notice, footprint }: Pick<Joining, 'notice' | 'footprint'>,
  base: StepBase,
  chosen: readonly string[],
  first: typeof joinTick | null,
): Page {
  return {
    screen: 'join-consent',
    props: {
      ...base,
      notice: {
        version: notice?.version ?? 'none',
        title: '',
        paragraphs: notice?.paragraphs ?? [],
        date: longDate(localDay(notice?.from ?? new Date(0), footprint.timeZone)),
      },
      purposes: [...(first ? [first] : []), ...mayAgree.map((one) => ({ ...one, isNeeded: false }))],
      chosen,
    },
  };
}

export async function aboutPage(
  { read }: Pick<Joining, 'read'>,
  base: StepBase,
  variable: AskedVariable,
  chosen: string,
  language: string,
): Promise<Page> {
  const why = (await reasonsFor(read, [variable], language)).get(variable.key) ?? '';
  return {
    screen: 'join-profile',
    props: {
      ...base,
      field: `about-${variable.key}`,
      question: inLanguage(variable.question, language),
      ...(variable.hint ? { hint: inLanguage(variable.hint, language) } : {}),
      why,
      options: variable.categories.map((category) => ({
        code: category.code,
        label: inLanguage(category.answer ?? category.label, language),
      })),
      ...(chosen ? { chosen } : {}),
      sensitive: variable.sensitive,
    },
  };
}

export const localDay = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );
