import * as access from '../../db/queries/access';
import { addAudit } from '../../db/queries/audit';
import {
  addCodings,
  findCode,
  findCodeframe,
  findCodeframeById,
  findCoding,
  findCodingBy,
  listCodeframeActs,
  listCodes,
  listCodingsOf,
  removeCoding,
} from '../../db/queries/codeframe';
import {
  countComments,
  findComment,
  findWaveQuestions,
  listComments,
  listReleased,
  listWaveQuestions,
} from '../../db/queries/comments';
import { addTheme, changeTheme, findTheme, listRaised, listThemes } from '../../db/queries/themes';
import { canSeePathway } from '../access/sessions';
import { themesOperations } from '../contract/themes';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { type Call, type Handlers, station } from '../mount';
import { changeFrame } from '../steps/change-codeframe';
import { gatherComments, ownWordsQuestions, verbatimOf } from '../steps/gather-comments';
import type { MeasuredThemes, QuestionThemes } from '../steps/measure-themes';
import { readComment } from '../steps/read-comment';
import { type LinkedTheme, readLinkedThemes } from '../steps/read-linked-themes';
import { ask } from '../work/ask';

const done = { done: true as const };
const commentsAPage = 40;

const handlers: Handlers<typeof themesOperations> = {
  listQuestions: async ({ read }) => {
    const waves = await listWaveQuestions(read);
    const counts = await countComments(read);
    const themes = await listThemes(read);
    return {
      questions: waves.flatMap((wave) =>
        ownWordsQuestions(wave.definition).map((question) => ({
          wave: wave.id,
          waveTitle: wave.title,
          question: question.key,
          words: question.label.en,
          ...countsOf(counts, wave.id, question.key),
          themes: themes.filter((theme) => theme.waveId === wave.id && theme.questionKey === question.key)
            .length,
        })),
      ),
    };
  },

  gatherComments: ({ deps, footprint, session, params }) =>
    gatherComments(deps, footprint.id, params.wave, session.staffId),

  listComments: async ({ deps, read, footprint, session, params, query }) => {
    const { wave, words } = await questionOf(read, params.wave, params.question);
    const frame = await findCodeframe(read, params.wave, params.question);
    const codes = frame ? await listCodes(read, frame.id) : [];
    const raised = await listRaised(read, params.wave, params.question);
    const rows = await listComments(read, params.wave, params.question, {
      show: query.show,
      most: commentsAPage + 1,
      ...(query.code === undefined ? {} : { codeId: query.code }),
      ...(query.after === undefined ? {} : { after: query.after }),
    });
    const page = rows.slice(0, commentsAPage);
    const codings = await listCodingsOf(
      read,
      page.map(({ comment }) => comment.id),
    );
    const names = await namesOf(deps, footprint.id);
    return {
      waveTitle: wave.title,
      words,
      counts: countsOf(await countComments(read), params.wave, params.question),
      codes: codes.map((code) => ({
        id: code.id,
        label: code.label,
        meaning: code.meaning,
        isLive: code.retiredAt === null,
        comments: raised.filter(({ codeId }) => codeId === code.id).length,
      })),
      comments: page.map(({ comment, answers }) => ({
        id: comment.id,
        state: comment.state,
        text: verbatimOf(answers?.[params.question])?.text ?? '',
        shown: comment.releasedText,
        mayQuote: comment.mayQuote,
        riskPassedOn: comment.riskPassedOn,
        codings: codings
          .filter(({ coding }) => coding.commentId === comment.id)
          .map(({ coding, label, retiredAt }) => ({
            id: coding.id,
            code: coding.codeId,
            label,
            isLive: retiredAt === null,
            by: names.get(coding.author) ?? coding.author,
            isMine: coding.author === session.staffId,
          })),
      })),
      more: rows.length > commentsAPage,
    };
  },

  readComment: ({ deps, footprint, session, params, body: { risk, ...body } }) =>
    readComment(deps, footprint.id, session.staffId, params.comment, { ...body, ...(risk ? { risk } : {}) }),

  addCode: async ({ deps, footprint, session, params, body }) => {
    const { codes } = await changeFrame(deps, footprint.id, session.staffId, {
      act: 'add',
      waveId: params.wave,
      questionKey: params.question,
      ...body,
    });
    return { id: codes[0]! };
  },

  renameCode: async ({ deps, footprint, session, params, body: { label, meaning } }) => {
    await changeFrame(deps, footprint.id, session.staffId, {
      act: 'rename',
      codeId: params.code,
      label,
      ...(meaning === undefined ? {} : { meaning }),
    });
    return done;
  },

  mergeCode: async ({ deps, footprint, session, params, body }) => {
    const { comments } = await changeFrame(deps, footprint.id, session.staffId, {
      act: 'merge',
      codeId: params.code,
      into: body.into,
    });
    return { comments };
  },

  splitCode: ({ deps, footprint, session, params, body }) =>
    changeFrame(deps, footprint.id, session.staffId, {
      act: 'split',
      codeId: params.code,
      into: body.into,
    }),

  retireCode: async ({ deps, footprint, session, params }) => {
    await changeFrame(deps, footprint.id, session.staffId, { act: 'retire', codeId: params.code });
    return done;
  },

  listCodeframeHistory: async ({ deps, read, footprint, params }) => {
    await questionOf(read, params.wave, params.question);
    const frame = await findCodeframe(read, params.wave, params.question);
    const names = await namesOf(deps, footprint.id);
    return {
      changes: (frame ? await listCodeframeActs(read, frame.id) : []).map((entry) => ({
        at: entry.at.toISOString(),
        by: names.get(entry.actor) ?? entry.actor,
        act: entry.act.replace('codeframe.', ''),
        words: entry.purpose ?? '',
      })),
    };
  },

  addCoding: async ({ deps, footprint, session, params, body }) => {
    const id = deps.secrets.newId();
    return deps.writer.write(footprint.id, async (write) => {
      const found = await findComment(write, params.comment);
      if (!found) throw new Refusal('not-found');
      const { comment } = found;
      if (comment.state !== 'released' && comment.state !== 'redacted')
        throw new Refusal(
          'not-possible-now',
          comment.state === 'unread'
            ? 'Nobody has read this comment yet. Release it first, whole or with words hidden, then code it.'
            : 'This comment is withheld, so it is not coded. Release it first.',
        );
      const code = await findCode(write, body.code);
      const frame = code && (await findCodeframeById(write, code.codeframeId));
      if (!code || frame?.waveId !== comment.waveId || frame.questionKey !== comment.questionKey)
        throw new Refusal('fields-wrong', undefined, [
          { path: 'code', message: 'This code is not in the frame of this question. Choose one that is.' },
        ]);
      if (code.retiredAt !== null)
        throw new Refusal('fields-wrong', undefined, [
          { path: 'code', message: `Code “${code.label}” is used no more. Choose a live code.` },
        ]);
      const key = { commentId: comment.id, codeId: code.id, author: session.staffId };
      const before = await findCodingBy(write, key);
      if (before) return { id: before.id };
      await addCodings(write, [{ id, ...key, at: deps.now() }]);
      return { id };
    });
  },

  removeCoding: async ({ deps, footprint, session, params }) => {
    await deps.writer.write(footprint.id, async (write) => {
      const coding = await findCoding(write, params.coding);
      if (!coding) throw new Refusal('not-found');
      if (coding.removedAt !== null) return;
      await removeCoding(write, coding.id, deps.now());
      if (coding.author !== session.staffId)
        await addAudit(write, {
          at: deps.now(),
          actor: session.staffId,
          act: 'coding.removed-of-another',
          object: coding.id,
        });
    });
    return done;
  },

  listThemes: async ({ deps, read, footprint, params }) => {
    await questionOf(read, params.wave, params.question);
    const of = { waveId: params.wave, questionKey: params.question };
    const themes = await listThemes(read, of);
    const { base, shown } = await measureOne(deps, footprint.id, { ...of, themes });
    const linked = await readLinkedThemes(
      read,
      { themeIds: themes.map((theme) => theme.id) },
      deps.now(),
      footprint.timeZone,
    );
    return {
      base,
      themes: themes
        .map((theme) => ({
          id: theme.id,
          title: theme.title,
          codes: theme.codeIds,
          prevalence: shown[theme.id]!,
          pathways: linked.filter((one) => one.theme.id === theme.id).map(linkReply),
        }))
        .sort((one, other) => (other.prevalence.share ?? 0) - (one.prevalence.share ?? 0)),
    };
  },

  addTheme: async ({ deps, footprint, session, params, body }) => {
    const id = deps.secrets.newId();
    await deps.writer.write(footprint.id, async (write) => {
      await questionOf(write, params.wave, params.question);
      await checkCodes(write, params.wave, params.question, body.codes);
      await addTheme(write, {
        id,
        waveId: params.wave,
        questionKey: params.question,
        title: body.title,
        codeIds: [...new Set(body.codes)],
        createdAt: deps.now(),
        createdBy: session.staffId,
      });
      await addAudit(write, { at: deps.now(), actor: session.staffId, act: 'theme.made', object: id });
    });
    return { id };
  },

  changeTheme: async ({ deps, footprint, session, params, body }) => {
    await deps.writer.write(footprint.id, async (write) => {
      const theme = await findTheme(write, params.theme);
      if (!theme) throw new Refusal('not-found');
      if (body.codes) await checkCodes(write, theme.waveId, theme.questionKey, body.codes);
      await changeTheme(write, theme.id, {
        title: body.title ?? theme.title,
        codeIds: body.codes ? [...new Set(body.codes)] : theme.codeIds,
      });
      await addAudit(write, {
        at: deps.now(),
        actor: session.staffId,
        act: 'theme.changed',
        object: theme.id,
      });
    });
    return done;
  },

  showTheme: async ({ deps, read, footprint, session, params }) => {
    const theme = await findTheme(read, params.theme);
    if (!theme) throw new Refusal('not-found');
    const linked = await readLinkedThemes(read, { themeIds: [theme.id] }, deps.now(), footprint.timeZone);
    // A programme team reaches a theme through a pathway of its own, and sees no other pathway from there.
    const seen = linked.filter((one) => canSeePathway(session, one.pathwayId));
    const runsThemes = session.roles.includes('engagement-lead') || session.roles.includes('analyst');
    if (seen.length === 0 && !runsThemes) throw new Refusal('not-found');
    const { wave, words } = await questionOf(read, theme.waveId, theme.questionKey);
    const frame = await findCodeframe(read, theme.waveId, theme.questionKey);
    const codes = frame ? await listCodes(read, frame.id) : [];
    const { waveId, questionKey } = theme;
    const { base, shown } = await measureOne(deps, footprint.id, { waveId, questionKey, themes: [theme] });
    const comments = await listReleased(read, theme.codeIds, 1000);
    return {
      id: theme.id,
      title: theme.title,
      wave: theme.waveId,
      waveTitle: wave.title,
      question: theme.questionKey,
      words,
      codes: codes
        .filter((code) => theme.codeIds.includes(code.id))
        .map((code) => ({ id: code.id, label: code.label, isLive: code.retiredAt === null })),
      base,
      prevalence: shown[theme.id]!,
      comments: comments.slice(0, 100).map(({ text, mayQuote }) => ({ text: text ?? '', mayQuote })),
      notShown: Math.max(0, comments.length - 100),
      pathways: seen.map((one) => ({
        ...linkReply(one),
        answers: one.answers.map((answer) => ({
          answer: answer.answer,
          status: statusOf(one, answer.id),
          at: answer.at.toISOString(),
        })),
        updates: one.updates.map((update) => ({
          id: update.id,
          publishedAt: update.publishedAt.toISOString(),
          isSuperseded: update.isSuperseded,
        })),
      })),
    };
  },
};

export const themesStation = station(themesOperations, handlers);

const linkReply = (one: LinkedTheme) => ({
  link: one.id,
  pathway: one.pathwayId,
  name: one.pathwayName,
  answer: one.standing?.answer ?? null,
  status: one.status,
  ageDays: one.ageDays,
});

const statusOf = (linked: LinkedTheme, answerId: string) =>
  linked.answers[0]?.id === answerId ? linked.status : 'replaced by a later answer';

type Read = Call<typeof themesOperations.listThemes>['read'];

async function questionOf(read: Read, waveId: string, questionKey: string) {
  const wave = await findWaveQuestions(read, waveId);
  const question = wave && ownWordsQuestions(wave.definition).find(({ key }) => key === questionKey);
  if (!wave || !question) throw new Refusal('not-found');
  return { wave, words: question.label.en };
}

async function checkCodes(
  read: Read,
  waveId: string,
  questionKey: string,
  ids: readonly string[],
): Promise<void> {
  const frame = await findCodeframe(read, waveId, questionKey);
  const codes = frame ? await listCodes(read, frame.id) : [];
  const strangers = ids.filter((id) => !codes.some((code) => code.id === id));
  if (strangers.length > 0)
    throw new Refusal('fields-wrong', undefined, [
      {
        path: 'codes',
        message: `${strangers.length} of these codes are not in the frame of this question. Choose from it.`,
      },
    ]);
}

/** Prevalence of the themes of one question, worked out in a worker. */
async function measureOne(
  deps: Deps,
  footprintId: string,
  question: QuestionThemes,
): Promise<MeasuredThemes> {
  const [measured] = await ask<MeasuredThemes[]>(deps, 'measure-themes', footprintId, [question]);
  // Holds: one question asked, one measured.
  return measured!;
}

type Counts = Awaited<ReturnType<typeof countComments>>;

function countsOf({ byState, uncoded }: Counts, waveId: string, questionKey: string) {
  const of = (row: { waveId: string; questionKey: string }) =>
    row.waveId === waveId && row.questionKey === questionKey;
  const own = byState.filter(of);
  const sum = (states: readonly string[]) =>
    own.filter((row) => states.includes(row.state)).reduce((total, row) => total + row.people, 0);
  return {
    comments: sum(['unread', 'released', 'redacted', 'withheld']),
    toRead: sum(['unread']),
    toCode: uncoded.filter(of).reduce((total, row) => total + row.people, 0),
    withheld: sum(['withheld']),
  };
}

/** Names of those who run the footprint, by id. */
export async function namesOf(
  deps: Pick<Deps, 'unbound'>,
  footprintId: string,
): Promise<Map<string, string>> {
  const rows = await access.listStaffIn(deps.unbound, footprintId);
  return new Map(rows.map((row) => [row.id, row.name]));
}
