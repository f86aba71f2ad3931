import { findStaff, listRolesOf } from '../../db/queries/access';
import { findSurveyTest } from '../../db/queries/questionnaires';
import { localDateOf } from '../../surveys/fieldwork/local-date';
import { surveyTestsOperations, testLinkOperations } from '../contract/survey-tests';
import { Refusal } from '../errors';
import { type Call, type Handlers, station } from '../mount';
import { readTried } from './read-tried';
import { answersIn, asTest, beginTrying, goOnTrying, showTried } from './try-survey';

const handlers: Handlers<typeof testLinkOperations> = {
  openTest: async (call) => {
    const { draft, at } = await readTest(call);
    return asTest(at, beginTrying(draft, at));
  },

  showTestPage: async (call) => {
    const { draft, at } = await readTest(call, call.params.page);
    return asTest(at, showTried(draft, call.params.page, answersIn(call.query.answers), at));
  },

  goOnTest: async (call) => {
    const { deps, footprint, params, query, body } = call;
    const { draft, at } = await readTest(call, params.page);
    const today = localDateOf(deps.now(), footprint.timeZone);
    return asTest(at, goOnTrying(draft, params.page, answersIn(query.answers), body, today, at));
  },
};

export const testLinkStation = station(testLinkOperations, handlers);

/** The draft behind the link of a test, while whoever sent it may still work on it. */
async function readTest(
  {
    deps,
    read,
    link,
    query,
  }: Pick<Call<typeof testLinkOperations.showTestPage>, 'deps' | 'read' | 'link' | 'query'>,
  page?: string,
) {
  const test = await findSurveyTest(read, link.rowId);
  if (!test) throw new Refusal('test-over');
  const sender = await findStaff(deps.unbound, test.staffId);
  const roles = await listRolesOf(deps.unbound, test.staffId);
  const mayStill = roles.some(
    ({ footprintId, role }) =>
      footprintId === read.footprintId &&
      surveyTestsOperations.sendTest.who.staff.some((allowed) => allowed === role),
  );
  if (!sender || sender.disabledAt !== null || !mayStill) throw new Refusal('test-over');
  const walk = { questionnaire: test.questionnaireId, home: `/try/${link.token}`, usual: test };
  return readTried(read, walk, query, page);
}
