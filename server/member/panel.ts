import { findNewEmail } from '../../db/queries/identity';
import { findMember } from '../../db/queries/panel';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { readEmail } from '../../surveys/recruitment/contact';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import { myDetailsOperations } from '../contract/my-details';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { longDate } from '../messages/dates';
import { type Call, type Handlers, type PageReply, station } from '../mount';
import type { Page, Spoken } from '../pages';
import { changeDetails } from '../steps/change-details';
import { leavePanel } from '../steps/leave-panel';
import { confirmNewEmail, stopNewEmail } from '../steps/new-email';
import { findPausedUntil, pauseMember, resumeMember } from '../steps/pause-member';
import { readAllHeld } from '../steps/read-all-held';
import { getMember, readMyDetails } from '../steps/read-my-details';
import { sendLostLink } from '../steps/send-lost-link';
import { type FormProblem, placeWords } from './about-you';
import { sectionsOf } from './all-held-page';
import { asText } from './all-held-text';
import { changePage } from './change-page';
import { type Fields, fieldsOf } from './form-fields';
import { addressIn, askingFor, inLanguageOf, languageAsked, publicAddress, spokenTo } from './in-language';
import { detailsProps } from './my-details-page';
import { readChange } from './read-change';

/** What is changed under My details when a new address waits. */
const newEmail = 'new-email';

const handlers: Handlers<typeof myDetailsOperations> = {
  show: async (call) => {
    const { deps, read, footprint, link, query } = call;
    const details = await readMyDetails(deps, read, footprint, link.rowId);
    const spoken = spokenTo(call, details.member.language);
    const props = await detailsProps(deps, footprint, details, link.token, query.done, spoken.language);
    return toMember(call, { page: { screen: 'my-details', props } }, spoken);
  },

  showChange: async (call) => {
    const { deps, link, params } = call;
    const spoken = await spokenToMember(call);
    if (params.what !== newEmail)
      return toMember(call, { page: await changePage(call, fieldsOf({}), [], true) }, spoken);
    const props = {
      use: 'keep-old' as const,
      action: `/me/${link.token}/change/${newEmail}`,
      submission: deps.secrets.random(),
      backHref: `/me/${link.token}`,
    };
    return toMember(call, { page: { screen: 'new-email', props } }, spoken);
  },

  change: async (call) => {
    const spoken = await spokenToMember(call);
    const fields = fieldsOf(call.body);
    const wanted = languageAsked(fields.text('go'), spoken);
    if (wanted === undefined) return toMember(call, await changed(call, fields, spoken.language), spoken);
    const inWanted = askingFor(call, wanted);
    const page = await changePage(inWanted, fields, []);
    return toMember(inWanted, { page }, { ...spoken, language: wanted });
  },

  showNewEmail: async (call) => {
    const { deps, read, link } = call;
    const waiting = await findNewEmail(read, deps.secrets, { request: link.rowId });
    if (!waiting) throw new Refusal('link-dead');
    const spoken = spokenTo(call, (await findMember(read, waiting.memberId))?.language ?? 'en');
    const action = `/confirm-email/${link.token}`;
    const props = { use: 'confirm' as const, action, submission: deps.secrets.random() };
    return inLanguageOf({ page: { screen: 'new-email', props } }, action, call.request.language, spoken);
  },

  confirmNewEmail: async (call) => {
    const { deps, read, footprint, link } = call;
    const waiting = await findNewEmail(read, deps.secrets, { request: link.rowId });
    const member = waiting && (await findMember(read, waiting.memberId));
    const spoken = alone(spokenTo(call, member?.language ?? 'en'));
    const outcome = await confirmNewEmail(deps, footprint.id, link.rowId);
    if (outcome === 'gone') throw new Refusal('link-dead');
    const isDone = outcome === 'confirmed';
    const words = wording(spoken.language).myDetails.newEmail;
    return {
      spoken,
      page: {
        screen: 'message',
        props: {
          title: isDone ? words.done : words.used,
          paragraphs: [isDone ? words.forgotten : words.usedSaid],
          links: [
            {
              href: addressIn(`/${footprint.id}/lost-link`, spoken.language),
              words: words.sendLink,
            },
          ],
        },
      },
      ...(isDone ? {} : { status: 409 }),
    };
  },

  showPause: async (call) =>
    toMember(call, { page: pausePage(call.deps, call.link.token, {}) }, await spokenToMember(call)),

  pause: async (call) => {
    const { deps, read, footprint, link, body } = call;
    const spoken = await spokenToMember(call);
    const fields = fieldsOf(body);
    const go = fields.text('go');
    const chosen = fields.text('months');
    const wanted = languageAsked(go, spoken);
    if (wanted !== undefined) {
      const page = pausePage(deps, link.token, { months: chosen });
      return toMember(askingFor(call, wanted), { page }, { ...spoken, language: wanted });
    }
    if (go === 'resume') {
      await resumeMember(deps, footprint.id, link.rowId, 'member');
      return toMember(call, { seeOther: `/me/${link.token}?done=resumed` }, spoken);
    }
    const months = Number(chosen);
    if (![1, 3, 6].includes(months)) {
      const problems = [{ field: 'months', message: wording(spoken.language).myDetails.pause.choose }];
      return toMember(call, { page: pausePage(deps, link.token, { problems }), status: 422 }, spoken);
    }
    const until = new Date(deps.now());
    until.setUTCMonth(until.getUTCMonth() + months);
    await pauseMember(deps, footprint.id, link.rowId, until, 'member');
    const kept = (await findPausedUntil(read, link.rowId)) ?? until;
    const day = longDate(localDateOf(kept, footprint.timeZone), spoken.language);
    const props = { until: day, backHref: `/me/${link.token}` };
    return toMember(call, { page: { screen: 'my-paused', props } }, alone(spoken));
  },

  showLeave: async (call) =>
    toMember(call, { page: leavePage(call.deps, call.link.token, '') }, await spokenToMember(call)),

  leave: async (call) => {
    const { deps, footprint, link, body } = call;
    const spoken = await spokenToMember(call);
    const fields = fieldsOf(body);
    const reason = fields.text('reason').trim().slice(0, 500);
    const wanted = languageAsked(fields.text('go'), spoken);
    if (wanted !== undefined) {
      const page = leavePage(deps, link.token, reason);
      return toMember(askingFor(call, wanted), { page }, { ...spoken, language: wanted });
    }
    await leavePanel(deps, footprint.id, link.rowId, {
      because: 'asked',
      by: 'member',
      ...(reason === '' ? {} : { words: reason }),
    });
    const words = wording(spoken.language).myDetails.leave;
    return {
      isEnd: true,
      spoken: alone(spoken),
      page: {
        screen: 'message',
        props: {
          title: words.left,
          paragraphs: [words.forgotten, words.figures],
          links: [{ href: publicAddress(`/${footprint.id}/updates`, spoken.language), words: words.updates }],
        },
      },
    };
  },

  showSeen: async (call) => {
    const { deps, read, footprint, link } = call;
    const { seen, member } = await readMyDetails(deps, read, footprint, link.rowId);
    const spoken = spokenTo(call, member.language);
    const { language } = spoken;
    const words = wording(language).myDetails;
    const line = ({ at, actor, purpose }: (typeof seen)[number]) => {
      const day = longDate(localDateOf(at, footprint.timeZone), language);
      const { program, staff, because } = words.seen;
      const entry = actor === 'system' ? program : purpose ? because : staff;
      return say(entry, { day, purpose: purpose ?? '' }, language);
    };
    const props = {
      title: words.seen.title,
      paragraphs: seen.length === 0 ? [words.seen.nobody] : [words.seen.said, ...seen.map(line)],
      links: [{ href: `/me/${link.token}`, words: words.page.back }],
    };
    return toMember(call, { page: { screen: 'message', props } }, spoken);
  },

  showAll: async (call) => {
    const { link } = call;
    const spoken = await spokenToMember(call);
    const props = {
      sections: await sectionsHeld(call, spoken.language),
      readableHref: `/me/${link.token}/my-data.txt`,
      fileHref: `/me/${link.token}/my-data.json`,
      backHref: `/me/${link.token}`,
    };
    return toMember(call, { page: { screen: 'my-all', props } }, spoken);
  },

  takeAllToRead: async (call) => {
    const { deps, footprint } = call;
    const { language } = await spokenToMember(call);
    const today = longDate(localDateOf(deps.now(), footprint.timeZone), language);
    const heads = [wording(language).allHeld.page.title, `${footprint.name}, ${today}`];
    return { bytes: asText(heads, await sectionsHeld(call, language), language), name: 'my-data.txt' };
  },

  takeAll: async ({ deps, read, footprint, link }) => ({
    bytes: JSON.stringify(await readAllHeld(deps, read, footprint, link.rowId), null, 2),
    name: 'my-data.json',
  }),

  showLostLink: async (call) => inLanguageOfLost(call, spokenTo(call, 'en'), lostPage(call, '', [])),

  sendLostLink: async (call) => {
    const { deps, footprint, body, request } = call;
    const spoken = spokenTo(call, 'en');
    const fields = fieldsOf(body);
    const typed = fields.text('email').trim();
    const wanted = languageAsked(fields.text('go'), spoken);
    if (wanted !== undefined)
      return inLanguageOfLost(
        askingFor(call, wanted),
        { ...spoken, language: wanted },
        lostPage(call, typed, []),
      );
    const email = readEmail(typed);
    if ('fault' in email) {
      const problems = [{ field: 'email', message: wording(spoken.language).myDetails.lost.like }];
      return inLanguageOfLost(call, spoken, lostPage(call, typed, problems), 422);
    }
    // A library or a hostel shares one address, so this allows more than guesses at a passphrase.
    deps.tries.spend(`lost link from ${request.address}`, 60);
    await sendLostLink(deps, footprint.id, email.value);
    return {
      isEnd: true,
      page: { screen: 'lost-link-sent', props: { email: email.value } },
      spoken: alone(spoken),
    };
  },
};

export const myDetailsStation = station(myDetailsOperations, handlers);

/** What a change came to: the page again with what is to be put right, or My details. */
async function changed(
  call: Call<typeof myDetailsOperations.change>,
  fields: Fields,
  language: string,
): Promise<PageReply> {
  const { deps, footprint, link, params, body } = call;
  const memberId = link.rowId;
  const go = fields.text('go');
  if (go === 'back') return { seeOther: `/me/${link.token}` };
  if (params.what === 'place' && go === 'list')
    return { page: await changePage(call, fieldsOf({ ...body, step: 'place' }), []) };
  if (params.what === newEmail) {
    await stopNewEmail(deps, footprint.id, memberId);
    return { seeOther: `/me/${link.token}?done=email-kept` };
  }
  const read = await readChange(call, fields, language);
  if ('problems' in read) return { page: await changePage(call, fields, read.problems), status: 422 };
  if (!('value' in read)) return read;
  try {
    await changeDetails(deps, footprint.id, memberId, read.value, 'member');
  } catch (error) {
    if (error instanceof Refusal && error.fields.length > 0) {
      const problems = error.fields.map(({ path, message }) => ({ field: path, message }));
      return { page: await changePage(call, fields, problems), status: 422 };
    }
    throw error;
  }
  const isWaiting =
    read.value.what === 'contact' &&
    (await findNewEmail(call.read, deps.secrets, { memberId })) !== undefined;
  return { seeOther: `/me/${link.token}?done=${isWaiting ? 'email-asked' : 'changed'}` };
}

type OfMember = Pick<Call<typeof myDetailsOperations.showPause>, 'read' | 'link' | 'footprint' | 'request'>;
type OfLost = Pick<Call<typeof myDetailsOperations.showLostLink>, 'deps' | 'footprint' | 'request'>;

/** All that is held about a member, in the words of a language. */
async function sectionsHeld(
  {
    deps,
    read,
    footprint,
    link,
  }: Pick<Call<typeof myDetailsOperations.showAll>, 'deps' | 'read' | 'footprint' | 'link'>,
  language: string,
) {
  return sectionsOf(
    await readAllHeld(deps, read, footprint, link.rowId, language),
    language,
    (instant) => longDate(localDateOf(new Date(instant), footprint.timeZone), language),
    (code) => placeWords(deps, footprint, code),
  );
}

/** The language of a member's page; who has left has none any more. */
async function spokenToMember(call: OfMember): Promise<Spoken> {
  return spokenTo(call, (await getMember(call.read, call.link.rowId)).language);
}

const toMember = (call: OfMember, reply: PageReply, spoken: Spoken): PageReply =>
  inLanguageOf(reply, `/me/${call.link.token}`, call.request.language, spoken);

/** A page that only a form leads to has no address in another language. */
const alone = ({ language }: Spoken): Spoken => ({ language, languages: [] });

const inLanguageOfLost = (call: OfLost, spoken: Spoken, page: Page, status: 200 | 422 = 200) =>
  inLanguageOf({ page, status }, `/${call.footprint.id}/lost-link`, call.request.language, spoken);

function lostPage({ deps, footprint }: OfLost, email: string, problems: readonly FormProblem[]): Page {
  return {
    screen: 'lost-link',
    props: {
      action: `/${footprint.id}/lost-link`,
      submission: deps.secrets.random(),
      email,
      problems,
    },
  };
}

function pausePage(
  deps: Deps,
  token: string,
  { months, problems = [] }: { months?: string; problems?: readonly FormProblem[] },
): Page {
  return {
    screen: 'my-pause',
    props: {
      action: `/me/${token}/pause`,
      submission: deps.secrets.random(),
      backHref: `/me/${token}`,
      ...(months === undefined ? {} : { months }),
      problems,
    },
  };
}

function leavePage(deps: Deps, token: string, reason: string): Page {
  return {
    screen: 'my-leave',
    props: {
      action: `/me/${token}/leave`,
      submission: deps.secrets.random(),
      backHref: `/me/${token}`,
      reason,
    },
  };
}
