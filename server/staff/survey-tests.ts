import type { Read } from '../../db/connect';
import { findQuestionnaire, findSurveyTestOf, type SurveyTest } from '../../db/queries/questionnaires';
import { surveyTestsOperations } from '../contract/survey-tests';
import { Refusal } from '../errors';
import { readDraft } from '../member/read-tried';
import { type Handlers, station } from '../mount';
import { closeSurveyTest, sendSurveyTest } from '../steps/send-survey-test';
import { offered } from './offered-language';

const handlers: Handlers<typeof surveyTestsOperations> = {
  showTest: async ({ deps, read, session, params }) => {
    await requireQuestionnaire(read, params.questionnaire);
    const test = await findSurveyTestOf(read, params.questionnaire, session.staffId);
    return { test: test && test.until > deps.now() ? shown(test) : null };
  },

  sendTest: async ({ deps, read, footprint, session, params, body }) => {
    const draft = await readDraft(read, params.questionnaire);
    if (body.format === 'easy-read' && !draft.easyRead)
      throw new Refusal('not-possible-now', 'This survey has no Easy Read version yet. Start one first.');
    const { to, test } = await sendSurveyTest(deps, footprint.id, {
      questionnaireId: params.questionnaire,
      staffId: session.staffId,
      language: offered(draft, body.language),
      format: body.format,
      facts: body.facts ?? '',
    });
    deps.nudgeOutbox();
    return { to, test: shown(test) };
  },

  closeTest: async ({ deps, read, footprint, session, params }) => {
    await requireQuestionnaire(read, params.questionnaire);
    await closeSurveyTest(deps, footprint.id, {
      questionnaireId: params.questionnaire,
      staffId: session.staffId,
    });
    return { test: null };
  },
};

export const surveyTestsStation = station(surveyTestsOperations, handlers);

const shown = ({ language, format, sentAt, until }: SurveyTest) => ({
  language,
  format,
  sentAt: sentAt.toISOString(),
  until: until.toISOString(),
});

async function requireQuestionnaire(read: Read, id: string): Promise<void> {
  if (!(await findQuestionnaire(read, id))) throw new Refusal('not-found');
}
