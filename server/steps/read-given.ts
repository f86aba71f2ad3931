import type { Read } from '../../db/connect';
import { type Case, listAnswersOfMember } from '../../db/queries/fieldwork';
import type { Member } from '../../db/queries/panel';
import { findVersion } from '../../db/queries/questionnaires';
import type { Answers } from '../../db/schema/responses';
import { fractionOf, givenKey, withGiven } from '../../surveys/questionnaires/given';
import { knownOf, needsGiven } from '../../surveys/questionnaires/known';
import { standardAnswers } from '../../surveys/questionnaires/report-easy-read';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Deps } from '../deps';
import { readProfiles } from './read-profiles';

/**
 * Answers with what is known before anyone answers: named facts as of the invitation (R8), and a seed of the case's own.
 * Once a response carries it, that is what counts; a questionnaire that needs none is left alone.
 */
export async function addGiven(
  deps: Pick<Deps, 'secrets' | 'places'>,
  read: Read,
  of: {
    readonly case: Case;
    readonly versionId: string;
    readonly member: Pick<Member, 'id' | 'bornSealed'>;
    readonly questionnaire: Questionnaire;
    readonly answers: Answers;
  },
): Promise<Answers> {
  const { questionnaire, member, answers } = of;
  if (answers[givenKey] !== undefined || !needsGiven(questionnaire)) return answers;
  const rules = Object.values(questionnaire.known ?? {});
  const profiles = rules.some((rule) => 'profile' in rule)
    ? await readProfiles(read, deps, [member], of.case.issuedAt)
    : undefined;
  const earlier = rules.some((rule) => 'earlier' in rule) ? await readEarlier(read, of) : {};
  const known = knownOf(questionnaire, {
    profile: profiles?.byMember.get(member.id) ?? {},
    cohort: of.case.cohort,
    earlier,
  });
  const { arms } = of.case;
  return withGiven(answers, {
    seed: Math.floor(fractionOf(of.case.id) * 2 ** 32).toString(36),
    known,
    ...(arms && { arms }),
  });
}

/** What the member sent in the wave before this one that put the same questionnaire, whichever version. */
async function readEarlier(
  read: Read,
  of: { readonly case: Case; readonly versionId: string },
): Promise<Answers> {
  const now = await findVersion(read, of.versionId);
  for (const row of await listAnswersOfMember(read, of.case.memberId)) {
    if (row.case.issuedAt >= of.case.issuedAt || !row.response?.finishedAt) continue;
    const version = await findVersion(read, row.wave.versionId);
    if (version && version.questionnaireId === now?.questionnaireId)
      return standardAnswers(version.definition, { ...row.response, isFinished: true });
  }
  return {};
}
