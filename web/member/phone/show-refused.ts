import { unfold } from '../../../surveys/questionnaires/unfold';
import { formName } from '../../../surveys/questions/parts';
import { readAnswer } from '../../../surveys/questions/read-answer';
import { inLanguage } from '../../../surveys/vocabulary';
import type { Act } from './act';
import type { Outbox } from './outbox';
import { kindOf, loadKinds } from './rules';
import type { LinkKey } from './seal';
import type { Survey } from './survey';

/**
 * Tells, on whichever page stands there, of answers that the server will never take.
 * @returns whether there are any
 */
export async function showRefused(outbox: Outbox, link: LinkKey, language: string): Promise<boolean> {
  const refused = await outbox.refused();
  if (refused.length === 0) return false;
  const survey = await outbox.findSurvey();
  if (survey) await loadKinds(survey.questionnaire);
  const rows = refused.flatMap(({ act }) => inWords(act, survey, language));
  const { tellRefused } = await import('./refused');
  await tellRefused({ outbox, link, refused, rows, helpline: survey?.helpline, language });
  return true;
}

export type Row = { readonly label: string; readonly answer: string };

/** The answers of an act in words; as they were typed where this phone cannot read them. */
function inWords({ page, fields }: Act, survey: Survey | undefined, language: string): Row[] {
  const questions = survey && unfold(survey.questionnaire).pages.find(({ key }) => key === page)?.questions;
  if (!questions) return [{ label: '', answer: typedUnder('q.', fields) }];
  return questions.map((question) => ({
    label: inLanguage(question.label, language),
    answer:
      kindOf(question).print(question, readAnswer(question, fields).stored, language) ||
      typedUnder(formName(question), fields),
  }));
}

function typedUnder(start: string, fields: Act['fields']): string {
  return Object.keys(fields)
    .filter((name) => name.indexOf(start) === 0)
    .map((name) => String(fields[name]))
    .join('; ');
}
