/** The zod shape of any question, and parsing with problems a person can act on. Server only. */
import { z } from 'zod';
import type { Question } from './answers';
import { bestWorstDefinition } from './best-worst/definition';
import { consentDefinition } from './consent/definition';
import { constantSumDefinition } from './constant-sum/definition';
import { experienceDefinition } from './experience/definition';
import { gridDefinition } from './grid/definition';
import { informationDefinition } from './information/definition';
import { multipleChoiceDefinition } from './multiple-choice/definition';
import { numberDefinition } from './number/definition';
import { openTextDefinition } from './open-text/definition';
import { partDateDefinition } from './part-date/definition';
import { postcodeDefinition } from './postcode/definition';
import { profileDefinition } from './profile/definition';
import { rankingDefinition } from './ranking/definition';
import { scaleDefinition } from './scale/definition';
import { singleChoiceDefinition } from './single-choice/definition';
import { statementsDefinition } from './statements/definition';

/** Any question. A new kind ends with a row here and one in answers.ts. */
export const questionDefinition = z.discriminatedUnion('kind', [
  singleChoiceDefinition,
  multipleChoiceDefinition,
  scaleDefinition,
  numberDefinition,
  rankingDefinition,
  constantSumDefinition,
  openTextDefinition,
  gridDefinition,
  statementsDefinition,
  partDateDefinition,
  experienceDefinition,
  profileDefinition,
  postcodeDefinition,
  consentDefinition,
  bestWorstDefinition,
  informationDefinition,
]) satisfies z.ZodType<Question>;

/** Something that does not fit the shape: where in the data, and a sentence that says what to do. */
export type ShapeProblem = { readonly path: string; readonly sentence: string };

export type Parsed<Shape> =
  | { readonly ok: true; readonly value: Shape }
  | { readonly ok: false; readonly problems: readonly ShapeProblem[] };

/**
 * Parses one question as stored or as edited; never throws.
 * @example parseQuestion({ kind: 'scale', key: 'x' }) // { ok: false, problems: [{ path: 'style', sentence: … }, …] }
 */
export function parseQuestion(data: unknown): Parsed<Question> {
  return parseWith(questionDefinition, data);
}

const deepest = 40;

/**
 * Parses data by a shape and puts what does not fit in words; never throws, also on data nested thousands deep.
 * @returns the value, or up to 50 problems in the order of the data
 */
export function parseWith<Shape>(shape: z.ZodType<Shape>, data: unknown): Parsed<Shape> {
  if (isDeeperThan(deepest, data)) {
    return {
      ok: false,
      problems: [{ path: '', sentence: `Nothing may be nested more than ${deepest} deep.` }],
    };
  }
  const result = shape.safeParse(data);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.flatMap((issue) => inWords(issue, [])).slice(0, 50) };
}

/** Looks level by level rather than by calling itself, so that depth cannot exhaust the stack. */
function isDeeperThan(limit: number, data: unknown): boolean {
  let level: unknown[] = [data];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}

type Issue = z.core.$ZodIssue;

function inWords(issue: Issue, within: readonly PropertyKey[]): ShapeProblem[] {
  const steps = [...within, ...issue.path];
  const path = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  const here = path.replace(/^\./, '');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const names = issue.keys.map((name) => `“${name.slice(0, 40)}”`).join(', ');
      return [{ path: here, sentence: `Remove ${names}: nothing of that name belongs here.` }];
    }
    case 'invalid_union': {
      if (issue.discriminator !== undefined) {
        // zod lists the names it knows, though its type does not say so
        const known = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
        const names = known.map((name) => `“${String(name)}”`).join(', ') || 'the names it can have';
        return [{ path: here, sentence: `Give “${issue.discriminator}” one of ${names}.` }];
      }
      return nearest(issue.errors).flatMap((inner) => inWords(inner, steps));
    }
    case 'invalid_type':
      return [{ path: here, sentence: `Give ${article(issue.expected)}; ${found(issue.message)}.` }];
    case 'too_small':
    case 'too_big':
      return [{ path: here, sentence: sizeOf(issue) ?? `${issue.message}.` }];
    default:
      return [{ path: here, sentence: `${issue.message.replace(/^./, (letter) => letter.toUpperCase())}.` }];
  }
}

/** What is too little or too much, as whoever writes a questionnaire would say it; nothing where its shape says it better. */
function sizeOf(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string | undefined {
  if (!/^Too (small|big)/.test(issue.message)) return undefined;
  const isLittle = issue.code === 'too_small';
  const bound = isLittle ? issue.minimum : issue.maximum;
  if (issue.origin === 'string') {
    if (isLittle && bound === 1) return 'Write something here; it is empty.';
    return `Write ${isLittle ? 'at least' : 'at most'} ${bound} characters.`;
  }
  const isList = issue.origin === 'array' || issue.origin === 'set';
  if (isList) return `Give ${isLittle ? 'at least' : 'at most'} ${bound} of these.`;
  const beyond =
    issue.inclusive === false ? (isLittle ? 'more than' : 'less than') : isLittle ? 'at least' : 'at most';
  return `Write a number that is ${beyond} ${bound}.`;
}

/** Of the shapes that were tried, the one the data misses least. */
function nearest(tried: readonly (readonly Issue[])[]): readonly Issue[] {
  const misses = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : 1), 0);
  return [...tried].sort((a, b) => misses(a) - misses(b))[0] ?? [];
}

function article(expected: string): string {
  const said: Record<string, string> = {
    string: 'text',
    object: 'an object',
    array: 'a list',
    boolean: 'true or false',
  };
  return said[expected] ?? `a ${expected}`;
}

function found(message: string): string {
  const received = /received (\w+)/.exec(message)?.[1] ?? 'something else';
  return received === 'undefined' ? 'there is none' : `it is now ${received}`;
}
