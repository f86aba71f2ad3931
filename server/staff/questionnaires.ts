import { join } from 'node:path';
import type { ExportFile } from '../../analysis/exports/format';
import { type Sender, waysToReach } from '../../analysis/paper/sender';
import type { Read } from '../../db/connect';
import { findStaff } from '../../db/queries/access';
import { listWaves } from '../../db/queries/fieldwork';
import type { Footprint } from '../../db/queries/footprints';
import { listVariables } from '../../db/queries/panel';
import {
  findLatestVersion,
  findQuestionnaire,
  findQuestionnaireImport,
  listQuestionnaires,
  listVersions,
  type Version,
} from '../../db/queries/questionnaires';
import { listIssuedWithQuestionnaire } from '../../db/queries/results';
import { loadBundledQuestionnaires } from '../../db/reference/questionnaires';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { askedBefore } from '../../surveys/questionnaires/asked-before';
import { parseQuestionnaire } from '../../surveys/questionnaires/definition';
import { versionIn } from '../../surveys/questionnaires/easy-read';
import { paperOf } from '../../surveys/questionnaires/exports/paper';
import { type Questionnaire, usualCompleteness } from '../../surveys/questionnaires/types';
import { unwritten } from '../../surveys/questionnaires/unwritten';
import { copyQuestionnaire } from '../../surveys/questionnaires/versions';
import { kindOf } from '../../surveys/questions/answers';
import { questionnairesOperations } from '../contract/questionnaires';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { readDraft, readTried } from '../member/read-tried';
import {
  answersIn,
  asTest,
  asUsual,
  beginTrying,
  goOnTrying,
  previewOf,
  showTried,
  spokenAt,
} from '../member/try-survey';
import { withPictures } from '../member/with-pictures';
import { type Handlers, station } from '../mount';
import { changeQuestionnaire, createQuestionnaire } from '../steps/change-questionnaire';
import { importQuestionnaire } from '../steps/import-questionnaire';
import { readPictures } from '../steps/read-pictures';
import { readBeside, reviewDraft } from '../steps/review-draft';
import { tickOffImport } from '../steps/tick-off-import';
import { ask } from '../work/ask';
import { offered } from './offered-language';

const handlers: Handlers<typeof questionnairesOperations> = {
  listQuestionnaires: async ({ deps, read }) => {
    const versions = await listVersions(read);
    const waves = await listWaves(read);
    const beside = await readBeside(read);
    const rows = (await listQuestionnaires(read)).flatMap((row) => {
      const own = versions.filter((version) => version.questionnaireId === row.id);
      const latest = own.at(-1);
      if (!latest) return [];
      const { findings } = reviewDraft(latest.definition, beside);
      const ids = own.map((version) => version.id);
      return {
        id: row.id,
        name: row.name,
        title: latest.definition.title.en,
        version: latest.version,
        versionId: latest.id,
        isFrozen: latest.frozenAt !== null,
        questions: countQuestions(latest.definition),
        minutes: latest.definition.minutes,
        stops: findings.filter((finding) => finding.severity === 'stops').length,
        checks: findings.filter((finding) => finding.severity === 'check').length,
        changedAt: latest.changedAt.toISOString(),
        waves: waves.filter((wave) => ids.includes(wave.versionId)).length,
      };
    });
    const bundled = [...bundledOf(deps)].map(([key, definition]) => ({
      key,
      title: definition.title.en,
      questions: countQuestions(definition),
      minutes: definition.minutes,
    }));
    return { questionnaires: rows, bundled };
  },

  createQuestionnaire: async ({ deps, read, footprint, session, body }) => {
    const { from, name } = body;
    let definition: Questionnaire | undefined;
    if (from.kind === 'blank') definition = blank(name);
    if (from.kind === 'bundled') definition = bundledOf(deps).get(from.bundled);
    if (from.kind === 'copy') {
      const latest = await findLatestVersion(read, from.questionnaire);
      definition = latest && copyQuestionnaire(latest.definition);
    }
    if (!definition)
      throw new Refusal('fields-wrong', undefined, [
        { path: 'from', message: 'There is no such questionnaire to begin from. Choose one of the list.' },
      ]);
    return createQuestionnaire(deps, footprint.id, { name, definition, by: session.staffId });
  },

  showQuestionnaire: async ({ deps, read, footprint, params, query }) => {
    const row = await findQuestionnaire(read, params.questionnaire);
    const versions = row ? await listVersions(read, row.id) : [];
    const version = query.version ? versions.find((one) => one.version === query.version) : versions.at(-1);
    if (!row || !version) throw new Refusal('not-found');
    const by = await findStaff(deps.unbound, version.changedBy);
    const brought = await findQuestionnaireImport(read, row.id);
    return {
      id: row.id,
      name: row.name,
      version: version.version,
      versionId: version.id,
      revision: version.revision,
      frozenAt: version.frozenAt?.toISOString() ?? null,
      changedAt: version.changedAt.toISOString(),
      changedBy: by?.name ?? 'the program',
      definition: version.definition,
      review: await reviewOf(read, version.definition),
      spoken: ['en', ...footprint.languages.filter((tag) => tag !== 'en')],
      profile: (await listVariables(read)).map(({ key, label, kind, categories }) => ({
        key,
        label: label.en,
        isAsked: kind === 'asked',
        categories: categories.map((category) => ({ code: category.code, label: category.label.en })),
      })),
      broughtIn: brought
        ? {
            fileName: brought.fileName,
            format: brought.format,
            at: brought.at.toISOString(),
            toSee: brought.items.length,
            seen: brought.seen.length,
          }
        : null,
      issued: issuedBefore(versions, version.version),
      versions: versions.map((one) => ({
        version: one.version,
        frozenAt: one.frozenAt?.toISOString() ?? null,
        ...(one.definition.change && { reason: one.definition.change.reason }),
      })),
    };
  },

  listAskedBefore: async ({ read, params }) => {
    const draft = await readDraft(read, params.questionnaire);
    const asked = askedBefore(draft, await listIssuedWithQuestionnaire(read));
    return {
      questions: [...asked].map(([key, surveys]) => ({
        key,
        surveys: surveys.map(({ survey, key: question, otherWords }) => ({
          wave: survey.id,
          title: survey.title,
          status: survey.status,
          opensOn: survey.opensOn,
          closesOn: survey.closesOn,
          question,
          ...(otherWords !== undefined && { otherWords }),
        })),
      })),
    };
  },

  changeQuestionnaire: async ({ deps, read, footprint, session, params, body }) => {
    const parsed = parseQuestionnaire(body.definition);
    if (!parsed.ok)
      throw new Refusal(
        'fields-wrong',
        undefined,
        parsed.problems.map(({ path, sentence }) => ({ path: `definition.${path}`, message: sentence })),
      );
    const version = await changeQuestionnaire(deps, footprint.id, {
      questionnaireId: params.questionnaire,
      version: body.version,
      revision: body.revision,
      name: body.name,
      definition: parsed.value,
      reason: body.reason,
      by: session.staffId,
    });
    return saved(read, version);
  },

  previewPage: async ({ read, params, query, request }) => {
    const { draft, at } = await readTried(read, walkOf(params, homeOf(request.path)), query, params.page);
    return spokenAt(at, previewOf(draft, params.page, at));
  },

  tryQuestionnaire: async ({ read, params, query, request }) => {
    const { draft, at } = await readTried(read, walkOf(params, request.path), query);
    return asTest(at, beginTrying(draft, at));
  },

  showTriedPage: async ({ read, params, query, request }) => {
    const { draft, at } = await readTried(read, walkOf(params, homeOf(request.path)), query, params.page);
    return asTest(at, showTried(draft, params.page, answersIn(query.answers), at));
  },

  goOnTrying: async ({ deps, read, footprint, params, query, body, request }) => {
    const { draft, at } = await readTried(read, walkOf(params, homeOf(request.path)), query, params.page);
    const today = localDateOf(deps.now(), footprint.timeZone);
    return asTest(at, goOnTrying(draft, params.page, answersIn(query.answers), body, today, at));
  },

  importQuestionnaire: async ({ deps, footprint, session, body }) => {
    const { draft, report, review, digest, saved } = await importQuestionnaire(
      deps,
      footprint.id,
      body,
      session.staffId,
    );
    return {
      digest,
      format: report.format,
      title: draft.title.en,
      questions: countQuestions(draft),
      pages: draft.pages.length,
      languages: [...draft.languages],
      items: report.items.map((item) => ({ ...item, notes: [...item.notes] })),
      added: [...report.added],
      review: { ...review, findings: [...review.findings] },
      saved,
    };
  },

  showImport: async ({ deps, read, params }) => {
    const brought = await findQuestionnaireImport(read, params.questionnaire);
    if (!brought) throw new Refusal('not-found');
    const by = await findStaff(deps.unbound, brought.by);
    return {
      fileName: brought.fileName,
      format: brought.format,
      at: brought.at.toISOString(),
      by: by?.name ?? 'the program',
      carried: brought.carried,
      items: brought.items.map((item, index) => ({
        ...item,
        notes: [...item.notes],
        isSeen: brought.seen.includes(index),
      })),
      added: [...brought.added],
    };
  },

  tickOffImport: ({ deps, footprint, params, body }) =>
    tickOffImport(deps, footprint.id, {
      questionnaireId: params.questionnaire,
      item: body.item,
      isSeen: body.isSeen,
    }),

  printQuestionnaire: async ({ read, footprint, params, query, request }) => {
    const draft = await readDraft(read, params.questionnaire);
    const paperLanguage = offered(draft, query.language);
    const format = draft.easyRead && query.format === 'easy-read' ? query.format : 'standard';
    const size = format === 'easy-read' ? 'large' : (query.size ?? 'usual');
    const sender = senderOf(footprint);
    const sheets = [
      { is: 'usual', asks: 'size=usual', words: '' },
      { is: 'large', asks: 'size=large', words: ', 18 pt' },
      ...(draft.easyRead ? [{ is: 'easy-read', asks: 'format=easy-read', words: ', Easy Read' }] : []),
    ];
    const here = format === 'easy-read' ? format : size;
    const others = draft.languages.flatMap((tag) =>
      sheets
        .filter(({ is }) => tag !== paperLanguage || is !== here)
        .map(({ asks, words }) => ({
          href: `${request.path}?language=${tag}&${asks}`,
          words: `${languageName(tag)}${words}`,
        })),
    );
    return {
      page: {
        screen: 'paper',
        props: {
          paper: paperOf(withPictures(versionIn(draft, format), footprint.id), paperLanguage),
          size,
          panel: sender.name,
          ways: waysToReach(sender, paperLanguage),
          others,
        },
      },
    };
  },

  saveQuestionnaireFile: async ({ deps, read, footprint, params, query }) => {
    const row = await findQuestionnaire(read, params.questionnaire);
    const versions = row ? await listVersions(read, row.id) : [];
    const version = query.version ? versions.find((one) => one.version === query.version) : versions.at(-1);
    if (!row || !version) throw new Refusal('not-found');
    if (params.form === 'paper-easy-read' && !version.definition.easyRead)
      throw new Refusal('not-possible-now', 'This survey has no Easy Read version yet. Start one first.');
    return ask<ExportFile>(deps, 'write-questionnaire', footprint.id, {
      questionnaire: version.definition,
      name: row.name,
      form: params.form,
      language: offered(version.definition, query.language),
      ...(params.form === 'paper-easy-read' && {
        pictures: await readPictures(deps, read, version.definition),
      }),
      sender: senderOf(footprint),
    });
  },
};

export const questionnairesStation = station(questionnairesOperations, handlers);

function senderOf({ name, helpline, contactEmail }: Footprint): Sender {
  return {
    name,
    ...(helpline !== null && { helpline }),
    ...(contactEmail !== null && { email: contactEmail }),
  };
}

const languageName = (tag: string) =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(tag) ?? tag;

/** The address that a walk through a draft hangs on: what stands before its page. */
function homeOf(path: string): string {
  return path.replace(/\/(?:preview|try)\/[^/]*$/, '/try');
}

const walkOf = ({ questionnaire }: { questionnaire: string }, home: string) => ({
  questionnaire,
  home,
  usual: asUsual,
});

function issuedBefore(versions: readonly Version[], number: number) {
  const issued = versions.findLast((one) => one.frozenAt !== null && one.version < number);
  return issued ? { version: issued.version, definition: issued.definition } : null;
}

async function saved(read: Read, version: Version) {
  return {
    version: version.version,
    versionId: version.id,
    revision: version.revision,
    changedAt: version.changedAt.toISOString(),
    review: await reviewOf(read, version.definition),
  };
}

async function reviewOf(read: Read, definition: Questionnaire) {
  const { findings, ...lengths } = reviewDraft(definition, await readBeside(read));
  return { ...lengths, findings: [...findings] };
}

function countQuestions(definition: Questionnaire): number {
  return definition.pages.flatMap((page) => page.questions).filter((question) => kindOf(question).asks)
    .length;
}

function bundledOf(deps: Deps) {
  return loadBundledQuestionnaires(join(deps.root, 'db', 'reference', 'questionnaires'));
}

function blank(name: string): Questionnaire {
  return {
    title: { en: name },
    purpose: { en: 'To hear from you about local health and care.' },
    minutes: 5,
    languages: ['en'],
    pages: [
      {
        key: 'page_1',
        questions: [
          {
            key: 'question_1',
            kind: 'single-choice',
            label: { en: unwritten.firstQuestion },
            options: [
              { code: 'yes', label: { en: 'Yes' } },
              { code: 'no', label: { en: 'No' } },
            ],
            offers: ['prefer-not-to-say'],
          },
        ],
      },
    ],
    thanks: { en: 'Thank you. What you told us will be read together with everyone else’s answers.' },
    completeness: usualCompleteness,
  };
}
