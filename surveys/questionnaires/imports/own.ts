/** Our own questionnaires as a file: written by one installation, read by another, the same on both sides. */
import { kindOf } from '../../questions/answers';
import { parseQuestionnaire } from '../definition';
import type { Questionnaire } from '../types';
import { isRecord } from './eq-conditions';
import { createReport } from './report';
import type { Imported } from './source';

const format = 'sounding-questionnaire';

/**
 * A questionnaire as a JSON file that importOwn reads back to the letter.
 * @example JSON.parse(writeOwn(survey)).format // 'sounding-questionnaire'
 */
export function writeOwn(questionnaire: Questionnaire): string {
  return `${JSON.stringify({ format, version: 1, questionnaire }, null, 2)}\n`;
}

/** Whether a JSON file is of this kind: with our mark, or the bare questionnaire. */
export function isOwn(data: unknown): boolean {
  if (!isRecord(data)) return false;
  return data.format === format || (Array.isArray(data.pages) && isRecord(data.completeness));
}

/**
 * Reads it back. It is ours, so nothing is mended: what does not fit is named and the file refused.
 */
export function importOwn(data: unknown): Imported {
  const given = isRecord(data) && data.format === format ? data.questionnaire : data;
  const version = isRecord(data) && data.format === format ? data.version : 1;
  if (version !== 1)
    return {
      ok: false,
      place: 'version',
      sentence: `The file is of version ${JSON.stringify(version)}, and this program reads version 1. Use a newer program.`,
    };
  const parsed = parseQuestionnaire(given);
  if (!parsed.ok) {
    const [first, ...more] = parsed.problems;
    const others = more.length > 0 ? ` ${more.length} more places do not fit.` : '';
    return {
      ok: false,
      place: first?.path ?? '',
      sentence: `${first?.sentence ?? 'It does not fit.'}${others}`,
    };
  }
  const report = createReport('Sounding');
  for (const part of ['title', 'purpose', 'minutes', 'languages', 'thanks', 'completeness'])
    report.entry('setting', part, 'file');
  for (const page of parsed.value.pages) {
    report.entry('group', page.key, 'page');
    for (const question of page.questions) {
      report.entry('question', question.key, `page “${page.key}”`).became(question.key);
      const domain = kindOf(question).domain(question);
      for (const code of domain.codes ?? domain.items ?? [])
        report.entry('choice', `${question.key} ${code}`, `page “${page.key}”`).became(code);
    }
  }
  return { ok: true, draft: parsed.value, report: report.finish() };
}
