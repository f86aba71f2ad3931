import { givenKey } from '../../../surveys/questionnaires/given';
import { ownPages } from '../../../surveys/questionnaires/own-pages';
import { typedFields } from '../../../surveys/questionnaires/page-data';
import { readPage } from '../../../surveys/questionnaires/read-page';
import type { RoutePage } from '../../../surveys/questionnaires/routing';
import { versionField } from '../../../surveys/questionnaires/version-field';
import type { Format, Stored } from '../../../surveys/vocabulary';
import type { responsesOperations } from '../../contract/responses';
import type { Call, PageReply } from '../../mount';
import type { Spoken } from '../../pages';
import { type SaveResult, saveAnswer, type TypedFields } from '../../steps/save-answer';
import { channelOfLink, type Survey } from '../survey';
import { composedAt, submissionOf, textOf, versionShown } from './posted';

export type SaveCall = Call<typeof responsesOperations.savePage>;

/** One page into the log of answers, once however often it is posted. */
export function keep(
  call: SaveCall,
  survey: Survey,
  page: string,
  { language }: Spoken,
  kept: { answers: Record<string, Stored>; draft: TypedFields | null; goesOnIn?: Format },
): Promise<SaveResult> {
  const { deps, footprint, body } = call;
  return saveAnswer(deps, {
    caseId: survey.case.id,
    footprint,
    questionnaire: survey.whole,
    format: survey.format,
    page,
    submissionId: submissionOf(deps, body.submission),
    content: { go: body.go ?? 'next', asked: body.asked ?? '', ...typedFields(body) },
    ...kept,
    given: survey.answers[givenKey],
    composedAt: composedAt(textOf(body.composed), deps.now()),
    version: versionShown(textOf(body[versionField]), survey),
    channel: channelOfLink(survey),
    by: 'member',
    language,
    ...(typeof body.shown === 'string' ? { shownHash: body.shown } : {}),
  });
}

/** What comes after the survey was sent is kept in the log, and replaces nothing. */
export async function keepLate(
  call: SaveCall,
  survey: Survey,
  page: RoutePage | undefined,
  spoken: Spoken,
): Promise<void> {
  if (!page || !survey.response?.finishedAt || survey.member.status === 'left') return;
  await keep(call, survey, page.key, spoken, {
    answers: readPage(page, typedFields(call.body)).answers,
    draft: null,
  });
}

export async function send(call: SaveCall, survey: Survey, { language }: Spoken): Promise<PageReply> {
  const { deps, footprint, body, link } = call;
  const { outcome } = await saveAnswer(deps, {
    caseId: survey.case.id,
    footprint,
    questionnaire: survey.whole,
    format: survey.format,
    page: ownPages.checkAnswers,
    submissionId: submissionOf(deps, body.submission),
    content: { go: 'send' },
    answers: {},
    given: survey.answers[givenKey],
    draft: null,
    composedAt: null,
    channel: channelOfLink(survey),
    by: 'member',
    language,
    finishes: true,
  });
  return { seeOther: outcome === 'closed' ? `/s/${link.token}` : `/s/${link.token}/${ownPages.thankYou}` };
}
