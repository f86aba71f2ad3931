import { createHash } from 'node:crypto';
import { chanceSentence } from '../../analysis/results/many-comparisons';
import { diagnose } from '../../analysis/weighting/diagnostics';
import { addAudit } from '../../db/queries/audit';
import type { Footprint } from '../../db/queries/footprints';
import { queueMessages } from '../../db/queries/messages';
import { addPublication, findPublication, listPeopleAsked, listPublications } from '../../db/queries/results';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { helpedByKey } from '../../surveys/questionnaires/easy-read';
import type { PublicationCheck, PublicationChoice } from '../contract/publications';
import type { ResultTable } from '../contract/results';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { longDate } from '../messages/dates';
import { ask } from '../work/ask';
import type { WorkRead } from '../work/reader';
import { methodNote } from './method-note';
import { readWeighted } from './read-weighted';
import { type ResultPage, tablesOnPage } from './results-page';
import { limitsOf, questionsOf, segmentsOf, tableOf } from './tabulate';
import { writeTable } from './write-data-file';

/** What is kept of a publication: the page exactly as it is drawn, the name it was published under, its tables as a file. */
export type Snapshot = {
  readonly publishedUnder: { readonly name: string; readonly shortName: string; readonly place: string };
  readonly page: ResultPage;
  readonly csv: string;
  /** The disclosed tables: later versions are checked against them. */
  readonly tables: readonly ResultTable[];
};

export type Told = { readonly byMessage: number; readonly byLetter: number; readonly notTold: number };
type Choice = Omit<PublicationChoice, 'segments'> & { readonly segments: readonly string[] };

export type Frozen = {
  readonly weightingId: string;
  readonly page: Omit<ResultPage, 'version' | 'links'>;
  readonly tables: readonly ResultTable[];
  readonly checks: readonly PublicationCheck[];
  readonly toSignOff: readonly string[];
  readonly basis: string;
};

/** A publication as it would be: the page, what to look at first, and who would be told. */
export async function previewResults(deps: Deps, footprint: Footprint, waveId: string, choice: Choice) {
  const frozen = await freeze(deps, footprint, waveId, choice);
  const before = (await listPublications(deps.read(footprint.id), waveId))[0];
  const checks = [
    ...frozen.checks,
    ...(before ? await againstEarlier(deps, footprint, before.id, frozen) : []),
  ];
  return {
    ...frozen,
    checks,
    page: pageOf(deps, footprint, frozen, choice, 'preview', (before?.version ?? 0) + 1, before),
    told: splitOf(await listPeopleAsked(deps.read(footprint.id), waveId)),
  };
}

/**
 * Publishes a wave's results, for ever (R19): the page is frozen as previewed and everyone asked who is still on the panel is told,
 * once a survey (R24). A correction takes the place of the version before it, which stays at its address, marked.
 */
export async function freezeResults(
  deps: Deps,
  footprint: Footprint,
  waveId: string,
  choice: Choice & { readonly basis?: string; readonly signedOff?: boolean },
  by: string,
): Promise<{ id: string; version: number; told: Told }> {
  const read = deps.read(footprint.id);
  const before = (await listPublications(read, waveId))[0];
  if (before && !choice.reason) {
    throw new Refusal('fields-wrong', undefined, [
      {
        path: 'reason',
        message: `Version ${before.version} is published and stays. Say what this version changes and why.`,
      },
    ]);
  }
  if (choice.supersedes !== undefined && choice.supersedes !== before?.id) {
    throw new Refusal(
      'changed-meanwhile',
      'Another version has been published since. Look at it, then decide.',
    );
  }
  const frozen = await freeze(deps, footprint, waveId, choice);
  if (choice.basis !== undefined && choice.basis !== frozen.basis) {
    throw new Refusal(
      'changed-meanwhile',
      'The figures changed since this page was previewed. Look at it again, then publish.',
    );
  }
  const checks = [
    ...frozen.checks,
    ...(before ? await againstEarlier(deps, footprint, before.id, frozen) : []),
  ];
  const stop = checks.find(({ state }) => state === 'stop');
  if (stop) throw new Refusal('not-possible-now', `${stop.name}: ${stop.value}`);
  if (frozen.toSignOff.length > 0 && choice.signedOff !== true) {
    throw new Refusal('fields-wrong', undefined, [
      {
        path: 'signedOff',
        message:
          'In some groups everyone or nobody gave a sensitive answer. Look at them, and confirm that they may be shown.',
      },
    ]);
  }
  const id = deps.secrets.newId();
  const version = (before?.version ?? 0) + 1;
  const publishedAt = deps.now();
  const snapshot: Snapshot = {
    publishedUnder: { name: footprint.name, shortName: footprint.shortName, place: footprint.place },
    page: pageOf(deps, footprint, frozen, choice, id, version, before),
    csv: writeTable(frozen.tables),
    tables: frozen.tables,
  };
  const told = await deps.writer.write(footprint.id, async (write) => {
    // The version's unique key refuses a second one published at the same time.
    await addPublication(write, {
      id,
      waveId,
      weightingId: frozen.weightingId,
      version,
      title: choice.title,
      snapshot: { ...snapshot },
      publishedAt,
      publishedBy: by,
      supersedes: before?.id ?? null,
      reason: before ? (choice.reason ?? null) : null,
    });
    const asked = await listPeopleAsked(write, waveId);
    const byMessage = await queueMessages(
      write,
      asked.filter(isByMessage).map(({ memberId, channel }) => ({
        id: deps.secrets.newId(),
        footprintId: footprint.id,
        template: 'survey-findings',
        channel,
        memberId,
        rowId: id,
        onceKey: `findings.${footprint.id}.${waveId}.${memberId}`,
        messageId: `${deps.secrets.newId()}@sounding`,
        queuedAt: publishedAt,
        dueAt: publishedAt,
      })),
    );
    await addAudit(write, {
      at: publishedAt,
      actor: by,
      act: before ? 'results.corrected' : 'results.published',
      object: id,
      count: frozen.page.answered,
    });
    return { ...splitOf(asked), byMessage };
  });
  deps.nudgeOutbox();
  deps.log.info('results.published', {
    publication: id,
    version,
    told: told.byMessage,
    letters: told.byLetter,
  });
  return { id, version, told };
}

const freeze = (deps: Deps, footprint: Footprint, waveId: string, choice: Choice) =>
  ask<Frozen>(deps, 'freeze-results', footprint.id, {
    waveId,
    choice: {
      title: choice.title,
      intro: choice.intro,
      segments: choice.segments,
      ...(choice.weightingId !== undefined && { weightingId: choice.weightingId }),
    },
    panel: footprint.name,
  });

/** In a worker: every question of a wave, for everyone and by the chosen segments, as the public page. */
export async function freezePage(
  given: WorkRead,
  input: { readonly waveId: string; readonly choice: Choice; readonly panel: string },
): Promise<Frozen> {
  const { choice } = input;
  const weighted = await readWeighted(given, input.waveId, choice.weightingId);
  const { wave, people, weights, weighting, cases } = weighted;
  if (!weighting) {
    throw new Refusal('not-possible-now', 'This survey has no weights yet. Make them under Weighting first.');
  }
  if (people.length < 10) {
    throw new Refusal('not-possible-now', 'Fewer than 10 people answered, so nothing may be shown.');
  }
  const known = segmentsOf(wave);
  const unknown = choice.segments.find((key) => !known.some((segment) => segment.key === key));
  if (unknown !== undefined) {
    throw new Refusal('fields-wrong', undefined, [
      { path: 'segments', message: 'Choose among the variables of this survey.' },
    ]);
  }
  const limits = await limitsOf(given);
  // Who helped says how a survey was answered, and is no result of it.
  const questions = questionsOf(wave).filter(({ key }) => key !== helpedByKey);
  const tables = questions.flatMap((question) => [
    tableOf(weighted, limits, given.root, question.key, null),
    ...(question.kind === 'open-text'
      ? []
      : choice.segments
          .filter((key) => key !== question.key)
          .map((key) => tableOf(weighted, limits, given.root, question.key, key))),
  ]);
  const diagnostics = diagnose(weights);
  const { recipe } = weighting;
  const compared = tables.flatMap(({ groups }) => groups.flatMap(({ comparisons }) => comparisons ?? []));
  const comparisons = compared.reduce((sum, { made }) => sum + made, 0);
  const page: Frozen['page'] = {
    title: choice.title,
    intro: choice.intro,
    answered: people.length,
    invited: wave.invited,
    asked: `${longDate(wave.wave.opensOn)} to ${longDate(wave.wave.closesOn)}`,
    standsFor: `${recipe.universe.charAt(0).toUpperCase()}${recipe.universe.slice(1)}`,
    effectiveBase: diagnostics.effectiveBase,
    tables: tables.flatMap(tablesOnPage),
    method: methodNote(weighted, {
      panel: input.panel,
      diagnostics,
      smallBase: limits.smallBase,
      comparisons,
      variableLabel: (key) => wave.variables.find((variable) => variable.key === key)?.label.en ?? key,
    }),
    questions: questions.map((question) => {
      const whole = tables.find((table) => table.question.key === question.key && table.segment === null)!;
      return {
        label: question.label.en,
        ...(question.hint && { hint: question.hint.en }),
        options:
          question.kind === 'scale' && question.style === 'numeric'
            ? [`${whole.question.options[0]} to ${whole.question.options[1]}`]
            : whole.question.options,
        base:
          whole.answered === null
            ? 'Fewer than 10 people answered.'
            : question.kind === 'open-text'
              ? `${whole.answered} people wrote an answer. Comments are read by people and are not on this page.`
              : `${whole.answered} people answered.`,
        ...(question.source !== undefined && { source: question.source }),
      };
    }),
    selfSelected: false,
  };
  const toSignOff = questions.flatMap((question) => {
    const found = tables
      .filter((table) => table.question.key === question.key)
      .flatMap((table) => table.toSignOff)
      .map(({ segment, answer }) => `${answer} (${segment ?? 'everyone'})`);
    return found.length > 0 ? [`${question.label.en} ${[...new Set(found)].join('; ')}.`] : [];
  });
  const hidden = tables.reduce((sum, table) => sum + table.hiddenFigures, 0);
  const small = tables.reduce((sum, table) => sum + table.smallFigures, 0);
  const leftOut = tables.filter(({ segmentsHidden }) => segmentsHidden).length;
  return {
    weightingId: weighting.id,
    page,
    tables,
    toSignOff,
    basis: createHash('sha256')
      .update(JSON.stringify([page, tables]))
      .digest('base64url'),
    checks: [
      {
        state: weighting.converged ? 'ok' : 'warning',
        name: weighting.converged ? 'Weights match all margins' : 'Weights leave a gap in some margins',
        value: `${recipe.margins.length} margins of ${recipe.universe}`,
      },
      {
        state: wave.isFrozen ? 'ok' : 'warning',
        name: wave.isFrozen ? 'Wording is frozen' : 'Wording is not frozen',
        value: `version ${wave.version}, ${questions.length} questions`,
      },
      wave.wave.status === 'closed'
        ? { state: 'ok', name: 'Fieldwork is closed', value: longDate(wave.wave.closesOn) }
        : {
            state: 'warning',
            name: 'Fieldwork is still open',
            value: 'answers that come later are not in these figures',
          },
      ...(weighted.later > 0
        ? [
            {
              state: 'warning' as const,
              name: 'Answers came after the weights',
              value: `${weighted.later} are left out: make new weights to take them in`,
            },
          ]
        : []),
      { state: 'ok', name: 'No comment is quoted', value: 'comments are counted only' },
      {
        state: 'ok',
        name: 'Disclosure rule kept',
        value: `${hidden} figures not shown${leftOut > 0 ? `, ${leftOut} tables left out` : ''}`,
      },
      {
        state: small > 0 ? 'warning' : 'ok',
        name: 'Figures on a small base',
        value: small > 0 ? `${small}, marked †` : 'none',
      },
      ...(comparisons > 0
        ? [
            {
              state: 'ok' as const,
              name: 'Comparisons of groups',
              value:
                `${comparisons} made, ${compared.reduce((sum, { marked }) => sum + marked, 0)} marked ▲ or ▼. ${chanceSentence(comparisons)}`.trim(),
            },
          ]
        : []),
      {
        state: 'ok',
        name: 'Selection',
        value:
          cases.selection === 'known'
            ? 'known: sampling intervals'
            : 'not known: modelled intervals, no words of random sampling',
      },
    ],
  };
}

function pageOf(
  deps: Deps,
  footprint: Footprint,
  frozen: Frozen,
  choice: Choice,
  id: string,
  version: number,
  before: { readonly id: string; readonly publishedAt: Date } | undefined,
): ResultPage {
  const on = (at: Date) => longDate(localDateOf(at, footprint.timeZone));
  return {
    ...frozen.page,
    version: {
      number: version,
      publishedOn: on(deps.now()),
      ...(before && {
        supersedes: {
          href: `/${footprint.id}/results/${before.id}`,
          on: on(before.publishedAt),
          why: choice.reason ?? '',
        },
      }),
    },
    links: [
      { href: `/${footprint.id}/results/${id}/tables.csv`, words: 'Download the tables (CSV)' },
      { href: `/${footprint.id}/updates`, words: 'What came of it: You said, we did' },
    ],
  };
}

/** Two releases of one survey may not differ by 1 to 9 people where small counts are hidden (DEFINITIONS 4.6, 3). */
async function againstEarlier(
  deps: Deps,
  footprint: Footprint,
  earlierId: string,
  frozen: Frozen,
): Promise<PublicationCheck[]> {
  const earlier = await findPublication(deps.read(footprint.id), earlierId);
  // Written by this step in this shape.
  const tables = (earlier?.snapshot as unknown as Snapshot | undefined)?.tables ?? [];
  const keyOf = (table: ResultTable) => `${table.question.key} ${table.segment?.key ?? ''}`;
  const basesOf = (table: ResultTable) => {
    const line = table.groups[0]?.lines[0];
    return line ? [line.everyone, ...line.segments].map((figure) => (figure.shown ? figure.base : null)) : [];
  };
  const close = frozen.tables.filter((table) => {
    const before = tables.find((candidate) => keyOf(candidate) === keyOf(table));
    if (!before) return false;
    const bases = basesOf(before);
    return basesOf(table).some((base, i) => {
      const other = bases[i];
      if (base === null || other === null || other === undefined) return false;
      const apart = Math.abs(base - other);
      return apart > 0 && apart < 10;
    });
  });
  if (close.length === 0)
    return [{ state: 'ok', name: 'Beside the earlier version', value: 'no base differs by 1 to 9' }];
  const isSensitive = close.some(({ smallCountsHidden }) => smallCountsHidden);
  return [
    {
      state: isSensitive ? 'stop' : 'warning',
      name: 'Beside the earlier version',
      value: `${close.length} tables differ from it by 1 to 9 people${isSensitive ? ', sensitive ones among them: choose the weights of that version' : ''}`,
    },
  ];
}

type Asked = Awaited<ReturnType<typeof listPeopleAsked>>[number];
const isByMessage = ({ status, channel }: Asked) => status === 'member' && channel === 'email';

/** Members who paused have asked for quiet; those who left are gone. */
function splitOf(asked: readonly Asked[]): Told {
  const stay = asked.filter(({ status }) => status === 'member');
  const byMessage = stay.filter(isByMessage).length;
  return { byMessage, byLetter: stay.length - byMessage, notTold: asked.length - stay.length };
}
