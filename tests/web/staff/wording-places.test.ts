import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordingsOf } from '../../../surveys/questionnaires/wordings';
import { wordingGroups, wordingName } from '../../../web/staff/screens/surveys/languages/wording-places';
import { questionnaires } from '../../surveys/questionnaires/arbitrary';
import { aPage, aQuestionnaire, yesOrNo } from '../../surveys/questionnaires/builders';

test('an Easy Read version is translated below the standard one, each of its questions under its own name', () => {
  const survey = aQuestionnaire([aPage(yesOrNo('a', { label: { en: 'Are you well?' } }))], {
    bsl: { media: 'clip', transcript: { en: 'We ask how you are.' } },
    easyRead: {
      title: { en: 'Your health' },
      purpose: { en: 'We want to know how you are.' },
      minutes: 5,
      pages: [aPage(yesOrNo('easy_a', { label: { en: 'How are you?' } }))],
      thanks: { en: 'Thank you' },
    },
  });
  const groups = wordingGroups(survey);
  expect(groups.map(({ title }) => title)).toEqual([
    'The questionnaire',
    'Are you well?',
    'The Easy Read version',
    'Easy Read: How are you?',
  ]);
  expect(groups[0]!.wordings.map(({ path }) => wordingName(path))).toContain('What the clip says');
  expect(groups[3]!.wordings[0]).toMatchObject({
    path: ['easyRead', 'pages', '0', 'questions', '0', 'label'],
    words: { en: 'How are you?' },
  });
});

test('law: whatever a questionnaire says is offered for translation once', () => {
  fc.assert(
    fc.property(questionnaires, (survey) => {
      const { pages, title, purpose, minutes, thanks } = survey;
      const both = { ...survey, easyRead: { pages, title, purpose, minutes, thanks } };
      const places = (list: readonly { readonly path: readonly string[] }[]) =>
        list.map(({ path }) => path.join('.')).sort();
      const offered = wordingGroups(both).flatMap(({ wordings }) => wordings);
      expect(places(offered)).toEqual(places(wordingsOf(both)));
    }),
    { numRuns: 50 },
  );
});
