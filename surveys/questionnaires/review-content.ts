import { kindOf, type Question } from '../questions/answers';
import { missingWords } from '../questions/parts';
import { check, type Finding, type Place, stop } from './finding';
import { readingAge } from './reading-age';
import type { Questionnaire } from './types';

/** Above this a question is pointed out. The NHS service manual asks for what a reader of 9 to 11 can follow. */
export const oldestReading = 13;

/** Of fewer words one long one decides, and the measure says nothing. */
const fewestWords = 8;

/**
 * What special-category questions lack: a purpose, a legal basis with its condition, and a way round (R29). A sensitive
 * question of no special category is asked for purpose and basis too. One that seems to be of a special category and is not
 * marked so is pointed out by its words.
 */
export function reviewGround(questionnaire: Questionnaire, question: Question, place: Place): Finding[] {
  if (!kindOf(question).asks) return [];
  if (question.special === undefined) {
    const [found] = telling.exec(question.label.en.toLowerCase()) ?? [];
    // Personal data need a basis of article 6 whatever they tell; a condition of article 9 is for special categories only.
    if (question.sensitive && !question.ground && !questionnaire.ground) {
      return [check('It is sensitive, and no purpose and legal basis are named. Name them.', place)];
    }
    const isMarked = question.sensitive === true || found === undefined;
    const sentence = `It seems to ask about special-category data (“${found}”). Mark it, or make sure that it is not.`;
    return isMarked ? [] : [check(sentence, place)];
  }
  const ground = question.ground ?? questionnaire.ground;
  const about = question.special.replace('-', ' ');
  const findings: Finding[] = [];
  if (!ground) {
    findings.push(
      stop(`It asks about ${about}, and no purpose and legal basis are named. Name them.`, place),
    );
  } else if (ground.condition === undefined) {
    findings.push(
      stop(
        `It asks about ${about} on the basis “${ground.basis}” without a condition of article 9. Name it.`,
        place,
      ),
    );
  }
  if (!question.whyWeAsk && !question.sensitive) {
    findings.push(stop(`It asks about ${about} and does not say to members why. Write “why we ask”.`, place));
  }
  if (!question.offers?.includes('prefer-not-to-say') && !question.sensitive) {
    const offer = missingWords['prefer-not-to-say'].en;
    findings.push(stop(`It asks about ${about} and gives no way round. Offer “${offer}”.`, place));
  }
  return findings;
}

const telling =
  /\b(ethnic\w*|race|religio\w*|faith|sexual orientation|disab\w*|trade union|political part\w*|vote[ds]?)\b/;

/** A question that is hard to read; wording of others is not ours to change. */
export function reviewReading(question: Question, place: Place, oldest: number): Finding[] {
  if (question.source !== undefined || textOf(question).split(/\s+/).length < fewestWords) return [];
  const age = Math.round(ageOf(question));
  return age > oldest
    ? [check(`It reads as for someone of about ${age}. Use shorter words and sentences, for 9 to 11.`, place)]
    : [];
}

/** The middle reading age of the questions, in whole years; 0 when there is none. */
export function middleAge(questionnaire: Questionnaire): number {
  const ages = questionnaire.pages
    .flatMap((page) => page.questions)
    .map(ageOf)
    .sort((one, other) => one - other);
  return Math.round(ages[Math.floor(ages.length / 2)] ?? 0);
}

const textOf = (question: Question) => [question.label.en, question.hint?.en ?? ''].join('\n').trim();

const ageOf = (question: Question) => readingAge(textOf(question));
