/** LimeSurvey's structure file (.lss), older and newer, as a draft of ours. Pure: tables in, draft out. */
import { draftFrom } from './draft';
import type { LimesurveyFile } from './limesurvey-file';
import { answerId, type Row, readTables, type Tables } from './limesurvey-parts';
import { type Context, readQuestion } from './limesurvey-questions';
import { limesurveyDialect, relevanceRules } from './limesurvey-rules';
import { createReport, type Report } from './report';
import type { Imported, SourceQuestion, Worded } from './source';
import { joinSaid } from './wording';

/**
 * A draft from a LimeSurvey structure, with what became of each group, question, subquestion, answer and setting.
 */
export function importLimesurvey(file: LimesurveyFile): Imported {
  if (file.kind !== 'Survey') {
    const sentence = `This is a LimeSurvey file of a ${file.kind || 'part'}, not of a survey. Export the survey structure (.lss).`;
    return { ok: false, place: 'LimeSurveyDocType', sentence };
  }
  const report = createReport('LimeSurvey');
  const tables = readTables(file);
  if (tables.questions.length === 0)
    return {
      ok: false,
      place: 'questions',
      sentence: 'The file has no questions. Export the survey structure (.lss) anew.',
    };
  const { welcome, ...words } = noteSettings(file, tables, report);
  const titles = new Map(tables.questions.map((row) => [row.qid ?? '', row.title ?? '']));
  const context: Context = { tables, dialect: limesurveyDialect(titles), report };
  const questions = [...welcome, ...tables.groups.flatMap((group) => readGroup(group, context))];
  noteStrays(tables, report);
  const draft = draftFrom(
    {
      ...words,
      languages: tables.languages,
      questions,
      pipes: /\{(?!\s)([^{}]{1,600})\}/g,
      // Of an answer as it is shown; all else is an expression.
      pipeName: (pipe) => /^(\w+)(?:\.(?:shown|NAOK))?$/.exec(pipe.trim())?.[1],
    },
    report,
  );
  return { ok: true, draft, report: report.finish() };
}

const ownWords: Readonly<Record<string, 'title' | 'purpose' | 'thanks'>> = {
  surveyls_title: 'title',
  surveyls_description: 'purpose',
  surveyls_endtext: 'thanks',
};

/** Fields that only name the row they stand in. */
const silent =
  /^(sid|gsid|gid|qid|aid|id|surveyls_survey_id|surveyls_language|language|additional_languages)$/;

function noteSettings(
  file: LimesurveyFile,
  tables: Tables,
  report: Report,
): Partial<Record<'title' | 'purpose' | 'thanks', Worded>> & { readonly welcome: readonly SourceQuestion[] } {
  const welcome: SourceQuestion[] = [];
  const words: Partial<Record<'title' | 'purpose' | 'thanks', Worded>> = {};
  const fields = new Map<string, string[]>();
  for (const row of [...(file.tables.surveys ?? []), ...(file.tables.surveys_languagesettings ?? [])]) {
    for (const [field, text] of Object.entries(row))
      if (text.trim() !== '' && !silent.test(field)) fields.set(field, [...(fields.get(field) ?? []), text]);
  }
  const id = file.tables.surveys_languagesettings?.[0]?.surveyls_survey_id ?? '';
  const greeting = tables.said('surveys', id, 'surveyls_welcometext');
  for (const [field, texts] of fields) {
    const entry = report.entry('setting', field, 'survey');
    const part = ownWords[field];
    if (part) words[part] = { said: tables.said('surveys', id, field), entry };
    else if (field === 'surveyls_welcometext' && !fields.has('surveyls_description'))
      words.purpose = { said: greeting, entry };
    else if (field === 'surveyls_welcometext') {
      entry.aside('It becomes a page to read before the first question.');
      welcome.push({ entry, name: 'welcome', keyFrom: 'welcome', shape: 'information', label: greeting });
    } else entry.leftOut('It is a setting of the other program.', texts.join('\n'));
  }
  const read =
    /^(surveys|surveys_languagesettings|groups|group_l10ns|questions|subquestions|question_l10ns|answers|answer_l10ns|question_attributes|conditions)$/;
  for (const [name, rows] of Object.entries(file.tables)) {
    if (read.test(name) || rows.length === 0) continue;
    report.entry('sheet', name, 'file').leftOut(
      `${rows.length === 1 ? 'Its one row belongs' : `Its ${rows.length} rows belong`} to the other program and ${rows.length === 1 ? 'is' : 'are'} not read.`,
      rows
        .slice(0, 20)
        .map((row) =>
          Object.entries(row)
            .map(([field, text]) => `${field}: ${text}`)
            .join(', '),
        )
        .join('\n'),
    );
  }
  for (const [name, text] of Object.entries(file.others))
    report.entry('setting', name, 'file').leftOut('It is a setting of the other program.', text);
  return { ...words, welcome };
}

function readGroup(group: Row, context: Context): SourceQuestion[] {
  const { tables, dialect, report } = context;
  const gid = group.gid ?? '';
  const heading = tables.said('groups', gid, 'group_name');
  const description = tables.said('groups', gid, 'description');
  const name = Object.values(heading)[0] ?? `group ${gid}`;
  const entry = report.entry('group', name, `group ${gid}`);
  const rules = relevanceRules(group.grelevance ?? '', dialect, '');
  if ((group.randomization_group ?? '') !== '')
    entry.changed('Its place is drawn at random, which is not carried over.', group.randomization_group);
  for (const rule of rules) entry.aside('Its condition is put on each of its questions.', rule.text);
  const told: SourceQuestion[] = [];
  if (Object.keys(description).length > 0) {
    entry.aside('Its heading and description become a page to read.');
    told.push({
      entry,
      name: `group ${gid}`,
      keyFrom: `about_${name}`,
      shape: 'information',
      label: joinSaid([heading, description]),
      showIf: rules,
    });
  } else {
    const words = Object.values(heading).join('\n');
    entry.changed('Its heading is not shown: pages here have no headings of their own.', words);
  }
  const own = tables.questions.filter((row) => row.gid === gid);
  return [...told, ...own.flatMap((row) => readQuestion(row, rules, context))];
}

/** Questions of no group, and parts of no question, are named too. */
function noteStrays({ groups, questions, subquestions, answers, said }: Tables, report: Report): void {
  const words = (table: 'questions' | 'answers', id: string) =>
    Object.values(said(table, id, table === 'answers' ? 'answer' : 'question')).join('\n');
  const gids = new Set(groups.map(({ gid }) => gid));
  for (const row of questions)
    if (!gids.has(row.gid))
      report
        .entry('question', row.title || `q${row.qid}`, `question ${row.qid}`)
        .leftOut('It stands in no group of the file.', words('questions', row.qid ?? ''));
  const qids = new Set(questions.filter((row) => gids.has(row.gid)).map(({ qid }) => qid));
  for (const row of subquestions)
    if (!qids.has(row.parent_qid))
      report
        .entry('choice', row.title || `q${row.qid}`, `question ${row.qid}`)
        .leftOut('It belongs to no question of the file.', words('questions', row.qid ?? ''));
  for (const row of answers)
    if (!qids.has(row.qid))
      report
        .entry('choice', `${row.qid} ${row.code}`, `question ${row.qid}`)
        .leftOut('It belongs to no question of the file.', words('answers', answerId(row)));
}
