import {
  type CaseColumn,
  type Cases,
  type CaseValue,
  categoryColumn,
  numberColumn,
} from '../../analysis/cases';
import {
  answersStamp,
  findWaveWithQuestionnaire,
  listCasesWithAnswers,
  listExcludedCases,
  listVersionsAnswered,
} from '../../db/queries/results';
import type { ProfileVariable } from '../../surveys/panel/profile';
import { type CodebookColumn, wordingCell, wordingColumn } from '../../surveys/questionnaires/codebook';
import { completenessOf } from '../../surveys/questionnaires/completeness';
import { formatThatCounts, versionIn } from '../../surveys/questionnaires/easy-read';
import { keptAsGiven } from '../../surveys/questionnaires/page-checks';
import {
  reportedCodebook,
  reportedQuestionnaire,
  reportedRow,
} from '../../surveys/questionnaires/report-easy-read';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Cell } from '../../surveys/questions/question-kind';
import type { AnsweredFor, Channel, Format, Selection } from '../../surveys/vocabulary';
import { Refusal } from '../errors';
import type { WorkRead } from '../work/reader';
import { type Codes, readProfiles } from './read-profiles';

/** One usable case: its answers by the codebook, its profile as it was when the case was issued (R8). */
export type UsableCase = {
  readonly caseId: string;
  readonly memberId: string;
  readonly status: 'complete' | 'partial';
  readonly row: readonly Cell[];
  readonly profile: Codes;
  readonly baseWeight: number;
  readonly stratum: string;
  readonly cohort: string;
  /** Where the member was recruited: street, post, open web … */
  readonly source: string;
  readonly selection: Selection;
  readonly issuedAt: Date;
  /** How the answers came, which may differ from how they were asked for. */
  readonly channel: Channel;
  /** The version it counts in (R14). */
  readonly format: Format;
  readonly answeredFor: AnsweredFor;
  /** Its answers do not go together, and were kept as the person gave them. */
  readonly isAsGiven: boolean;
};

export type WaveCases = {
  readonly wave: {
    readonly id: string;
    readonly title: string;
    readonly status: 'draft' | 'open' | 'closed';
    readonly opensOn: string;
    readonly closesOn: string;
  };
  /** As it is reported: with the Easy Read questions that are variables of their own after those of the standard version. */
  readonly questionnaire: Questionnaire;
  readonly version: number;
  /** Versions in whose words it was answered, where there were several; else none. */
  readonly wordings: readonly number[];
  readonly isFrozen: boolean;
  readonly codebook: readonly CodebookColumn[];
  readonly variables: readonly ProfileVariable[];
  /** Issued, less those found never to have been eligible: the base of participation. */
  readonly invited: number;
  readonly people: readonly UsableCase[];
  /** Of the reading: changes with any answer saved since. */
  readonly stamp: string;
};

/**
 * Reads a wave as usable cases: complete and partial by the questionnaire's own lines (R11), each with the profile of
 * when it was issued. The one place where rows become cases; for a worker, since a wave may be long.
 * @throws Refusal `not-found`
 */
export async function readWaveCases(given: WorkRead, waveId: string): Promise<WaveCases> {
  const { read } = given;
  const found = await findWaveWithQuestionnaire(read, waveId);
  if (!found) throw new Refusal('not-found');
  const { wave, version, frozenAt } = found;
  const { questionnaire } = found;
  const stamp = await answersStamp(read, waveId);
  const answered = await listVersionsAnswered(read, waveId);
  const wordings = answered.length > 1 ? answered : [];
  const excluded = new Set(await listExcludedCases(read, waveId));
  const eligible = (await listCasesWithAnswers(read, waveId)).filter((row) => !excluded.has(row.case.id));
  const usable = eligible.flatMap((row) => {
    if (row.answers === null || row.answeredBy === null) return [];
    const begun = {
      answers: row.answers,
      format: row.format ?? ('standard' as const),
      isFinished: row.finishedAt !== null,
    };
    const answered = versionIn(questionnaire, formatThatCounts(questionnaire, begun));
    const { status } = completenessOf(answered, row.answers);
    if (status === 'break-off') return [];
    const isAsGiven = keptAsGiven(answered, row.answers);
    return [{ ...row, status, begun, isAsGiven, channel: row.answeredBy }];
  });
  const { variables, byMember } = await readProfiles(
    read,
    given,
    usable.map((row) => ({ id: row.case.memberId, bornSealed: row.bornSealed })),
    new Map(usable.map((row) => [row.case.memberId, row.case.issuedAt])),
  );
  return {
    wave: {
      id: wave.id,
      title: wave.title,
      status: wave.status,
      opensOn: wave.opensOn,
      closesOn: wave.closesOn,
    },
    questionnaire: reportedQuestionnaire(questionnaire),
    version,
    wordings,
    isFrozen: frozenAt !== null,
    codebook: [...reportedCodebook(questionnaire), ...(wordings.length > 0 ? [wordingColumn(wordings)] : [])],
    variables,
    invited: eligible.length,
    people: usable.map(({ case: row, status, begun, isAsGiven, channel, answeredFor, source, versions }) => ({
      caseId: row.id,
      memberId: row.memberId,
      status,
      ...withWording(reportedRow(questionnaire, begun), wordings, versions),
      profile: byMember.get(row.memberId) ?? {},
      baseWeight: row.baseWeight,
      stratum: row.stratum,
      cohort: row.cohort,
      source,
      selection: row.selection,
      issuedAt: row.issuedAt,
      channel,
      answeredFor: answeredFor ?? 'self',
      isAsGiven,
    })),
    stamp,
  };
}

/** A row with the version in whose words someone answered, where a wave was asked in several. */
function withWording<Reported extends { readonly row: readonly Cell[] }>(
  reported: Reported,
  wordings: readonly number[],
  seen: readonly number[] | null,
): Reported {
  return wordings.length === 0 ? reported : { ...reported, row: [...reported.row, wordingCell(seen ?? [])] };
}

/** The name of a questionnaire's column among cases: profile variables keep their own keys beside it. */
export const columnOf = (name: string) => `q.${name}`;

/**
 * Usable cases as columns: profile variables by key, answers under `columnOf`. Text is left out.
 * Selection is known only where it is known for every one of them.
 */
export function casesOf(wave: WaveCases, people: readonly UsableCase[] = wave.people): Cases {
  const columns: Record<string, CaseColumn> = {};
  for (const { key, categories } of wave.variables) {
    columns[key] = profileColumn(
      key,
      people.map(({ profile }) => profile[key]),
      categories.map(({ code }) => code),
    );
  }
  wave.codebook.forEach((column, index) => {
    const values = people.map(({ row }) => row[index]);
    const name = columnOf(column.name);
    if (column.measure === 'numeric') columns[name] = numberColumn(name, values);
    else if (column.categories) {
      columns[name] = categoryColumn(
        name,
        values,
        column.categories.map(({ code }) => code),
      );
    }
  });
  const strata = [...new Set(people.map(({ stratum }) => stratum))].sort();
  return {
    n: people.length,
    columns,
    baseWeights: Float64Array.from(people, ({ baseWeight }) => baseWeight),
    ...(strata.length > 1 && {
      strata: categoryColumn(
        'stratum',
        people.map(({ stratum }) => stratum),
        strata,
      ),
    }),
    selection:
      people.length > 0 && people.every(({ selection }) => selection === 'known') ? 'known' : 'unknown',
  };
}

/** A code the variable no longer lists (a place outside the area, after a move) is kept as a category of its own. */
function profileColumn(
  key: string,
  stored: readonly (Codes[string] | undefined)[],
  listed: readonly string[],
): CaseColumn {
  const values = stored.map(
    (value): CaseValue => (value === undefined ? null : 'value' in value ? value.value : value),
  );
  const others = [...new Set(values.filter((value): value is string => typeof value === 'string'))]
    .filter((code) => !listed.includes(code))
    .sort();
  return categoryColumn(key, values, [...listed, ...others]);
}
