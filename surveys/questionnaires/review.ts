import { kindOf, type Question } from '../questions/answers';
import { missingWords, repeated } from '../questions/parts';
import { isCrucial } from './completeness';
import { type Walk, walkAll } from './dry-run';
import { easyReadOf, helpedByKey } from './easy-read';
import { check, type Finding, missingIn, type Place, stop, wordsIn } from './finding';
import { faultsOfCondition } from './review-condition';
import { middleAge, oldestReading, reviewGround, reviewReading } from './review-content';
import { oldestEasyReading, reviewEasyRead, reviewNoEasyRead } from './review-easy-read';
import { reviewEarlier, reviewJumpsAndChecks, reviewLogic, reviewShown } from './review-logic';
import { reviewSigned } from './signed';
import type { Page, Questionnaire } from './types';
import { unfold } from './unfold';
import { isUnwritten } from './unwritten';

export type Review = {
  readonly findings: readonly Finding[];
  /** The age most read half of the questions at with ease, in years; a rough measure of English. */
  readonly readingAge: number;
  /** Our estimate for the longest way through, in minutes, to one decimal. */
  readonly longestMinutes: number;
  /** Questions asked on that way. */
  readonly mostQuestions: number;
};

/**
 * Dry run of a draft: walks it by every answer that steers it, and looks at each question and condition; and the same of its
 * Easy Read version.
 * @returns findings in the order of the questionnaire, those about the whole last, then those of the Easy Read version
 * @example reviewQuestionnaire(draft).findings[0]
 * // { severity: 'stops', page: 'empty', sentence: 'Page “empty” has no questions. Add one or remove the page.' }
 */
export function reviewQuestionnaire(questionnaire: Questionnaire): Review {
  const walk = walkAll(questionnaire);
  return {
    findings: [
      ...reviewVersion(questionnaire, walk, oldestReading),
      ...reviewSigned(questionnaire),
      ...reviewNoEasyRead(questionnaire),
      ...reviewEasyVersion(questionnaire),
    ],
    readingAge: middleAge(questionnaire),
    longestMinutes: Math.round(walk.longestSeconds / 6) / 10,
    mostQuestions: walk.mostQuestions,
  };
}

/** The Easy Read version by the rules of any, and by its own. Our own last question is not the draft's to mend. */
function reviewEasyVersion(questionnaire: Questionnaire): Finding[] {
  const easy = easyReadOf(questionnaire);
  if (!easy) return [];
  const asAny = reviewVersion(easy, walkAll(easy), oldestEasyReading)
    .filter(({ question }) => question !== helpedByKey)
    .map((finding) =>
      finding.page === undefined && finding.question === undefined
        ? { ...finding, sentence: `Easy Read: ${finding.sentence}` }
        : finding,
    );
  return [...asAny, ...reviewEasyRead(questionnaire)];
}

function reviewVersion(questionnaire: Questionnaire, walk: Walk, oldest: number): Finding[] {
  return [
    ...reviewKeys(unfold(questionnaire)),
    ...questionnaire.pages.flatMap((page, index) => [
      ...reviewPage(page),
      ...reviewJumpsAndChecks(questionnaire, page, index),
      ...faultsOfCondition(questionnaire, page.showIf, index).map((fault) => stop(fault, { page: page.key })),
      ...page.questions.flatMap((question) => {
        const place = { page: page.key, question: question.key };
        const reached = isReached(questionnaire, page, question, walk);
        return [
          ...reviewQuestion(question, questionnaire.languages, place),
          ...reviewGround(questionnaire, question, place),
          ...reviewReading(question, place, oldest),
          ...reviewEarlier(questionnaire, question, index, place),
          ...reviewShown(questionnaire, question.showIf, index, place),
          ...faultsOfCondition(questionnaire, question.showIf, index).map((fault) => stop(fault, place)),
          ...(reached
            ? []
            : [stop('No answers lead to this question. Mend its condition, or its page’s.', place)]),
        ];
      }),
    ]),
    ...reviewLogic(questionnaire),
    ...reviewWhole(questionnaire, walk),
    ...(walk.triedAll
      ? []
      : [
          check(
            `Its conditions lead to more than ${walk.limit} cases at one page, too many to try each. Test them by hand.`,
            {},
          ),
        ]),
  ];
}

/** SPSS: names of variables are at most 64 bytes. */
const longestColumnName = 64;

function reviewKeys({ pages }: Questionnaire): Finding[] {
  const questions = pages.flatMap((page) => page.questions.map((question) => ({ page: page.key, question })));
  const twicePages = repeated(pages.map((page) => page.key)).map((page) =>
    stop(`Two pages have the key “${page}”. Give one of them another key.`, { page }),
  );
  const twiceQuestions = repeated(questions.map(({ question }) => question.key)).map((key) => {
    const last = questions.findLast(({ question }) => question.key === key);
    return stop(`Two questions have the key “${key}”. Give one of them another key.`, {
      page: last?.page,
      question: key,
    });
  });
  if (twiceQuestions.length > 0) return [...twicePages, ...twiceQuestions];
  const columns = questions.flatMap(({ page, question }) =>
    kindOf(question)
      .columns(question)
      .map(({ name }) => ({ name, page, question: question.key })),
  );
  const twiceColumns = repeated(columns.map(({ name }) => name)).map((name) => {
    const last = columns.findLast((column) => column.name === name);
    const place = { page: last?.page, question: last?.question };
    return stop(`Two columns of the data file would be called “${name}”. Change this question’s key.`, place);
  });
  const tooLong = columns
    .filter(({ name }) => name.length > longestColumnName)
    .map(({ name, page, question }) =>
      stop(
        `The column “${name}” has a longer name than SPSS reads (${longestColumnName}). Shorten the key.`,
        { page, question },
      ),
    );
  return [...twicePages, ...twiceColumns, ...tooLong];
}

function reviewPage(page: Page): Finding[] {
  if (page.questions.length === 0) {
    return [stop(`Page “${page.key}” has no questions. Add one or remove the page.`, { page: page.key })];
  }
  const asking = page.questions.filter((question) => kindOf(question).asks).length;
  return asking > 4
    ? [
        check(`${asking} questions on one page are a long scroll on a phone. Split the page.`, {
          page: page.key,
        }),
      ]
    : [];
}

function reviewQuestion(question: Question, languages: readonly string[], place: Place): Finding[] {
  const findings: Finding[] = [];
  const kind = kindOf(question);
  for (const { stops, sentence } of kind.review(question))
    findings.push((stops ? stop : check)(sentence, place));
  const left = wordsIn(question).find(({ en }) => isUnwritten(en));
  if (left) findings.push(stop(`It still says “${left.en}”. Write your own words there.`, place));
  if (question.sensitive && kind.asks) {
    if (!question.whyWeAsk) {
      findings.push(stop('It is sensitive and does not say why it is asked. Write “why we ask”.', place));
    }
    if (!question.offers?.includes('prefer-not-to-say')) {
      const offer = missingWords['prefer-not-to-say'].en;
      findings.push(stop(`It is sensitive and gives no way round. Offer “${offer}”.`, place));
    }
  }
  const missing = missingIn(question, languages);
  if (missing) {
    findings.push(
      check(`Words not translated yet, which members read in English: ${missing}. Translate them.`, place),
    );
  }
  return [...findings, ...reviewBenchmark(question, place)];
}

/** Published figures a question is set beside: whose they are, and which of its answers make up each of theirs. */
function reviewBenchmark(question: Question, place: Place): Finding[] {
  const { benchmark } = question;
  if (!benchmark) return [];
  const known = kindOf(question).domain(question).codes ?? [];
  const codes = Object.values(benchmark.groups).flat();
  return [
    ...(benchmark.source.trim() === '' || benchmark.geography.trim() === ''
      ? [
          stop(
            'Its published figures do not say who published them, and for which place. Write both, or set it beside no published figures.',
            place,
          ),
        ]
      : []),
    ...(codes.length === 0
      ? [
          check(
            'Its published figures name no published answer, so nothing is set beside them. Add one, or set it beside no published figures.',
            place,
          ),
        ]
      : []),
    ...codes
      .filter((code) => !known.includes(code))
      .map((code) =>
        stop(`Its benchmark names “${code}”, which is not one of its options. Correct the code.`, place),
      ),
  ];
}

function reviewWhole(questionnaire: Questionnaire, { longestSeconds, triedAll }: Walk): Finding[] {
  const findings: Finding[] = [];
  const crucial = questionnaire.pages
    .filter((page) => !page.showIf)
    .flatMap((page) => page.questions)
    .filter((question) => !question.showIf && isCrucial(question));
  if (crucial.length === 0) {
    findings.push(
      stop(
        'No question that everyone is asked counts towards a complete answer. Let at least one count.',
        {},
      ),
    );
  }
  const minutes = Math.ceil(longestSeconds / 60);
  if (minutes > questionnaire.minutes) {
    const what = triedAll ? 'the longest way takes' : 'all its questions together, were they asked, take';
    const sentence = `Members are told ${questionnaire.minutes} min, but ${what} about ${minutes} min. Shorten it or say ${minutes}.`;
    findings.push(check(sentence, {}));
  }
  return findings;
}

/** Whether some answers lead to a question; of one in a loop, to some round of it. */
function isReached(questionnaire: Questionnaire, page: Page, question: Question, walk: Walk): boolean {
  if (!walk.triedAll) return true;
  const isLooped = questionnaire.loops?.some(({ pages }) => pages.includes(page.key)) === true;
  // Where loops are written out, questions are copies.
  return [...walk.reached].some(({ key }) =>
    isLooped ? key.startsWith(`${question.key}_`) : key === question.key,
  );
}
