/** The logic of a questionnaire, each part as a sentence. */
import type {
  End,
  Jump,
  Known,
  Loop,
  Page,
  PageCheck,
  Questionnaire,
  SafetyRule,
} from '../../../../../surveys/questionnaires/types';
import type { Question } from '../../../../../surveys/questions/answers';
import { listed } from '../../../../shared/format';
import { sayCondition } from '../conditions/condition-words';

const questionsOf = (draft: Questionnaire): readonly Question[] =>
  draft.pages.flatMap((page) => page.questions);
const labelOf = (draft: Questionnaire, key: string) =>
  questionsOf(draft).find((question) => question.key === key)?.label.en ?? key;

/** A page as people call it: its number and its first question. */
export function sayPage(draft: Questionnaire, key: string): string {
  const at = draft.pages.findIndex((page) => page.key === key);
  const first = draft.pages[at]?.questions[0]?.label.en;
  return at < 0 ? `“${key}”` : `page ${at + 1}${first === undefined ? '' : ` (“${first}”)`}`;
}

/** “After page 2 (“…”), if “…” is “No”, go to page 5 (“…”).” */
export function sayJump(draft: Questionnaire, page: Page, jump: Jump): string {
  const when = jump.if ? `, if ${sayCondition(jump.if, questionsOf(draft))},` : ', everyone:';
  return `After ${sayPage(draft, page.key)}${when} go to ${sayTarget(draft, jump)}.`;
}

function sayTarget(draft: Questionnaire, jump: Jump): string {
  if (jump.end !== undefined) {
    const end = draft.ends?.find(({ key }) => key === jump.end);
    return `the end “${end?.title.en ?? jump.end}”`;
  }
  return draft.pages.some(({ key }) => key === jump.to) ? sayPage(draft, jump.to) : `section “${jump.to}”`;
}

export function sayCheck(draft: Questionnaire, check: PageCheck): string {
  const how = check.soft ? 'ask once' : 'stop';
  return `If ${sayCondition(check.if, questionsOf(draft))}, ${how} at “${labelOf(draft, check.at)}”: “${check.words.en}”`;
}

export function sayLoop(draft: Questionnaire, loop: Loop): string {
  const pages = listed(loop.pages.map((page) => sayPage(draft, page)));
  return `For each choice in “${labelOf(draft, loop.over)}”, the first ${loop.most} at most, ask ${pages}.`;
}

export function saySplit({ key, arms }: NonNullable<Questionnaire['splits']>[number]): string {
  const all = arms.reduce((sum, { parts }) => sum + parts, 0);
  return `By lot, “${key}”: ${listed(arms.map(({ code, parts }) => `${parts} of ${all} members fall into “${code}”`))}.`;
}

const endKinds: Readonly<Record<End['kind'], string>> = {
  'screened-out': 'the survey was not for them, and nothing counts',
  thanks: 'thanks',
  help: 'thanks, and where help is',
};

export function sayEnd(end: End): string {
  return `“${end.title.en}”: ${endKinds[end.kind]}.`;
}

export const endChoices = Object.entries(endKinds).map(([value, words]) => ({
  value,
  label: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
}));

export function saySafety(draft: Questionnaire, rule: SafetyRule): string {
  const because = [
    ...(rule.if ? [sayCondition(rule.if, questionsOf(draft))] : []),
    ...(rule.words?.length
      ? [
          `someone writes ${listed(
            rule.words.map((word) => `“${word}”`),
            'or',
          )}`,
        ]
      : []),
  ];
  const when = because.length === 0 ? 'If nothing yet' : `If ${because.join(', or ')}`;
  return `${when}, show ${listed(rule.lines.map(({ name }) => name.en))} at once; staff: ${rule.task}`;
}

/** @param profile what is kept of members, for the words of its variables and categories */
export function sayKnown(draft: Questionnaire, name: string, known: Known, profile: Profile = []): string {
  if ('cohort' in known) return `“${name}”: they joined with ${listed(known.cohort, 'or')}.`;
  if ('earlier' in known) {
    return `“${name}”: in the wave before, ${sayCondition(known.earlier, questionsOf(draft))}.`;
  }
  const variable = profile.find(({ key }) => key === known.profile);
  const codes = known.codes.map(
    (code) => variable?.categories.find((category) => category.code === code)?.label ?? code,
  );
  const words = codes.map((code) => `“${code}”`);
  return `“${name}”: in their profile “${variable?.label ?? known.profile}” is ${listed(words, 'or')}.`;
}

type Profile = readonly {
  readonly key: string;
  readonly label: string;
  readonly categories: readonly { readonly code: string; readonly label: string }[];
}[];
