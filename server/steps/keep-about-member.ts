import type { Write } from '../../db/connect';
import { addFacts, listVariables } from '../../db/queries/panel';
import type { Answers } from '../../db/schema/responses';
import type { Evidence } from '../../surveys/panel/consent';
import { consentsAnswered, profileFacts } from '../../surveys/questionnaires/profile-facts';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Channel } from '../../surveys/vocabulary';
import type { Deps } from '../deps';
import { changeConsents } from './change-details';

/**
 * Writes what answers say about the member beside the response, in the same write job: dated facts of the profile (R8)
 * and consents. A variable this footprint does not ask, or a code it does not have, stays in the answers alone.
 */
export async function keepAboutMember(
  write: Write,
  deps: Deps,
  given: {
    readonly memberId: string;
    readonly questionnaire: Questionnaire;
    readonly before: Answers;
    readonly after: Answers;
    /** The small area they say they live in, where they were asked now. */
    readonly home: string | undefined;
    readonly channel: Channel;
    readonly at: Date;
  },
): Promise<void> {
  const { memberId, at } = given;
  if (given.home !== undefined)
    await addFacts(write, [
      { id: deps.secrets.newId(), memberId, variable: 'lsoa', at, source: 'survey', code: given.home },
    ]);
  const facts = profileFacts(given.questionnaire, given.before, given.after);
  if (facts.length > 0) {
    const variables = await listVariables(write);
    const known = facts.filter(({ variable, value }) => {
      const found = variables.find(({ key, kind }) => key === variable && kind === 'asked');
      return found && ('missing' in value || found.categories.some(({ code }) => code === value.value));
    });
    await addFacts(
      write,
      known.map(({ variable, value }) => ({
        id: deps.secrets.newId(),
        memberId,
        variable,
        at,
        source: 'survey',
        ...('value' in value ? { code: value.value } : { missing: value.missing }),
      })),
    );
  }
  for (const { purpose, isGiven, textVersion } of consentsAnswered(
    given.questionnaire,
    given.before,
    given.after,
  )) {
    const change = { given: new Map([[purpose, isGiven]]), textVersion };
    await changeConsents(write, deps, memberId, change, at, evidenceBy(given.channel));
  }
}

function evidenceBy(channel: Channel): Evidence {
  if (channel === 'paper') return 'on-paper';
  if (channel === 'telephone') return 'by-telephone';
  return channel === 'in-person' ? 'in-person' : 'online';
}
