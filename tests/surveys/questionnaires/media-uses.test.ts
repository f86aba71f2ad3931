import { expect, test } from 'vitest';
import { parseQuestionnaire } from '../../../surveys/questionnaires/definition';
import { listMediaUses } from '../../../surveys/questionnaires/media-uses';
import { aPage, aQuestionnaire, yesOrNo } from './builders';

const clip = (id: string) => ({
  media: `clip-${id}`,
  captions: [{ language: 'en', media: `captions-${id}` }],
});
const survey = aQuestionnaire(
  [aPage(yesOrNo('waiting', { picture: { media: 'a-clock' } })), aPage(yesOrNo('hard', { bsl: clip('b') }))],
  { bsl: clip('a') },
);

test('each use of an uploaded file is listed, with the question it stands at', () => {
  expect(parseQuestionnaire(survey)).toEqual({ ok: true, value: survey });
  const uses = listMediaUses(survey);
  expect(uses).toHaveLength(5);
  expect(uses).toEqual(
    expect.arrayContaining([
      { media: 'clip-a', kind: 'clip' },
      { media: 'captions-a', kind: 'captions' },
      { media: 'a-clock', kind: 'picture', question: 'waiting' },
      { media: 'clip-b', kind: 'clip', question: 'hard' },
      { media: 'captions-b', kind: 'captions', question: 'hard' },
    ]),
  );
});

test('a clip in use names one file, and one captions file a language', () => {
  const wrong = { media: '../x', captions: [...clip('a').captions, ...clip('b').captions] };
  const parsed = parseQuestionnaire({ ...survey, bsl: wrong });
  expect(parsed.ok ? [] : parsed.problems.map(({ path, sentence }) => `${path}: ${sentence}`)).toEqual([
    'bsl.media: Choose an uploaded file.',
    'bsl.captions: Give each language one captions file.',
  ]);
});
