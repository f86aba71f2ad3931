import type { Footprint } from '../../db/queries/footprints';
import { findNewEmail } from '../../db/queries/identity';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { readEmail } from '../../surveys/recruitment/contact';
import { myDetailsOperations } from '../contract/my-details';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { longDate } from '../messages/dates';
import { type Handlers, station } from '../mount';
import { changeDetails } from '../steps/change-details';
import { leavePanel } from '../steps/leave-panel';
import { confirmNewEmail, stopNewEmail } from '../steps/new-email';
import { findPausedUntil, pauseMember, resumeMember } from '../steps/pause-member';
import { readAllHeld } from '../steps/read-all-held';
import { getMember, readMyDetails } from '../steps/read-my-details';
import { sendLostLink } from '../steps/send-lost-link';
import { type FormProblem, placeWords } from './about-you';
import { sectionsOf } from './all-held-page';
import { changePage } from './change-page';
import { fieldsOf } from './form-fields';
import { detailsProps } from './my-details-page';
import { readChange } from './read-change';

/** What is changed under My details when a new address waits. */
const newEmail = 'new-email';

const handlers: Handlers<typeof myDetailsOperations> = {
  show: async ({ deps, read, footprint, link, query }) => {
    const details = await readMyDetails(deps, read, footprint, link.rowId);
    return {
      page: {
        screen: 'my-details',
        props: await detailsProps(deps, footprint, details, link.token, query.done),
      },
    };
  },

  showChange: async (call) => {
    const { deps, link, params } = call;
    if (params.what !== newEmail) return { page: await changePage(call, fieldsOf({}), [], true) };
    await getMember(call.read, link.rowId);
    return {
      page: {
        screen: 'new-email',
        props: {
          use: 'keep-old',
          action: `/me/${link.token}/change/${newEmail}`,
          submission: deps.secrets.random(),
          backHref: `/me/${link.token}`,
        },
      },
    };
  },

  change: async (call) => {
    const { deps, footprint, link, params, body } = call;
    const member = await getMember(call.read, link.rowId);
    const fields = fieldsOf(body);
    const go = fields.text('go');
    if (go === 'back') return { seeOther: `/me/${link.token}` };
    if (params.what === 'place' && go === 'list')
      return { page: await changePage(call, fieldsOf({ ...body, step: 'place' }), []) };
    if (params.what === newEmail) {
      await stopNewEmail(deps, footprint.id, member.id);
      return { seeOther: `/me/${link.token}?done=email-kept` };
    }
    const read = await readChange(call, fields);
    if ('problems' in read) return { page: await changePage(call, fields, read.problems), status: 422 };
    if (!('value' in read)) return read;
    try {
      await changeDetails(deps, footprint.id, member.id, read.value, 'member');
    } catch (error) {
      if (error instanceof Refusal && error.fields.length > 0) {
        const problems = error.fields.map(({ path, message }) => ({ field: path, message }));
        return { page: await changePage(call, fields, problems), status: 422 };
      }
      throw error;
    }
    const isWaiting =
      read.value.what === 'contact' &&
      (await findNewEmail(call.read, deps.secrets, { memberId: member.id })) !== undefined;
    return { seeOther: `/me/${link.token}?done=${isWaiting ? 'email-asked' : 'changed'}` };
  },

  showNewEmail: async ({ deps, read, link }) => {
    if (!(await findNewEmail(read, deps.secrets, { request: link.rowId }))) throw new Refusal('link-dead');
    return {
      page: {
        screen: 'new-email',
        props: {
          use: 'confirm',
          action: `/confirm-email/${link.token}`,
          submission: deps.secrets.random(),
        },
      },
    };
  },

  confirmNewEmail: async ({ deps, footprint, link }) => {
    const outcome = await confirmNewEmail(deps, footprint.id, link.rowId);
    if (outcome === 'gone') throw new Refusal('link-dead');
    const isDone = outcome === 'confirmed';
    return {
      page: {
        screen: 'message',
        props: {
          title: isDone ? 'We write to this address from now on' : 'This address is used already',
          paragraphs: isDone
            ? ['Thank you. The address you had before is forgotten.']
            : [
                'Someone is on the panel with it, so your details stay as they were. If that is you, ask for your link below.',
              ],
          links: [{ href: `/${footprint.id}/lost-link`, words: 'Send me my link' }],
        },
      },
      ...(isDone ? {} : { status: 409 }),
    };
  },

  showPause: async ({ deps, read, link }) => {
    await getMember(read, link.rowId);
    return { page: pausePage(deps, link.token, []) };
  },

  pause: async ({ deps, read, footprint, link, body }) => {
    await getMember(read, link.rowId);
    const fields = fieldsOf(body);
    if (fields.text('go') === 'resume') {
      await resumeMember(deps, footprint.id, link.rowId, 'member');
      return { seeOther: `/me/${link.token}?done=resumed` };
    }
    const months = Number(fields.text('months'));
    if (![1, 3, 6].includes(months)) {
      const problems = [{ field: 'months', message: 'Choose how long your break is' }];
      return { page: pausePage(deps, link.token, problems), status: 422 };
    }
    const until = new Date(deps.now());
    until.setUTCMonth(until.getUTCMonth() + months);
    await pauseMember(deps, footprint.id, link.rowId, until, 'member');
    const kept = (await findPausedUntil(read, link.rowId)) ?? until;
    return {
      page: {
        screen: 'my-paused',
        props: { until: longDate(localDateOf(kept, footprint.timeZone)), backHref: `/me/${link.token}` },
      },
    };
  },

  showLeave: async ({ deps, read, link }) => {
    await getMember(read, link.rowId);
    return {
      page: {
        screen: 'my-leave',
        props: {
          action: `/me/${link.token}/leave`,
          submission: deps.secrets.random(),
          backHref: `/me/${link.token}`,
        },
      },
    };
  },

  leave: async ({ deps, read, footprint, link, body }) => {
    await getMember(read, link.rowId);
    const words = fieldsOf(body).text('reason').trim().slice(0, 500);
    await leavePanel(deps, footprint.id, link.rowId, {
      because: 'asked',
      by: 'member',
      ...(words === '' ? {} : { words }),
    });
    return {
      page: {
        screen: 'message',
        props: {
          title: 'You have left the panel',
          paragraphs: [
            'We will not write to you again. Your name and how to reach you are deleted.',
            'Figures already published stay, and nobody can be found in them. Thank you for what you have given.',
          ],
          links: [{ href: `/${footprint.id}/updates`, words: 'Read what people told us and what changed' }],
        },
      },
    };
  },

  showSeen: async ({ deps, read, footprint, link }) => {
    const { seen } = await readMyDetails(deps, read, footprint, link.rowId);
    return {
      page: {
        screen: 'message',
        props: {
          title: 'Who has seen my name',
          paragraphs:
            seen.length === 0
              ? ['Nobody has opened who you are since you joined.']
              : [
                  'Each time someone opens who you are, it is written down and cannot be changed. Newest first:',
                  ...seen.map(
                    ({ at, actor, purpose }) =>
                      `${longDate(localDateOf(at, footprint.timeZone))}: ${actor === 'system' ? 'the program, to write to you' : 'a member of staff'}${purpose && actor !== 'system' ? `, because: ${purpose}` : ''}.`,
                  ),
                ],
          links: [{ href: `/me/${link.token}`, words: 'Back to My details' }],
        },
      },
    };
  },

  showAll: async ({ deps, read, footprint, link }) => {
    const file = await readAllHeld(deps, read, footprint, link.rowId);
    return {
      page: {
        screen: 'my-all',
        props: {
          sections: sectionsOf(
            file,
            (instant) => longDate(localDateOf(new Date(instant), footprint.timeZone)),
            (code) => placeWords(deps, footprint, code),
          ),
          fileHref: `/me/${link.token}/my-data.json`,
          backHref: `/me/${link.token}`,
        },
      },
    };
  },

  takeAll: async ({ deps, read, footprint, link }) => ({
    bytes: JSON.stringify(await readAllHeld(deps, read, footprint, link.rowId), null, 2),
    name: 'my-data.json',
  }),

  showLostLink: async ({ deps, footprint }) => ({ page: lostPage(deps, footprint, '', []) }),

  sendLostLink: async ({ deps, footprint, body, request }) => {
    const typed = fieldsOf(body).text('email').trim();
    const email = readEmail(typed);
    if ('fault' in email) {
      const problems = [{ field: 'email', message: 'Write your e-mail address like name@example.org' }];
      return { page: lostPage(deps, footprint, typed, problems), status: 422 };
    }
    // A library or a hostel shares one address, so this allows more than guesses at a passphrase.
    deps.tries.spend(`lost link from ${request.address}`, 60);
    await sendLostLink(deps, footprint.id, email.value);
    return { page: { screen: 'lost-link-sent', props: { email: email.value } } };
  },
};

export const myDetailsStation = station(myDetailsOperations, handlers);

function lostPage(deps: Deps, footprint: Footprint, email: string, problems: readonly FormProblem[]) {
  return {
    screen: 'lost-link' as const,
    props: {
      action: `/${footprint.id}/lost-link`,
      submission: deps.secrets.random(),
      email,
      problems,
    },
  };
}

function pausePage(deps: Deps, token: string, problems: readonly FormProblem[]) {
  return {
    screen: 'my-pause' as const,
    props: {
      action: `/me/${token}/pause`,
      submission: deps.secrets.random(),
      backHref: `/me/${token}`,
      problems,
    },
  };
}
