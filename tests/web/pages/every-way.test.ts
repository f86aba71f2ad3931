/** Each kind of question, in each way a member may answer it. docs/kinds.md shows the table that is proven here. */
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { easyReadOf } from '../../../surveys/questionnaires/easy-read';
import { paperOf } from '../../../surveys/questionnaires/exports/paper';
import { judgePage } from '../../../surveys/questionnaires/judge-page';
import { questionPage } from '../../../surveys/questionnaires/page-data';
import { findPage } from '../../../surveys/questionnaires/routing';
import type { Answers } from '../../../surveys/questionnaires/show-if';
import type { Questionnaire } from '../../../surveys/questionnaires/types';
import { answers, kindOf, type Question } from '../../../surveys/questions/answers';
import { columnName, formName } from '../../../surveys/questions/parts';
import type { Fields } from '../../../surveys/questions/question-kind';
import { readAnswer } from '../../../surveys/questions/read-answer';
import type { Stored } from '../../../surveys/vocabulary';
import { render } from '../../../web/entry-server';
import { frame } from './samples';

const kinds = Object.keys(answers).map((name) => {
  const kind = kindOf({ kind: name });
  const { question, value } = kind.example;
  return { name, kind, question: question as Question, stored: { value } as Stored };
});

describe.each(kinds)('a question of the kind $name', ({ kind, question, stored }) => {
  test('is answered on the page as it is served, without any script', () => {
    const survey = surveyOf(question);
    const empty = pageOf(survey, {});
    for (const { part } of kind.form(question)) {
      const name = formName(question, part);
      expect(
        empty.controls.map((control) => control.name),
        `a control named ${name}`,
      ).toContain(name);
    }
    // What a browser would post of the form filled with the answer is the answer.
    const posted = pageOf(survey, { [question.key]: stored }).posted();
    if (kind.asks) expect(readAnswer(question, posted)).toEqual({ stored });
    else expect(readAnswer(question, posted)).toEqual({});
  });

  test('is answered without a line, by the rules the server has', () => {
    const survey = surveyOf(question);
    const page = findPage(survey, {}, 'first');
    if (!page) throw new Error('the page is on the way');
    const judged = judgePage({
      questionnaire: survey,
      answers: {},
      page,
      typed: kind.fill(question, stored),
      go: 'next',
      wasAsked: false,
      language: 'en',
      today: '2026-11-27',
    });
    expect(judged).toMatchObject({ stops: false, problems: [], draft: null });
    expect(judged.answers).toEqual(kind.asks ? { [question.key]: stored } : {});
  });

  test('stands on paper with the codes of the data file', () => {
    const [part] = paperOf(surveyOf(question), 'en').parts;
    if (!kind.asks) return expect(part).toMatchObject({ is: 'words' });
    if (part?.is !== 'question') throw new Error('a question stands on paper as one');
    expect(part.code).toBe(question.key);
    expect(part.how).toMatch(/^[A-Z].+\.$/);
    for (const code of part.answers.flatMap((way) =>
      'items' in way ? way.items.map((item) => item.code) : [],
    ))
      expect(placesIn(question), code).toContain(code);
    expect(part.answers.length).toBeGreaterThan(0);
  });

  test('is asked in Easy Read as a question of its own', () => {
    const easy = { ...question, key: `easy_${question.key}`.slice(0, 40) } as Question;
    const version = easyReadOf({
      ...surveyOf(question),
      easyRead: {
        title: { en: 'Your health' },
        purpose: { en: 'We want to know how you are.' },
        minutes: 5,
        pages: [{ key: 'easy', questions: [easy] }],
        thanks: { en: 'Thank you' },
      },
    });
    if (!version) throw new Error('there is an Easy Read version');
    const posted = pageOf(version, { [easy.key]: stored }, 'easy').posted();
    expect(readAnswer(easy, posted)).toEqual(kind.asks ? { stored } : {});
  });
});

/** What can be ticked or written on paper, as data files name it: a code, a column, or a column and one of its codes. */
function placesIn(question: Question): string[] {
  const kind = kindOf(question);
  const reasons: readonly string[] = question.offers ?? [];
  const ofColumns = kind
    .columns(question)
    .flatMap(({ name, option, categories = [] }) => [
      name,
      ...(option === undefined ? [] : [option]),
      ...[...categories.map(({ code }) => code), ...reasons].flatMap((code) => [code, `${name} ${code}`]),
    ]);
  // A date has one column, and a box for each of its parts.
  const boxes = kind.form(question).map(({ part }) => columnName(question, part));
  return [...ofColumns, ...boxes, ...reasons];
}

function surveyOf(question: Question): Questionnaire {
  return {
    title: { en: 'A survey' },
    purpose: { en: 'To see how it is answered' },
    minutes: 1,
    languages: ['en'],
    pages: [{ key: 'first', questions: [question] }],
    thanks: { en: 'Thank you' },
    completeness: { partialFrom: 0.5, completeFrom: 0.8 },
  };
}

/** The page as it is served, parsed: its controls, and what a browser posts of them. */
function pageOf(questionnaire: Questionnaire, stored: Answers, key = 'first') {
  const page = findPage(questionnaire, stored, key);
  if (!page) throw new Error(`the page ${key} is on the way`);
  const props = questionPage({
    questionnaire,
    answers: stored,
    page,
    action: `/s/token/${key}`,
    submission: '6f0e5b1c6f0e5b1c6f0e5b1c6f0e5b1c',
  });
  const html = render({ screen: 'question', props }, frame);
  const { DOMParser } = new Window();
  const document = new DOMParser().parseFromString(html, 'text/html');
  const controls = Array.from(document.querySelectorAll('#page input, #page select, #page textarea')).map(
    (element) => ({
      name: element.getAttribute('name') ?? '',
      values: valuesOf(element as unknown as Element),
    }),
  );
  return {
    controls,
    posted(): Fields {
      const fields: Record<string, string | string[]> = {};
      for (const { name, values } of controls.filter((control) => control.name.startsWith('q.')))
        for (const value of values) {
          const before = fields[name];
          fields[name] =
            before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
        }
      return fields;
    },
  };
}

/** The values a control adds to a posted form: none for a box not ticked. Read from the markup, as a browser starts from it. */
function valuesOf(element: Element): string[] {
  const type = element.getAttribute('type');
  if (element.tagName === 'TEXTAREA') return [element.textContent ?? ''];
  if (element.tagName === 'SELECT') {
    const options = Array.from(element.querySelectorAll('option'));
    const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0];
    return chosen ? [chosen.getAttribute('value') ?? chosen.textContent ?? ''] : [];
  }
  if (type === 'radio' || type === 'checkbox')
    return element.hasAttribute('checked') ? [element.getAttribute('value') ?? 'on'] : [];
  return [element.getAttribute('value') ?? ''];
}
