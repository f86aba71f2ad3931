import { listFacts, listVariables } from '../../db/queries/panel';
import { youngestAge } from '../../surveys/recruitment/screening';
import type { myDetailsOperations } from '../contract/my-details';
import { Refusal } from '../errors';
import type { Call } from '../mount';
import type { Page } from '../pages';
import { openOwnContact } from '../steps/change-details';
import { getMember, readMyDetails } from '../steps/read-my-details';
import { readBorn } from '../steps/read-profiles';
import { apartFromAreas, areasOf, type FormProblem } from './about-you';
import { contactFields, type Fields } from './form-fields';
import { spokenTo } from './in-language';
import { readJoining } from './joining';
import { aboutPage, consentPage } from './joining-page';
import { languageWords } from './my-words';

type ChangeCall = Call<typeof myDetailsOperations.change> | Call<typeof myDetailsOperations.showChange>;

/** One page to change one thing: the pages of joining, without their numbers. */
export async function changePage(
  call: ChangeCall,
  fields: Fields,
  problems: readonly FormProblem[],
  isFresh = false,
  shown?: { readonly words: string; readonly postcode: string },
): Promise<Page> {
  const { deps, read, footprint, link, params } = call;
  const member = await getMember(read, link.rowId);
  const what = params.what;
  const base = {
    action: `/me/${link.token}/change/${what}`,
    step: fields.text('step') || what,
    submission: fields.text('submission') || deps.secrets.random(),
    carried: (shown ? { 'postcode-seen': shown.postcode } : {}) as Record<string, string>,
    canGoBack: false,
    backHref: `/me/${link.token}`,
    problems,
  };
  const { language } = spokenTo(call, member.language);
  const joining = { ...(await readJoining(deps, read, footprint, null)), language };
  if (what === 'place') {
    if (fields.text('step') === 'place' || problems.some(({ field }) => field === 'place')) {
      return {
        screen: 'join-place' as const,
        props: {
          ...base,
          step: 'place',
          places: areasOf(deps, footprint),
          apart: apartFromAreas(joining.language),
          ...(fields.text('place') ? { chosen: fields.text('place') } : {}),
        },
      };
    }
    return {
      screen: 'join-postcode' as const,
      props: {
        ...base,
        step: 'postcode',
        postcode: shown?.postcode ?? fields.text('postcode'),
        example: 'BS1 3JA',
        ...(shown ? { found: shown.words } : {}),
      },
    };
  }
  if (what === 'born') {
    return {
      screen: 'join-birth' as const,
      props: {
        ...base,
        ...(isFresh ? bornFields(readBorn(deps.secrets, member)) : typedBirth(fields)),
        minimumAge: youngestAge,
      },
    };
  }
  if (what === 'contact') {
    const held = isFresh ? await openOwnContact(deps, footprint.id, member.id) : null;
    const typed = contactFields(fields);
    return {
      screen: 'join-contact' as const,
      props: held
        ? {
            ...base,
            name: held.name ?? '',
            email: held.email ?? '',
            mobile: held.mobile ?? '',
            landline: held.landline ?? '',
            address: [held.address, held.postcode].filter(Boolean).join('\n'),
            preferred: member.preferredChannel,
          }
        : { ...base, ...typed },
    };
  }
  if (what === 'needs') {
    return {
      screen: 'join-needs' as const,
      props: {
        ...base,
        chosen: isFresh
          ? member.needs.length > 0
            ? member.needs
            : ['none']
          : [...fields.list('needs'), ...fields.list('calls')],
        language: isFresh
          ? member.language === 'en'
            ? ''
            : languageWords(member.language, language)
          : fields.text('needs-language'),
      },
    };
  }
  if (what === 'consents') {
    const { consents } = await readMyDetails(deps, read, footprint, member.id);
    const given = consents.filter((row) => row.isGiven && row.withdrawnAt === null).map((row) => row.purpose);
    return consentPage(joining, base, isFresh ? given : fields.list('consent'), false);
  }
  const variable = (await listVariables(read)).find(({ key }) => key === what);
  if (variable?.kind !== 'asked') throw new Refusal('not-found');
  const chosen = isFresh ? await heldAnswer(call, member.id) : fields.text(`about-${what}`);
  return aboutPage(joining, base, variable, chosen, language);
}

const typedBirth = (fields: Fields) => ({
  month: fields.text('birth-month'),
  year: fields.text('birth-year'),
  prefersNot: fields.text('birth-none') !== '',
});

/** What is held, as it would be typed: one sees what one changes. */
const bornFields = (born: ReturnType<typeof readBorn>) => ({
  month: born && 'value' in born ? `${born.value.month}` : '',
  year: born && 'value' in born ? `${born.value.year}` : '',
  prefersNot: born !== undefined && 'missing' in born,
});

async function heldAnswer({ deps, read, params }: ChangeCall, memberId: string): Promise<string> {
  const facts = await listFacts(read, [memberId], deps.now());
  const held = facts.filter(({ variable }) => variable === params.what).at(-1);
  return held?.code ?? held?.missing ?? '';
}
