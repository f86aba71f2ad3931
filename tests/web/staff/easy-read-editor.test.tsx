import { createSignal } from 'solid-js';
import { expect, test } from 'vitest';
import { reviewQuestionnaire } from '../../../surveys/questionnaires/review';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import type { Draft } from '../../../web/staff/screens/surveys/draft';
import { copyToEasyRead, questionsToCopy } from '../../../web/staff/screens/surveys/easy-read/copy-questions';
import { ofEasyRead } from '../../../web/staff/screens/surveys/easy-read/easy-read-draft';
import { EasyReadParts } from '../../../web/staff/screens/surveys/easy-read/easy-read-parts';
import { changeQuestion } from '../../../web/staff/screens/surveys/edits';
import { surveyWithEasyRead } from '../../surveys/questionnaires/easy-survey';
import { serverSays, settle, show, words } from './support';

const { easyRead: _none, ...standard } = surveyWithEasyRead;

/** A draft being edited, without a server behind it: what this screen looks at. */
function editing(start: Questionnaire): Draft {
  const [draft, setDraft] = createSignal(start);
  const findings = () => [...reviewQuestionnaire(draft()).findings];
  return {
    draft,
    change: (next: Questionnaire) => setDraft(() => next),
    issued: () => null,
    lastSaved: draft,
    findings,
    footprint: 'bnssg',
    profile: [],
  } as unknown as Draft; // saving and undoing are no part of these tests
}

function choose(label: string, value: string): void {
  const labelled = [...document.querySelectorAll('label')].find((one) => words(one) === label);
  const field = document.getElementById(labelled?.htmlFor ?? '') as HTMLSelectElement;
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

test('an Easy Read version begins with copies of chosen questions, which count as the same', () => {
  const begun = copyToEasyRead(standard, ['care', 'more']);
  const [care, more] = begun.easyRead!.pages.map(({ questions }) => questions[0]!);
  expect(care).toMatchObject({
    key: 'easy_care',
    of: 'care',
    mapped: 'same',
    label: { en: 'How would you rate your care?' },
  });
  expect(more).toMatchObject({ key: 'easy_more', of: 'more' });
  expect(more?.mapped).toBeUndefined();
  expect(reviewQuestionnaire(begun).findings.filter(({ severity }) => severity === 'stops')).toEqual([]);
});

test('what is copied is not offered again, and a second copy has keys of its own', () => {
  const begun = copyToEasyRead(standard, ['care']);
  expect(questionsToCopy(begun).map(({ key }) => key)).toEqual(['waiting', 'hard', 'more']);
  const twice = copyToEasyRead(copyToEasyRead(begun, ['waiting']), ['care']);
  const keys = twice.easyRead!.pages.map(({ key }) => key);
  expect(keys).toEqual(['easy_care', 'easy_waiting', 'easy_care_2']);
});

test('it is edited as a draft of its own, over the one that is saved', () => {
  const edited = editing(surveyWithEasyRead);
  const easy = ofEasyRead(edited);
  easy.change({ ...easy.draft(), title: { en: 'Care, made easy' } });
  expect(edited.draft().easyRead?.title.en).toBe('Care, made easy');
  expect(edited.draft().title).toEqual(surveyWithEasyRead.title);
  expect(easy.findings().every(({ page }) => page === undefined || page.startsWith('easy_'))).toBe(true);
});

test('how its answers count is said in sentences, and can be changed there', () => {
  const edited = editing(surveyWithEasyRead);
  const easy = ofEasyRead(edited);
  const question = () => easy.draft().pages[0]!.questions[0]!;
  show(() => (
    <EasyReadParts
      question={question()}
      at={{ page: 0, question: 0 }}
      editing={easy}
      standard={surveyWithEasyRead}
    />
  ));
  choose('“OK” here counts as', 'good');
  expect(question().mapped).toEqual({ good: 'good', ok: 'good', bad: 'poor' });
  choose('How its answers count there', 'apart');
  expect(question()).toMatchObject({ of: 'care' });
  expect(question().mapped).toBeUndefined();
  choose('The question it stands for', '');
  expect(question().of).toBeUndefined();
});

test('a picture is said for those who do not see it, and can be taken out', () => {
  const edited = editing(surveyWithEasyRead);
  const easy = ofEasyRead(edited);
  show(() => (
    <EasyReadParts
      question={easy.draft().pages[0]!.questions[0]!}
      at={{ page: 0, question: 0 }}
      editing={easy}
      standard={surveyWithEasyRead}
    />
  ));
  const seen = document.querySelector<HTMLImageElement>('.picture-box img');
  expect(seen?.getAttribute('src')).toBe('/bnssg/media/pictureofnurse');
  const [first] = [...document.querySelectorAll('button')].filter(
    (one) => words(one) === 'Take this picture out',
  );
  first!.click();
  expect(easy.draft().pages[0]!.questions[0]!.picture).toBeUndefined();
});

test('a picture that is uploaded already is chosen by looking at it, and asks anew what is seen there', async () => {
  const edited = editing(surveyWithEasyRead);
  const easy = ofEasyRead(edited);
  const requests = serverSays({
    body: {
      media: [
        { id: 'sun', kind: 'picture', name: 'sun.png' },
        { id: 'film', kind: 'clip', name: 'film.mp4' },
      ],
    },
  });
  const question = () => easy.draft().pages[0]!.questions[0]!;
  easy.change(changeQuestion(easy.draft(), { page: 0, question: 0 }, { ...question(), picture: undefined }));
  show(() => (
    <EasyReadParts
      question={question()}
      at={{ page: 0, question: 0 }}
      editing={easy}
      standard={surveyWithEasyRead}
    />
  ));
  expect(requests).toHaveLength(0);
  const choice = document.querySelector('.picture-open details') as HTMLDetailsElement;
  choice.open = true;
  choice.dispatchEvent(new Event('toggle'));
  await settle();
  const names = [...choice.querySelectorAll('button')].map((one) => one.getAttribute('aria-label'));
  expect(names).toEqual(['Put sun.png beside the question']);
  choice.querySelector('button')!.click();
  expect(question().picture).toEqual({ media: 'sun' });
});
