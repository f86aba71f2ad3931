import { expect, test } from 'vitest';
import { splitsToPublish } from '../../../web/staff/screens/results/splits-to-publish';

test('a public page is split by what is known of members and by how they were asked, never by answers', () => {
  const split = (key: string, from: 'profile' | 'question' | 'fieldwork') => ({
    key,
    label: key,
    from,
    sensitive: false,
  });
  const offered = splitsToPublish([
    split('age_band', 'profile'),
    split('waiting', 'question'),
    split('arm_story', 'fieldwork'),
  ]);
  expect(offered.map(({ key }) => key)).toEqual(['age_band', 'arm_story']);
});
