import { beforeEach, expect, test } from 'vitest';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import { answers, type Question } from '../../../surveys/questions/answers';
import { bindCalls } from '../../../web/staff/api';
import Entry from '../../../web/staff/screens/fieldwork/entry';
import { aPage, aQuestionnaire, yesOrNo } from '../../surveys/questionnaires/builders';
import { serverSays, settle, show, words } from './support';

beforeEach(() => bindCalls({ footprint: 'bnssg', onSessionLost: () => {} }));

const found = {
  case: 'c1',
  isFinished: false,
  answeredFor: 'self',
  answered: 0,
  of: 3,
  submission: 's1',
  fields: {},
  questionnaire: 'q1',
  version: 1,
};

/** Opens the form of a case and gives the screen. */
async function typeIn(definition: Questionnaire) {
  const requests = serverSays({ body: found }, { body: { definition } }, { body: { answered: 1, of: 3 } });
  const screen = show(() => <Entry />);
  const send = async () => {
    screen
      .querySelector('form')!
      .dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
    await settle();
    await settle();
  };
  await send();
  return { requests, screen, send };
}

test('each round of a loop has fields of its own, named as the answers are kept', async () => {
  const several = answers['multiple-choice'].example.question;
  const used: Question = {
    ...several,
    key: 'used',
    options: [
      { code: 'gp', label: { en: 'a GP' } },
      { code: 'dentist', label: { en: 'a dentist' } },
    ],
  };
  const good = yesOrNo('good', { label: { en: 'You said {{used|something}}: was {{item}} good?' } });
  const { requests, screen, send } = await typeIn(
    aQuestionnaire([aPage(used, { key: 'first' }), aPage(good, { key: 'second' })], {
      loops: [{ key: 'each', over: 'used', pages: ['second'], most: 2 }],
    }),
  );
  expect(words(screen)).toContain('You said something: was a GP good?');
  screen.querySelector<HTMLSelectElement>('select[name="fields.q.good_dentist"]')!.value = 'yes';
  await send();
  expect(JSON.parse(String(requests.at(-1)?.init.body)).fields).toEqual({ 'q.good_dentist': ['yes'] });
});
