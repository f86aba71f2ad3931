import type { Random } from '../../analysis/random';
import { findRoute } from '../../surveys/questionnaires/routing';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import { isEvenSplit, shareEqually } from '../../surveys/questions/constant-sum/sharing';
import type { Stored } from '../../surveys/vocabulary';
import { bell, between, pick } from './chance';
import type { Person } from './people';
import { ageStep } from './population';

export type Answers = Record<string, Stored>;

/** The comment a person leaves, if any. */
export type Remark = { readonly text: string; readonly mayQuote: boolean };

const weighted = (random: Random, options: Readonly<Record<string, number>>) =>
  pick(random, Object.keys(options), (option) => options[option]!);

/**
 * Gives a category to each person so that the categories' weighted shares come out as wanted, those with the least of a
 * trait in the last category and so on up. This is how the answers resemble a published table and still depend on age and place.
 * @param shares in the order of the trait, the most of it first
 */
export function cutByWeight(
  people: readonly { readonly trait: number; readonly weight: number }[],
  shares: readonly number[],
): number[] {
  const order = people.map((_, at) => at).sort((one, other) => people[other]!.trait - people[one]!.trait);
  const total = people.reduce((sum, { weight }) => sum + weight, 0);
  const given = new Array<number>(people.length).fill(0);
  let category = 0;
  let edge = shares[0]! * total;
  let reached = 0;
  for (const at of order) {
    const middle = reached + people[at]!.weight / 2;
    while (category < shares.length - 1 && middle > edge) {
      category += 1;
      edge += shares[category]! * total;
    }
    given[at] = category;
    reached += people[at]!.weight;
  }
  return given;
}

/**
 * What everyone says in the first survey.
 * @param people with the weights they will have, so that the two questions with a published table come out near it
 * @param tables Good, Neither good nor poor and Poor for `coordination`; Yes and No for `waiting`; shares adding to 1
 */
export function answerFirstSurvey(
  people: readonly { readonly person: Person; readonly weight: number }[],
  tables: { readonly coordination: readonly number[]; readonly waiting: readonly number[] },
  remarks: ReadonlyMap<string, Remark>,
  questionnaire: Questionnaire,
  random: Random,
): Map<string, Answers> {
  const health = people.map(({ person }) => wellness(person) + bell(random));
  const mind = people.map(
    ({ person }, at) => 0.4 * health[at]! + 0.18 * ageStep(person.traits) + bell(random),
  );
  const cut = (traits: readonly number[], shares: readonly number[]) =>
    cutByWeight(
      people.map(({ weight }, at) => ({ trait: traits[at]!, weight })),
      shares,
    );
  const general = cut(health, [0.24, 0.42, 0.23, 0.08, 0.03]);
  const physical = cut(
    health.map((value) => value + 0.5 * bell(random)),
    [0.2, 0.41, 0.26, 0.1, 0.03],
  );
  const mental = cut(mind, [0.22, 0.38, 0.27, 0.1, 0.03]);
  const careful = people.map(
    ({ person }) => 0.2 * ageStep(person.traits) + 0.1 * (quintile(person) - 3) + bell(random),
  );
  const coordination = cut(careful, jittered(tables.coordination, random));
  const needy = people.map(
    ({ person }, at) => 0.7 * bell(random) - 0.6 * health[at]! + 0.12 * ageStep(person.traits),
  );
  const waiting = cut(needy, jittered(tables.waiting, random));
  const found = new Map<string, Answers>();
  people.forEach(({ person }, at) => {
    const answers: Answers = {
      general_health: { value: five[general[at]!] },
      physical_health: { value: five[physical[at]!] },
      mental_health: { value: five[mental[at]!] },
      active_days: { value: Math.max(0, Math.min(7, Math.round(3.4 + 1.1 * health[at]! + bell(random)))) },
      confidence: {
        value: Math.max(0, Math.min(10, Math.round(6.4 + 0.9 * health[at]! + 1.6 * bell(random)))),
      },
      barriers: { value: barriersOf(person, health[at]!, random) },
      share: { value: sharedOut(person, questionnaire, random) },
      priorities: { value: ranked(priorityLean(person), 3, random) },
      used: { value: usedBy(person, health[at]!, random) },
      coordination: { value: coordinationWords(coordination[at]!, random) },
      waiting: { value: waiting[at] === 0 ? weighted(random, services) : 'not_waiting' },
      waiting_life: {
        value: weighted(random, { not_at_all: 8, a_little: 24, somewhat: 31, a_lot: 29, completely: 8 }),
      },
    };
    const remark = remarks.get(person.reference);
    if (remark) answers.change = { value: { ...remark } };
    found.set(person.reference, onRoute(questionnaire, withGaps(questionnaire, answers, random)));
  });
  return found;
}

/** What everyone says in the second, smaller survey. */
export function answerSecondSurvey(
  person: Person,
  remark: Remark | undefined,
  questionnaire: Questionnaire,
  random: Random,
): Answers {
  const feeling = Math.max(
    0,
    Math.min(10, Math.round(6 + 0.35 * ageStep(person.traits) + 1.9 * bell(random))),
  );
  const turnsTo = ['family', 'gp', 'talking', 'work', 'faith', 'charity', 'online'].filter(
    (code) => random() < ({ family: 0.62, gp: 0.48, talking: 0.24, online: 0.2 }[code] ?? 0.09),
  );
  const used = weighted(random, { yes: feeling < 5 ? 34 : 11, waiting: 4, no: 78 });
  const answers: Answers = {
    feeling: { value: feeling },
    turn_to: { value: turnsTo.length > 0 ? turnsTo : ['nobody'] },
    ease:
      random() < 0.14
        ? { missing: 'dont-know' }
        : { value: weighted(random, { very_easy: 6, easy: 29, hard: 43, very_hard: 22 }) },
    used_care: { value: used },
    care_experience: { value: weighted(random, { very_good: 22, good: 35, fair: 26, bad: 12, very_bad: 5 }) },
    first_three: {
      value: ranked(
        {
          crisis: 30,
          shorter_waits: 34,
          schools: 14 + (ageStep(person.traits) < 4 ? 8 : 0),
          one_place: 12,
          drop_in: 15,
        },
        2,
        random,
      ),
    },
    workshop: { value: random() < 0.34 ? 'yes' : 'no' },
  };
  if (remark) answers.helped = { value: { ...remark } };
  return onRoute(questionnaire, withGaps(questionnaire, answers, random));
}

const five = ['very_good', 'good', 'fair', 'bad', 'very_bad'] as const;
const quintile = ({ traits }: Person) => Number(traits.imd_quintile);

/** Better in health: younger, in less deprived places, without a disability. */
function wellness(person: Person): number {
  const { traits } = person;
  return (
    -0.14 * ageStep(traits) + 0.14 * (quintile(person) - 3) - (traits.disability === 'disabled' ? 1.5 : 0)
  );
}

/** A little off the published shares, as a sample would be. */
function jittered(shares: readonly number[], random: Random): number[] {
  const moved = shares.map((share) =>
    Math.max(0.01, share + 0.3 * Math.sqrt((share * (1 - share)) / 400) * bell(random)),
  );
  const total = moved.reduce((sum, share) => sum + share, 0);
  return moved.map((share) => share / total);
}

function coordinationWords(group: number, random: Random): string {
  if (group === 0) return weighted(random, { very_good: 17, good: 39 });
  return group === 1 ? 'neither' : weighted(random, { poor: 72, very_poor: 28 });
}

const services: Readonly<Record<string, number>> = {
  nursing: 6,
  podiatry: 10,
  musculoskeletal: 22,
  physiotherapy: 21,
  respiratory: 9,
  weight: 6,
  continence: 4,
  cardiac: 6,
  diabetes: 5,
  urgent_response: 1,
  rehabilitation: 4,
  other: 12,
};

function barriersOf(person: Person, health: number, random: Random): string[] {
  const age = ageStep(person.traits);
  const lean: Record<string, number> = {
    time: age < 5 ? 0.46 : 0.08,
    money: 0.2 + 0.06 * (3 - quintile(person)),
    energy: health < -1 ? 0.6 : 0.22,
    know_how: 0.08,
    places: 0.1,
    food: 0.09,
    company: 0.12,
    care_duties: age >= 2 && age <= 5 ? 0.18 : 0.05,
    something_else: 0.05,
  };
  const chosen = Object.keys(lean)
    .filter((code) => random() < lean[code]!)
    .slice(0, 3);
  return chosen.length > 0 ? chosen : ['nothing'];
}

/** 100 points in steps of five; a few share them evenly. */
function sharedOut(person: Person, questionnaire: Questionnaire, random: Random): Record<string, number> {
  const question = questionnaire.pages.flatMap((page) => page.questions).find(({ key }) => key === 'share');
  if (question?.kind !== 'constant-sum') throw new Error('The first survey has no question “share”');
  if (random() < 0.06) return { ...shareEqually(question) };
  const lean: Record<string, number> = {
    mental_health: 19 + (ageStep(person.traits) < 3 ? 5 : -2),
    hospitals: 24,
    social_care: 14 + ageStep(person.traits),
    gp: 22,
    staying_well: 12,
    community: 10 + 0.8 * ageStep(person.traits),
  };
  const wanted = question.items.map(({ code }) => ({
    code,
    share: (lean[code] ?? 10) * Math.exp(0.45 * bell(random)),
  }));
  const total = wanted.reduce((sum, { share }) => sum + share, 0);
  const fives = wanted.map(({ code, share }) => ({
    code,
    given: Math.floor((20 * share) / total),
    rest: ((20 * share) / total) % 1,
  }));
  let left = 20 - fives.reduce((sum, { given }) => sum + given, 0);
  for (const one of [...fives].sort((a, b) => b.rest - a.rest)) {
    if (left <= 0) break;
    one.given += 1;
    left -= 1;
  }
  const shares = Object.fromEntries(fives.map(({ code, given }) => [code, given * 5]));
  return isEvenSplit(question, shares) ? { ...shareEqually(question) } : shares;
}

const priorityLean = (person: Person): Record<string, number> => ({
  sooner: 34,
  same_person: 8 + 2.5 * ageStep(person.traits),
  nearer: 10,
  evenings: ageStep(person.traits) < 5 ? 17 : 4,
  told_once: 13,
  online: ageStep(person.traits) < 4 ? 11 : 4,
  in_person: 5 + 2 * ageStep(person.traits),
  carers: 8,
});

function ranked(lean: Readonly<Record<string, number>>, places: number, random: Random): string[] {
  const left = { ...lean };
  return Array.from({ length: places }, () => {
    const chosen = weighted(random, left);
    delete left[chosen];
    return chosen;
  });
}

function usedBy(person: Person, health: number, random: Random): string[] {
  const ill = Math.max(0, -health);
  const lean: Record<string, number> = {
    gp: 0.62 + 0.1 * ill,
    pharmacy: 0.36,
    nhs_111: 0.15 + 0.04 * ill,
    ae: 0.13 + 0.05 * ill,
    outpatients: 0.2 + 0.12 * ill + 0.03 * ageStep(person.traits),
    inpatient: 0.03 + 0.03 * ill,
    mental_health: ageStep(person.traits) < 4 ? 0.12 : 0.05,
    community: 0.05 + 0.04 * ill,
    social_care: 0.02 + 0.02 * ill,
  };
  const used = Object.keys(lean).filter((code) => random() < lean[code]!);
  return used.length > 0 ? used : ['none'];
}

/** Now and then something is left out, or a stated "I do not know" or "prefer not to say" is given where it is offered. */
function withGaps(questionnaire: Questionnaire, answers: Answers, random: Random): Answers {
  const kept: Answers = {};
  for (const question of questionnaire.pages.flatMap((page) => page.questions)) {
    const stored = answers[question.key];
    if (stored === undefined) continue;
    const offers = 'offers' in question ? (question.offers ?? []) : [];
    const chance = random();
    if (question.kind !== 'open-text' && offers.length > 0 && chance < 0.015)
      kept[question.key] = { missing: offers[between(random, 0, offers.length - 1)]! };
    else if (question.kind === 'open-text' || chance > 0.025) kept[question.key] = stored;
  }
  return kept;
}

/** Answers only to questions that are asked, given the answers so far. */
function onRoute(questionnaire: Questionnaire, answers: Answers): Answers {
  const asked = findRoute(questionnaire, answers).pages.flatMap((page) =>
    page.questions.map(({ key }) => key),
  );
  return Object.fromEntries(Object.entries(answers).filter(([key]) => asked.includes(key)));
}
