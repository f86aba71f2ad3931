import { kindOf, type Question } from '../questions/answers';
import { repeated } from '../questions/parts';
import { outcomesOf } from './dry-run';
import { check, type Finding, missingIn, type Place, stop } from './finding';
import { slotsIn } from './present';
import { faultsOfCondition } from './review-condition';
import { placeOf } from './routing';
import { type Condition, givenTestsIn } from './show-if';
import type { Page, Questionnaire } from './types';

/** What is wrong with the jumps and checks of a page: where they lead, and what they look at. */
export function reviewJumpsAndChecks(questionnaire: Questionnaire, page: Page, index: number): Finding[] {
  const place = { page: page.key };
  const jumps = (page.jumps ?? []).flatMap((jump): Finding[] => {
    const leads: Finding[] = [];
    if (jump.end !== undefined && !questionnaire.ends?.some(({ key }) => key === jump.end)) {
      leads.push(stop(`A jump leads to the end “${jump.end}”, which there is not. Add it.`, place));
    }
    if (jump.to !== undefined && placeOf(questionnaire, jump.to, index) < 0) {
      const sentence = `A jump leads to “${jump.to}”, which is no later page or section. Jumps lead forward only.`;
      leads.push(stop(sentence, place));
    }
    return [...leads, ...reviewCondition(questionnaire, jump.if, index + 1, place)];
  });
  const checks = (page.checks ?? []).flatMap(({ if: condition, at }): Finding[] => [
    ...(page.questions.some(({ key }) => key === at)
      ? []
      : [stop(`A check is said at “${at}”, which is not on this page. Name a question of the page.`, place)]),
    ...reviewCondition(questionnaire, condition, index + 1, place),
  ]);
  return [...jumps, ...checks, ...reviewShown(questionnaire, page.showIf, index, place)];
}

/**
 * Whether a condition makes sense: what it looks at is defined, and it can both hold and fail. One that cannot hold
 * contradicts itself; one that cannot fail lets everyone through.
 */
export function reviewSense(
  questionnaire: Questionnaire,
  condition: Condition | undefined,
  place: Place,
): Finding[] {
  if (!condition) return [];
  const undefinedNames = givenTestsIn(condition).flatMap((test): Finding[] => {
    if ('known' in test) {
      return questionnaire.known?.[test.known]
        ? []
        : [stop(`A condition asks for “${test.known}”, which is not among what is known. Define it.`, place)];
    }
    const split = questionnaire.splits?.find(({ key }) => key === test.split);
    return split?.arms.some(({ code }) => code === test.arm)
      ? []
      : [
          stop(
            `A condition asks for the arm “${test.arm}” of “${test.split}”, which there is not. Define it.`,
            place,
          ),
        ];
  });
  if (undefinedNames.length > 0) return undefinedNames;
  const outcomes = outcomesOf(questionnaire, condition, place.page);
  if (outcomes && !outcomes.canHold) {
    return [stop(contradiction, place)];
  }
  return outcomes && !outcomes.canFail
    ? [check('A condition holds for everyone, so it says nothing. Mend or remove it.', place)]
    : [];
}

/** The same for what is shown: what no answers can meet is found there by the question that nobody comes to. */
export function reviewShown(
  questionnaire: Questionnaire,
  condition: Condition | undefined,
  index: number,
  place: Place,
): Finding[] {
  if (!condition || faultsOfCondition(questionnaire, condition, index).length > 0) return [];
  return reviewSense(questionnaire, condition, place).filter((finding) => finding.sentence !== contradiction);
}

const contradiction = 'A condition contradicts itself: no answers meet it. Mend it.';

/** What a question takes from earlier ones: options carried forward, and answers said in its words. */
export function reviewEarlier(
  questionnaire: Questionnaire,
  question: Question,
  index: number,
  place: Place,
): Finding[] {
  const earlier = questionnaire.pages.slice(0, index).flatMap((page) => page.questions);
  const findings: Finding[] = [];
  const { carryFrom } = question;
  if (carryFrom !== undefined) {
    const from = earlier.find(({ key }) => key === carryFrom);
    const { codes = [], items = [] } = from ? kindOf(from).domain(from) : {};
    const own = 'items' in question ? question.items : 'options' in question ? question.options : [];
    if (!from) {
      findings.push(
        stop(`It carries forward from “${carryFrom}”, which is on no earlier page. Correct the key.`, place),
      );
    } else if (!own.some(({ code }) => [...codes, ...items].includes(code))) {
      findings.push(
        stop(`None of its options is one of “${carryFrom}”. Use the same codes to carry forward.`, place),
      );
    }
  }
  const isLooped = questionnaire.loops?.some(({ pages }) => pages.includes(place.page ?? ''));
  // Answers of a loop's rounds, which words and options outside it cannot tell apart.
  const inRounds = (questionnaire.loops ?? [])
    .filter(({ pages }) => !pages.includes(place.page ?? ''))
    .flatMap(({ pages }) => questionnaire.pages.filter(({ key }) => pages.includes(key)))
    .flatMap((page) => page.questions.map(({ key }) => key));
  for (const about of [carryFrom, ...slotsIn(question).map(({ key }) => key)])
    if (about !== undefined && inRounds.includes(about))
      findings.push(
        stop(
          `It takes the answer to “${about}”, which is asked once in each round of a loop. Only pages of that loop can.`,
          place,
        ),
      );
  for (const { key, fallback } of slotsIn(question)) {
    if (key === 'item' && isLooped) continue;
    if (!earlier.some((one) => one.key === key)) {
      findings.push(
        stop(`Its words speak of “${key}”, which is on no earlier page. Correct the key.`, place),
      );
    } else if (fallback === undefined) {
      const sentence = `Its words speak of “${key}” without words for who did not answer it. Write {{${key}|…}}.`;
      findings.push(check(sentence, place));
    }
  }
  return findings;
}

/** Loops, ends, splits and the safety route as a whole. */
export function reviewLogic(questionnaire: Questionnaire): Finding[] {
  const { splits = [], loops = [], ends = [], safety = [], languages } = questionnaire;
  const twice = [splits, loops, ends, safety].flatMap((list) =>
    repeated(list.map(({ key }) => key)).map((key) =>
      stop(`Two parts of the logic have the key “${key}”. Give one of them another.`, {}),
    ),
  );
  const lasts = questionnaire.pages.length;
  const rules = safety.flatMap(({ key, if: condition, words }) => [
    ...(condition || words?.length
      ? []
      : [stop(`The safety rule “${key}” looks at nothing. Give it a condition or words.`, {})]),
    ...reviewCondition(questionnaire, condition, lasts, {}),
  ]);
  const said = [ends, safety, questionnaire.pages.flatMap((page) => page.checks ?? [])];
  const missing = missingIn(said, languages);
  const untranslated = missing
    ? [check(`Words of ends, checks and help not translated yet: ${missing}. Translate them.`, {})]
    : [];
  const unused = ends
    .filter(({ key }) => !questionnaire.pages.some((page) => page.jumps?.some((jump) => jump.end === key)))
    .map(({ key }) => check(`No jump leads to the end “${key}”. Add one or remove the end.`, {}));
  return [
    ...twice,
    ...loops.flatMap((loop) => reviewLoop(questionnaire, loop)),
    ...rules,
    ...unused,
    ...untranslated,
  ];
}

function reviewLoop(
  questionnaire: Questionnaire,
  loop: NonNullable<Questionnaire['loops']>[number],
): Finding[] {
  const keys = questionnaire.pages.map(({ key }) => key);
  const places = loop.pages.map((page) => keys.indexOf(page));
  const first = Math.min(...places);
  const missing = loop.pages.find((page) => !keys.includes(page));
  if (missing !== undefined) {
    return [
      stop(`The loop “${loop.key}” repeats the page “${missing}”, which there is not. Correct it.`, {}),
    ];
  }
  const over = questionnaire.pages
    .slice(0, first)
    .flatMap((page) => page.questions)
    .find(({ key }) => key === loop.over);
  if (over?.kind !== 'multiple-choice') {
    const sentence = `The loop “${loop.key}” goes over “${loop.over}”, which is no earlier question with several choices. Name one.`;
    return [stop(sentence, {})];
  }
  const isTogether = Math.max(...places) - first === loop.pages.length - 1;
  return isTogether
    ? []
    : [stop(`The pages of the loop “${loop.key}” do not stand together. Move them next to each other.`, {})];
}

function reviewCondition(
  questionnaire: Questionnaire,
  condition: Condition | undefined,
  index: number,
  place: Place,
): Finding[] {
  const faults = faultsOfCondition(questionnaire, condition, index).map((fault) => stop(fault, place));
  return faults.length > 0 ? faults : reviewSense(questionnaire, condition, place);
}
