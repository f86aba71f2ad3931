import type { Group } from '../../db/queries/groups';
import { say } from '../../surveys/wording/say';
import { wording } from '../../surveys/wording/words';
import { longDate } from './dates';
import type { MessageFacts } from './templates';

/** A group in the words of its messages. */
export const groupFacts = (
  group: Pick<Group, 'title' | 'meetsOn' | 'hours' | 'place' | 'offer' | 'answerBy'>,
  language = 'en',
): NonNullable<MessageFacts['group']> => ({
  title: group.title,
  when: say(
    wording(language).groups.page.moment,
    { day: longDate(group.meetsOn, language), hours: group.hours },
    language,
  ),
  place: group.place,
  offer: group.offer,
  answerBy: longDate(group.answerBy, language),
});
