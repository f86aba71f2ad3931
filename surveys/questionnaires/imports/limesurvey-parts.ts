import type { LimesurveyFile } from './limesurvey-file';
import { languageTag } from './names';
import type { Said } from './source';

export type Row = Readonly<Record<string, string>>;

/** The parts of a LimeSurvey file that ask something, in their order. */
export type Tables = {
  readonly languages: readonly string[];
  readonly groups: readonly Row[];
  readonly questions: readonly Row[];
  readonly subquestions: readonly Row[];
  readonly answers: readonly Row[];
  readonly attributes: readonly Row[];
  readonly conditions: readonly Row[];
  /** What a field says of a row in each language. */
  readonly said: (table: 'groups' | 'questions' | 'answers' | 'surveys', id: string, field: string) => Said;
};

/** Newer files keep the words apart (…_l10ns), older ones have a row for each language. */
export function readTables({ tables, languages }: LimesurveyFile): Tables {
  const get = (name: string): readonly Row[] => tables[name] ?? [];
  const survey = get('surveys')[0];
  const named = [survey?.language ?? '', ...(survey?.additional_languages ?? '').split(/\s+/), ...languages];
  const words = {
    groups: { rows: [...get('group_l10ns'), ...get('groups')], key: 'gid' },
    questions: { rows: [...get('question_l10ns'), ...get('questions'), ...get('subquestions')], key: 'qid' },
    answers: { rows: [...get('answer_l10ns'), ...get('answers')], key: 'aid' },
    surveys: { rows: get('surveys_languagesettings'), key: 'surveyls_survey_id' },
  };
  const byId = new Map<string, Row[]>();
  for (const [table, { rows, key }] of Object.entries(words)) {
    for (const row of rows) {
      const id = `${table} ${table === 'answers' ? answerId(row) : (row[key] ?? '')}`;
      byId.set(id, [...(byId.get(id) ?? []), row]);
    }
  }
  const main = languageTag(survey?.language ?? '') ?? languageTag(languages[0] ?? '') ?? 'en';
  const tags = named.filter((one) => one !== '').map((one) => languageTag(one) ?? 'en');
  const all = get('questions').filter((row) => isMain(row));
  return {
    languages: [...new Set([main, ...tags])],
    groups: inOrder(unique(get('groups'), 'gid'), 'group_order'),
    questions: inOrder(unique(all, 'qid'), 'question_order'),
    subquestions: inOrder(
      unique([...get('subquestions'), ...get('questions').filter((row) => !isMain(row))], 'qid'),
      'question_order',
    ),
    answers: inOrder(unique(get('answers'), answerId), 'sortorder'),
    attributes: get('question_attributes'),
    conditions: get('conditions'),
    said: (table, id, field) => {
      const said: Record<string, string> = {};
      for (const row of byId.get(`${table} ${id}`) ?? []) {
        const language = row.language || row.surveyls_language;
        const tag = language ? (languageTag(language) ?? main) : main;
        const text = row[field] ?? '';
        if (text.trim() !== '' && said[tag] === undefined) said[tag] = text;
      }
      return said;
    },
  };
}

const isMain = (row: Row) => ['', '0'].includes((row.parent_qid ?? '').trim());

/** Newer answers have a number; older are known by question, code and scale. */
export function answerId(row: Row): string {
  return row.aid ?? `${row.qid} ${row.code} ${row.scale_id ?? '0'}`;
}

function unique(rows: readonly Row[], by: string | ((row: Row) => string)): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const id = typeof by === 'string' ? (row[by] ?? '') : by(row);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

function inOrder(rows: readonly Row[], field: string): Row[] {
  const place = (row: Row) => Number(row[field] ?? 0) || 0;
  return [...rows].sort((one, other) => place(one) - place(other));
}
