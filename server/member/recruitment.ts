import type { Footprint } from '../../db/queries/footprints';
import { findMember } from '../../db/queries/panel';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { youngestAge } from '../../surveys/recruitment/screening';
import { wording } from '../../surveys/wording/words';
import { joinOperations } from '../contract/recruitment';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { longDate } from '../messages/dates';
import { type Handlers, type PageReply, station } from '../mount';
import type { Page } from '../pages';
import type { Standing } from '../steps/admit-recruit';
import { confirmJoining, signUp } from '../steps/sign-up';
import { type Fields, fieldsOf } from './form-fields';
import { inLanguageOf, languageAsked, productLanguages, publicAddress, speak } from './in-language';
import { checkStep, type Joining, readJoining, readSignUp, sourceOf, stepsOf } from './joining';
import { pageOf } from './joining-page';

const handlers: Handlers<typeof joinOperations> = {
  startJoining: async ({ deps, read, footprint, query, request }) => {
    const joining = await readJoining(deps, read, footprint, request.language);
    const fields = fieldsOf({
      ...(query.source ? { source: sourceOf(query.source) } : {}),
      ...(query.wave ? { wave: query.wave } : {}),
    });
    return inOwn(joining, { page: await pageOf(joining, 'postcode', fields) });
  },

  goOnJoining: async ({ deps, read, footprint, body, request }) => {
    const fields = fieldsOf(body);
    const joining = await readJoining(deps, read, footprint, request.language);
    const wanted = languageAsked(fields.text('go'), joining);
    // Nothing is checked and nothing lost: the page comes back as it was filled in, in the other language.
    if (wanted !== undefined) {
      const other = await readJoining(deps, read, footprint, wanted);
      return inOwn(other, { page: await pageOf(other, stepPosted(other, fields), fields) });
    }
    const reply = await answerPosted(joining, body, request.address);
    return inOwn(joining, reply);
  },

  showConfirm: async ({ deps, read, link, footprint, request }) => {
    const spoken = speak(
      request.language,
      (await findMember(read, link.rowId))?.language ?? 'en',
      productLanguages(footprint),
    );
    return inLanguageOf(
      {
        page: {
          screen: 'join-confirm',
          props: { action: `/confirm/${link.token}`, submission: deps.secrets.random() },
        },
      },
      `/confirm/${link.token}`,
      request.language,
      spoken,
    );
  },

  confirm: async ({ deps, read, footprint, link, request }) => {
    const confirmed = await confirmJoining(deps, footprint.id, link.rowId);
    if (confirmed === null) throw new Refusal('link-dead');
    const own = (await findMember(read, link.rowId))?.language ?? 'en';
    const { language } = speak(request.language, own, productLanguages(footprint));
    return {
      ...standingPage(deps, footprint, confirmed.standing, confirmed.token, language),
      spoken: { language, languages: [] },
    };
  },
};

export const joinStation = station(joinOperations, handlers);

const mostJoining = 60;

/** A page of the line can be read in another language; an end of it is not shown again, so it stays in its own. */
function inOwn({ language, languages }: Joining, reply: PageReply): PageReply {
  if (!('page' in reply)) return reply;
  const isStep = 'step' in reply.page.props;
  return { ...reply, spoken: { language, languages: isStep ? languages : [] } };
}

const stepPosted = (joining: Joining, fields: Fields) => {
  const posted = fields.text('step');
  return posted === 'place' || stepsOf(joining).includes(posted) ? posted : 'postcode';
};

async function answerPosted(
  joining: Joining,
  body: Parameters<typeof fieldsOf>[0],
  address: string,
): Promise<PageReply> {
  const fields = fieldsOf(body);
  const { deps } = joining;
  const steps = stepsOf(joining);
  const step = stepPosted(joining, fields);
  const go = fields.text('go');
  if (go === 'back') return { page: await pageOf(joining, before(steps, step, fields), fields) };
  if (go === 'list' && step === 'postcode') return { page: await pageOf(joining, 'place', fields) };
  // Someone who comes back to type a postcode takes their choice from the list back.
  const seen = step === 'postcode' ? fieldsOf({ ...body, place: '' }) : fields;
  const done = await answerTo(joining, step, checkStep(joining, step, seen), seen);
  if (done) return done;
  if (step !== 'consent') return { page: await pageOf(joining, after(steps, step), seen) };
  // A library or a stall signs up many from one address; a script would sign up without end.
  deps.tries.spend(`join from ${address}`, mostJoining);
  return finish(joining, seen);
}

async function finish(joining: Joining, fields: Fields): Promise<PageReply> {
  const { deps, footprint } = joining;
  const read = await readSignUp(joining, fields);
  if ('step' in read) {
    return (
      (await answerTo(joining, read.step, read.checked, fields)) ?? {
        page: await pageOf(joining, 'postcode', fields),
      }
    );
  }
  const { signUp: given } = read;
  const result = await signUp(deps, footprint.id, given, 'member');
  if (result.outcome === 'decided' && result.keepsake) {
    const { token, code } = result.keepsake;
    return {
      isEnd: true,
      page: {
        screen: 'join-keep',
        props: {
          address: `${deps.config.baseUrl}/${footprint.id}/code`,
          code: spelt(code),
          detailsHref: `/me/${token}`,
        },
      },
    };
  }
  return {
    isEnd: true,
    page: {
      screen: 'join-sent',
      props: { sentTo: given.contact.email ?? '', by: 'email', againHref: joining.action },
    },
  };
}

/** The reply to a page that is not fine; null when it is. */
async function answerTo(
  joining: Joining,
  step: string,
  checked: ReturnType<typeof checkStep>,
  fields: Fields,
): Promise<PageReply | null> {
  switch (checked.is) {
    case 'fine':
      return null;
    case 'wrong':
      return { page: await pageOf(joining, step, fields, checked.problems), status: 422 };
    case 'show-place':
      return { page: await pageOf(joining, 'postcode', fields, [], checked) };
    case 'list':
      return { page: await pageOf(joining, 'place', fields, checked.problems), status: 422 };
    case 'end':
      return {
        page: {
          screen: 'join-not-eligible',
          props: {
            reason: checked.reason,
            minimumAge: youngestAge,
            links: linksOf(joining.footprint, joining.language),
          },
        },
      };
  }
}

/** Welcome, or the reserve list with the true reason, which names no characteristic (R5). */
function standingPage(
  deps: Deps,
  footprint: Footprint,
  standing: Standing,
  token: string,
  language: string,
): { readonly page: Page } {
  if (standing !== 'reserve')
    return { page: { screen: 'join-admitted', props: { myDetailsHref: `/me/${token}` } } };
  const until = new Date(deps.now());
  until.setUTCFullYear(until.getUTCFullYear() + 1);
  return {
    page: {
      screen: 'join-reserve',
      props: {
        keptUntil: longDate(localDateOf(until, footprint.timeZone), language),
        removeAction: `/me/${token}/leave`,
        submission: deps.secrets.random(),
        links: linksOf(footprint, language),
      },
    },
  };
}

const linksOf = (footprint: Footprint, language: string) => [
  { href: publicAddress(`/${footprint.id}/updates`, language), words: wording(language).joining.now.updates },
];

function after(steps: readonly string[], step: string): string {
  return steps[steps.indexOf(step === 'place' ? 'postcode' : step) + 1] ?? 'consent';
}

function before(steps: readonly string[], step: string, fields: Fields): string {
  if (step === 'place') return 'postcode';
  const to = steps[Math.max(0, steps.indexOf(step) - 1)] ?? 'postcode';
  return to === 'postcode' && fields.text('place') !== '' ? 'place' : to;
}

/** Set in groups that are easier to copy: ABCD-EFGH-JKL. */
export const spelt = (code: string) => code.match(/.{1,4}/g)?.join('-') ?? code;
