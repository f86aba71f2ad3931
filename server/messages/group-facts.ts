import type { Group } from '../../db/queries/groups';
import { longDate } from './dates';
import type { MessageFacts } from './templates';

/** A group in the words of its messages. */
export const groupFacts = (
  group: Pick<Group, 'title' | 'meetsOn' | 'hours' | 'place' | 'offer' | 'answerBy'>,
  language = 'en',
): NonNullable<MessageFacts['group']> => ({
  title: group.title,
  when: `${longDate(group.meetsOn, language)}, ${group.hours}`,
  place: group.place,
  offer: group.offer,
  answerBy: longDate(group.answerBy, language),
});
