import type { Question } from '../../../../../surveys/questions/answers';

/** What each kind of question is for, for who adds one. The order is that of the list. */
export const kindUses: Readonly<Record<Question['kind'], string>> = {
  'single-choice': 'One answer of a short list. The surest to answer, and to read afterwards.',
  'multiple-choice': 'All that apply of a list: which services someone has used.',
  scale: 'How good, how often, how much: points in their order, with words or from 0 to 10.',
  grid: 'The same scale held against several things, one card after the other.',
  statements: 'What others have said, to agree with, disagree with or pass.',
  ranking: 'The first few of a list in order, when it matters what comes before what.',
  'constant-sum': 'A total shared out over a few things: what people would give up for what.',
  'best-worst': 'What matters most and least, in small sets, of a list too long to put in order.',
  number: 'A number in a unit: weeks waited, visits in a year.',
  'part-date': 'When something was, as precisely as it is known: a year is enough.',
  experience: 'One visit or contact: where it was, when, and how good.',
  'open-text': 'Their own words, with leave to quote them asked each time.',
  profile: 'A fact about the member, kept with its date and used for quotas and weights.',
  postcode: 'Where something is, kept only as exactly as you need it.',
  consent: 'Leave for one purpose, nothing chosen beforehand, entered in their consents.',
  information: 'Words to read before the questions that follow. It asks nothing.',
};
