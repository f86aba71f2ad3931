import { expect, test } from 'vitest';
import { templates } from '../../server/messages/templates';
import { groupEventTypes } from '../../surveys/groups/standing';
import { evidences } from '../../surveys/panel/consent';
import { memberStatuses } from '../../surveys/vocabulary';
import { wording } from '../../surveys/wording/words';

const { allHeld } = wording('en');

test('whatever may be held of a member as a code has words on the page they read it on', () => {
  expect(Object.keys(allHeld.statuses)).toEqual([...memberStatuses]);
  expect(Object.keys(allHeld.evidences)).toEqual([...evidences]);
  expect(Object.keys(allHeld.inGroup)).toEqual([...groupEventTypes]);
});

test('every message to a member is named; those to staff are not theirs', () => {
  const toMembers = Object.keys(templates).filter((name) => !name.startsWith('staff-'));
  expect(Object.keys(allHeld.messages).sort()).toEqual(toMembers.sort());
});
