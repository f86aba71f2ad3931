import type { Read } from '../../db/connect';
import type { Footprint } from '../../db/queries/footprints';
import { listRecruitmentWaves } from '../../db/queries/recruitment';
import type { AskedVariable } from '../../surveys/panel/profile';
import { openWeb } from '../../surveys/recruitment/sources';
import { wording } from '../../surveys/wording/words';
import type { Deps } from '../deps';
import type { Spoken } from '../pages';
import type { SignUp } from '../steps/sign-up';
import {
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
} from './about-you';
import { contactFields, type Fields } from './form-fields';
import { addressIn, productLanguages, speak } from './in-language';

/** What the pages of one footprint need, read once a request. */
export type Joining = {
  readonly deps: Deps;
  readonly read: Read;
  readonly footprint: Footprint;
  readonly asked: readonly AskedVariable[];
  readonly notice: Awaited<ReturnType<typeof findNotice>>;
  readonly language: string;
  /** All these pages can be read in. */
  readonly languages: Spoken['languages'];
  /** Where they are posted: the address carries the language, since nothing else remembers it. */
  readonly action: string;
};

export async function readJoining(
  deps: Deps,
  read: Read,
  footprint: Footprint,
  language: string | null,
): Promise<Joining> {
  const spoken = speak(language, 'en', productLanguages(footprint));
  return {
    deps,
    read,
    footprint,
    asked: await listAsked(read),
    notice: await findNotice(read, deps.now(), spoken.language),
    ...spoken,
    action: joinAddress(footprint, spoken.language),
  };
}

const joinAddress = ({ id }: Footprint, language: string) =>
  language === 'en' ? `/${id}/join` : addressIn(`/${id}/join`, language);

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
  const { deps, footprint, language } = joining;
  if (step === 'postcode') return checkPostcode(joining, fields);
  if (step === 'place') {
    const read = readArea(deps, footprint, fields.text('place'), language);
    if ('problems' in read) return { is: 'wrong', problems: read.problems };
    return read.value.found === 'outside' ? { is: 'end', reason: 'outside' } : { is: 'fine' };
  }
  if (step === 'birth') {
    const read = birthOf(joining, fields);
    if ('problems' in read) return { is: 'wrong', problems: read.problems };
    return read.value === 'too-young' ? { is: 'end', reason: 'too-young' } : { is: 'fine' };
  }
  const variable = joining.asked.find(({ key }) => step === `about-${key}`);
  if (variable) return asChecked(readAnswer(variable, step, fields.text(step), language));
  if (step === 'contact') return asChecked(readContact(contactFields(fields), language));
  if (step === 'consent') return checkConsent(joining, fields);
  return { is: 'fine' };
}

function checkPostcode({ deps, footprint, language }: Joining, fields: Fields): Checked {
  if (fields.text('place') !== '') return { is: 'fine' };
  const read = readPostcode(deps, footprint, fields.text('postcode'), language);
  if ('problems' in read) return { is: 'wrong', problems: read.problems };
  const { value } = read;
  if (value.found === 'outside') return { is: 'end', reason: 'outside' };
  if (value.found === 'unknown') return { is: 'list', problems: [{ field: 'place', message: value.words }] };
  // The place name is shown once before going on, so that a slip is seen (R3).
  if (fields.text('postcode-seen') === value.postcode) return { is: 'fine' };
  return { is: 'show-place', words: value.words, postcode: value.postcode ?? '' };
}

function checkConsent({ notice, language }: Joining, fields: Fields): Checked {
  const { problems } = wording(language).joining;
  const wrong = (message: string): Checked => ({ is: 'wrong', problems: [{ field: 'consent', message }] });
  if (notice !== null && fields.text('notice') !== notice.version) return wrong(problems.notice);
  return fields.list('consent').includes('run-the-panel') ? { is: 'fine' } : wrong(problems.consent);
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
        // Who joins in another language reads it: it is theirs, unless they name one.
        language: fields.text('needs-language').trim() || joining.language,
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

const birthOf = ({ deps, footprint, language }: Joining, fields: Fields) =>
  readBirth(
    {
      month: fields.text('birth-month'),
      year: fields.text('birth-year'),
      prefersNot: fields.text('birth-none') !== '',
    },
    deps.now(),
    footprint.timeZone,
    language,
  );

const asChecked = (
  read: { readonly value: unknown } | { readonly problems: readonly FormProblem[] },
): Checked => ('problems' in read ? { is: 'wrong', problems: read.problems } : { is: 'fine' });
