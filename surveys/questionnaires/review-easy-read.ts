import { kindOf, type Question } from '../questions/answers';
import { missingWords, repeated } from '../questions/parts';
import { picturedLists } from '../questions/pictured';
import type { Option, Picture } from '../questions/question-kind';
import { easyReadDraft, easyReadOf, helpedByKey } from './easy-read';
import { check, type Finding, type Place, stop, wordsIn } from './finding';
import { mappingFaults } from './pool-easy-read';
import type { Questionnaire } from './types';
import { unfold } from './unfold';

/** Above this age a question in Easy Read is pointed out. */
export const oldestEasyReading = 10;

/**
 * Words of one sentence, at most.
 * Source: Department of Health (2010), Making written information easier to understand for people with learning disabilities.
 */
const longestSentence = 15;

/** Words of a page, at most, pictures apart: what fits one screen at Easy Read size. Our own line. */
const mostWords = 60;

/** Names of columns that a data file with an Easy Read version has of its own. */
const reserved = ['format', helpedByKey];

/** Only questions of an Easy Read version stand for others. */
export function reviewNoEasyRead({ pages }: Questionnaire): Finding[] {
  return pages.flatMap((page) =>
    page.questions
      .filter(({ of, mapped }) => of !== undefined || mapped !== undefined)
      .map(({ key }) =>
        stop('It says which question it stands for, as Easy Read questions alone do. Remove that.', {
          page: page.key,
          question: key,
        }),
      ),
  );
}

/** What an Easy Read version needs beyond any other: keys apart, answers that count, pictures that are said, few words. */
export function reviewEasyRead(questionnaire: Questionnaire): Finding[] {
  const { easyRead } = questionnaire;
  if (!easyRead) return [];
  const draft = easyReadDraft(questionnaire, easyRead);
  const standards = unfold(questionnaire).pages.flatMap((page) => page.questions);
  return [
    ...reviewKeysApart(questionnaire),
    ...reviewSafety(questionnaire),
    ...draft.pages.flatMap((page) => [
      ...reviewLength(page.questions, { page: page.key }),
      ...page.questions.flatMap((question) => {
        const place = { page: page.key, question: question.key };
        const standard = standards.find(({ key }) => key === question.of);
        return [
          ...reviewStanding(question, standard, place),
          ...(standard ? reviewCare(question, standard, place) : []),
          ...reviewPictures(question, place),
          ...reviewSentences(question, place),
        ];
      }),
    ]),
    ...reviewTwice(draft),
  ];
}

function reviewKeysApart(questionnaire: Questionnaire): Finding[] {
  const easy = unfold(easyReadOf(questionnaire)!);
  const standard = unfold(questionnaire);
  const taken = standard.pages.flatMap((page) => [page.key, ...page.questions.map(({ key }) => key)]);
  const inStandard = standard.pages.flatMap((page) =>
    page.questions
      .filter(({ key }) => reserved.includes(key))
      .map(({ key }) =>
        stop(`“${key}” is a column that every survey with an Easy Read version has. Give it another key.`, {
          page: page.key,
          question: key,
        }),
      ),
  );
  const inEasy = easy.pages.flatMap((page) => [
    ...(taken.includes(page.key)
      ? [
          stop(`The standard version has a page or question “${page.key}” too. Give this one another key.`, {
            page: page.key,
          }),
        ]
      : []),
    ...page.questions
      .filter(({ key }) => key === reserved[0] || (taken.includes(key) && key !== page.key))
      .map(({ key }) =>
        stop(`The standard version has “${key}” too. Give this question another key.`, {
          page: page.key,
          question: key,
        }),
      ),
  ]);
  return [...inStandard, ...inEasy];
}

function reviewSafety({ safety = [] }: Questionnaire): Finding[] {
  return safety
    .filter((rule) => rule.if !== undefined)
    .map(({ key, words }) =>
      check(
        words?.length
          ? `Easy Read: the safety rule “${key}” looks at an answer that is not asked here; only its words are looked for. Add a rule of its own if it is needed.`
          : `Easy Read: the safety rule “${key}” looks at an answer that is not asked here. Add a rule of its own if it is needed.`,
        {},
      ),
    );
}

/** Which question it stands for, and how its answers count there. */
function reviewStanding(question: Question, standard: Question | undefined, place: Place): Finding[] {
  const { of, mapped } = question;
  if (of !== undefined && !standard)
    return [
      stop(
        `It stands for “${of}”, and there is no such question. Choose one of the standard version.`,
        place,
      ),
    ];
  if (!standard)
    return mapped === undefined
      ? []
      : [
          stop(
            'It says how its answers count, but not in which question. Choose the question it stands for.',
            place,
          ),
        ];
  const faults = mappingFaults(question, standard).map((fault) => stop(fault, place));
  if (faults.length > 0 || mapped === undefined) return faults;
  const codes = kindOf(question).domain(question).codes ?? [];
  const reached = mapped === 'same' ? codes : Object.values(mapped);
  const left = optionsOf(standard).filter(({ code }) => !reached.includes(code));
  return left.length === 0
    ? []
    : [
        check(
          `No answer here counts as ${left.map(({ label }) => `“${label.en}”`).join(' or ')}, so that nobody in Easy Read can be counted so. Make sure that it may be.`,
          place,
        ),
      ];
}

/** What is sensitive stays so in easier words: its mark, its ground, and the way round. */
function reviewCare(question: Question, standard: Question, place: Place): Finding[] {
  const findings: Finding[] = [];
  if (standard.special !== undefined && question.special !== standard.special) {
    const about = standard.special.replace('-', ' ');
    findings.push(
      stop(`It stands for a question about ${about} and is not marked as one. Mark it too.`, place),
    );
  }
  if (standard.sensitive && !question.sensitive) {
    findings.push(stop('It stands for a sensitive question and is not marked so. Mark it too.', place));
  }
  if (standard.ground && !question.ground) {
    findings.push(stop('The question it stands for has a legal ground of its own. Name it here too.', place));
  }
  const offer = 'prefer-not-to-say';
  if (standard.offers?.includes(offer) && !question.offers?.includes(offer)) {
    findings.push(
      stop(`The question it stands for offers “${missingWords[offer].en}”. Offer it here too.`, place),
    );
  }
  return findings;
}

function reviewPictures(question: Question, place: Place): Finding[] {
  const options = optionsOf(question);
  const unsaid = [question.picture, ...options.map(({ picture }) => picture)].filter(isUnsaid).length;
  const bare = options.filter(({ picture }) => !picture).length;
  return [
    ...(unsaid > 0
      ? [
          stop(
            `${unsaid === 1 ? 'A picture does' : `${unsaid} pictures do`} not say what is seen on it. Write it for those who do not see it.`,
            place,
          ),
        ]
      : []),
    ...(question.picture ? [] : [check('It has no picture. Add one that says the same.', place)]),
    ...(bare > 0 && options.length > 0
      ? [
          check(
            `${bare} of its ${options.length} answers have no picture. Add them, or make sure that words do.`,
            place,
          ),
        ]
      : []),
  ];
}

const isUnsaid = (picture: Picture | undefined) => picture !== undefined && !picture.alt;

function reviewSentences(question: Question, place: Place): Finding[] {
  const longest = Math.max(
    0,
    ...wordsIn({ ...question, benchmark: undefined }).flatMap(({ en }) =>
      en.split(/[.!?…:;\n]+/).map(countWords),
    ),
  );
  return longest > longestSentence
    ? [
        check(
          `One of its sentences has ${longest} words. Easy Read sentences have at most ${longestSentence}.`,
          place,
        ),
      ]
    : [];
}

function reviewLength(questions: readonly Question[], place: Place): Finding[] {
  const words = questions
    .flatMap((question) => [
      question.label,
      question.hint,
      ...('paragraphs' in question ? question.paragraphs : []),
      ...optionsOf(question).map((option) => option.label),
    ])
    .reduce((sum, each) => sum + countWords(each?.en ?? ''), 0);
  return words > mostWords
    ? [
        check(
          `The page has ${words} words. Easy Read pages have at most ${mostWords}: one idea a page.`,
          place,
        ),
      ]
    : [];
}

const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length;

function reviewTwice(draft: Questionnaire): Finding[] {
  const counted = draft.pages.flatMap((page) =>
    page.questions.flatMap(({ key, of, mapped }) =>
      of !== undefined && mapped !== undefined ? [{ page: page.key, question: key, of }] : [],
    ),
  );
  return repeated(counted.map(({ of }) => of)).map((of) => {
    const { page, question } = counted.findLast((one) => one.of === of)!;
    return stop(`Two questions count in “${of}”. Let one of them count apart.`, { page, question });
  });
}

/** Whatever of a question is chosen among or judged. */
const optionsOf = (question: Question): readonly Option[] =>
  picturedLists(question).flatMap(({ list }) => list);
