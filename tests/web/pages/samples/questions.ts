import { answers, type Question } from '../../../../surveys/questions/answers';
import type { Page } from '../../../../web/entry-server';
import { easyReadPage, everyKind, health, questionPage, share, town } from './question-page';

/** Questions as they open, with something to put right, with something beside them. */
export const questions: Readonly<Record<string, Page>> = {
  ...everyKind,
  'easy-read': easyReadPage(answers['single-choice'].example.question),
  'easy-read-shares': easyReadPage(answers['constant-sum'].example.question),
  'easy-read-cards': easyReadPage(answers.grid.example.question),
  'question-on-behalf': questionPage([{ question: health }], {
    note: {
      words: 'You are answering for the person you care for. Please answer as they would.',
      change: 'Change whom you answer for',
      href: '/s/token',
    },
  }),
  'question-single': questionPage([{ question: health, fields: { 'q.health': 'h2' } }]),
  'question-single-wrong': questionPage(
    [
      {
        question: health,
        problems: [{ field: 'q.health', message: 'Choose an answer, or skip this question' }],
      },
    ],
    { wasAsked: true },
  ),
  'question-single-other': questionPage([
    {
      question: { ...health, kind: 'single-choice', other: 'h4' } as Question,
      fields: { 'q.health': 'h4', 'q.health.other': 'It comes and goes' },
      problems: [{ field: 'q.health.other', message: 'Shorten your words by 3 characters.' }],
    },
  ]),
  'question-cards': questionPage([
    { question: answers.grid.example.question, fields: { 'q.experience.gp': 'poor' } },
  ]),
  'question-statements': questionPage([
    {
      question: answers.statements.example.question,
      fields: { 'q.said.evenings': 'agree' },
      problems: [{ field: 'q.said.online', message: 'Choose an answer for 2 more, or continue without' }],
    },
  ]),
  'question-date': questionPage([
    {
      question: answers['part-date'].example.question,
      fields: { 'q.last_visit.year': '2031', 'q.last_visit.month': '5' },
      problems: [{ field: 'q.last_visit.year', message: 'Write a date that is not still to come' }],
    },
  ]),
  'question-experience': questionPage([
    {
      question: answers.experience.example.question,
      fields: { 'q.visit.where': 'gp', 'q.visit.year': '2018' },
    },
  ]),
  'question-postcode': questionPage([{ question: answers.postcode.example.question }]),
  'question-profile': questionPage([{ question: answers.profile.example.question }]),
  'question-consent': questionPage([{ question: answers.consent.example.question }], { canSkip: false }),
  'question-short-text': questionPage([
    { question: { ...answers['open-text'].example.question, isShort: true, askQuote: false } },
  ]),
  'question-multiple': questionPage([{ question: answers['multiple-choice'].example.question }]),
  'question-scale': questionPage([
    { question: answers.scale.example.question, fields: { 'q.wellbeing': '7' } },
  ]),
  'question-number': questionPage([
    {
      question: answers.number.example.question,
      fields: { 'q.active_days': '9' },
      problems: [{ field: 'q.active_days', message: 'Write a number from 0 to 7' }],
    },
  ]),
  'question-long-list': questionPage([{ question: town, fields: { 'q.town': 't7' } }]),
  'question-ranking': questionPage([
    { question: answers.ranking.example.question, fields: { 'q.priorities.1': 'nearer' } },
  ]),
  'question-share': questionPage([
    {
      question: share,
      fields: { 'q.share.mental': '25', 'q.share.hospitals': '20', 'q.share.gp': '25', 'q.share.well': '10' },
    },
  ]),
  'question-share-wrong': questionPage([
    {
      question: share,
      fields: { 'q.share.mental': '25', 'q.share.hospitals': '20', 'q.share.gp': '25', 'q.share.well': '10' },
      problems: [{ field: 'q.share.mental', message: 'Share your last 20 points, so that the total is 100' }],
    },
  ]),
  'question-text': questionPage(
    [
      {
        question: answers['open-text'].example.question,
        fields: { 'q.change': '</script><b>"bold" & so on' },
      },
    ],
    {
      help: true,
    },
  ),
  'question-information': questionPage([{ question: answers.information.example.question }], {
    first: undefined,
    last: undefined,
    canSkip: false,
    notice: { kind: 'not-saved' },
  }),
  'question-signed': questionPage([{ question: health }], {
    signed: [
      {
        title: 'Watch this question in British Sign Language',
        src: '/bnssg/media/clip',
        width: 480,
        height: 360,
        captions: [{ language: 'en', name: 'English', src: '/bnssg/media/captions' }],
        transcript: { title: 'Read what the clip says', text: 'How is your health in general?' },
      },
    ],
  }),
  'question-several': questionPage(
    [{ question: health }, { question: answers.number.example.question }, { question: share }],
    {
      heading: 'You and the money',
      notice: { kind: 'other-answers', at: '10:52' },
    },
  ),
};
