/** Conditions as other programs write them: read into a tree without knowing what the names mean. */

export type Expression =
  | { readonly number: number }
  | { readonly text: string }
  /** An answer: ${name}, or a bare name. */
  | { readonly name: string }
  /** The answer of the very question: `.` */
  | { readonly self: true }
  | { readonly call: string; readonly given: readonly Expression[] }
  | { readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly not: Expression };

export type Operator = 'and' | 'or' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | 'mod';

/** What could not be read, as a part of a sentence. */
export class CannotRead extends Error {}

/** How two programs differ in writing. */
export type Spelling = {
  /** Names may hold a hyphen (XPath), so that minus needs a space around it. */
  readonly hyphens: boolean;
  /** A backslash in a text hides the sign after it. */
  readonly backslashes: boolean;
};

const longest = 8000;
const mostTokens = 800;
const deepest = 40;

/**
 * Reads a condition.
 * @throws CannotRead with what stands in the way
 * @example readExpression("${age} >= 16", { hyphens: true, backslashes: false })
 * // { operator: '>=', left: { name: 'age' }, right: { number: 16 } }
 */
export function readExpression(text: string, spelling: Spelling): Expression {
  const tokens = tokensOf(text, spelling);
  const at = { place: 0 };
  const read = readBinary(tokens, at, 0, 0);
  if (at.place < tokens.length) throw new CannotRead(`“${tokens[at.place]!.written}” is not expected there`);
  return read;
}

type Token = {
  readonly kind: 'number' | 'text' | 'name' | 'word' | 'sign';
  readonly value: string;
  readonly written: string;
};

const words: Readonly<Record<string, string>> = {
  and: 'and',
  or: 'or',
  div: '/',
  mod: 'mod',
  eq: '=',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};
const signs: Readonly<Record<string, string>> = { '&&': 'and', '||': 'or', '==': '=' };

function tokensOf(text: string, { hyphens, backslashes }: Spelling): Token[] {
  if (text.length > longest) throw new CannotRead('it is too long');
  const word = hyphens ? /[A-Za-z_][\w.:-]*/y : /[A-Za-z_][\w.:]*/y;
  const quoted = backslashes ? /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/y : /"([^"]*)"|'([^']*)'/y;
  const tokens: Token[] = [];
  let place = 0;
  const take = (shape: RegExp): RegExpExecArray | null => {
    shape.lastIndex = place;
    const found = shape.exec(text);
    if (found) place = shape.lastIndex;
    return found;
  };
  while (place < text.length) {
    if (take(/\s+/y)) continue;
    if (tokens.length >= mostTokens) throw new CannotRead('it is too long');
    const push = (kind: Token['kind'], value: string, written: string) =>
      tokens.push({ kind, value, written: written.slice(0, 40) });
    let found = take(/\$\{\s*(?:last-saved#)?([^{}\s]+)\s*\}/y);
    if (found) {
      push('name', found[1]!, found[0]);
      continue;
    }
    found = take(/\d+(\.\d+)?|\.\d+/y);
    if (found) {
      push('number', found[0], found[0]);
      continue;
    }
    found = take(quoted);
    if (found) {
      const inside = found[1] ?? found[2] ?? '';
      push('text', backslashes ? inside.replace(/\\(.)/g, '$1') : inside, found[0]);
      continue;
    }
    found = take(word);
    if (found) {
      push('word', found[0], found[0]);
      continue;
    }
    found = take(/&&|\|\||==|!=|<=|>=|<>|[<>=!(),+*/.-]/y);
    if (!found) throw new CannotRead(`“${text.slice(place, place + 12)}” cannot be read`);
    push('sign', found[0] === '<>' ? '!=' : found[0], found[0]);
  }
  return tokens;
}

/** Loosest first. */
const levels: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', 'mod'],
];

function operatorAt(tokens: readonly Token[], place: number): string | undefined {
  const token = tokens[place];
  if (token?.kind === 'word') return words[token.value.toLowerCase()];
  return token?.kind === 'sign' ? (signs[token.value] ?? token.value) : undefined;
}

function readBinary(
  tokens: readonly Token[],
  at: { place: number },
  level: number,
  depth: number,
): Expression {
  if (depth > deepest) throw new CannotRead('it is nested too deeply');
  const operators = levels[level];
  if (!operators) return readOne(tokens, at, depth);
  let left = readBinary(tokens, at, level + 1, depth);
  for (;;) {
    const operator = operatorAt(tokens, at.place);
    if (operator === undefined || !operators.includes(operator)) return left;
    at.place += 1;
    const right = readBinary(tokens, at, level + 1, depth);
    left = { operator: operator as Operator, left, right }; // one of the level’s own
  }
}

function readOne(tokens: readonly Token[], at: { place: number }, depth: number): Expression {
  const token = tokens[at.place];
  if (!token) throw new CannotRead('it breaks off');
  at.place += 1;
  if (token.kind === 'number') return { number: Number(token.value) };
  if (token.kind === 'text') return { text: token.value };
  if (token.kind === 'name') return { name: token.value };
  if (token.kind === 'word') {
    if (tokens[at.place]?.value !== '(' || tokens[at.place]?.kind !== 'sign') return { name: token.value };
    at.place += 1;
    const given = readGiven(tokens, at, depth);
    const call = token.value.toLowerCase();
    return call === 'not' && given.length === 1 ? { not: given[0]! } : { call, given };
  }
  if (token.value === '(') {
    const inner = readBinary(tokens, at, 0, depth + 1);
    close(tokens, at);
    return inner;
  }
  if (token.value === '!') return { not: readNegated(tokens, at, depth + 1) };
  if (token.value === '-') {
    const inner = readNegated(tokens, at, depth + 1);
    return 'number' in inner
      ? { number: -inner.number }
      : { operator: '-', left: { number: 0 }, right: inner };
  }
  if (token.value === '.' && !isPath(tokens[at.place])) return { self: true };
  throw new CannotRead(
    token.value === '.' || token.value === '/'
      ? 'it names a place by its path'
      : `“${token.written}” is not expected there`,
  );
}

const isPath = (token: Token | undefined) =>
  token?.kind === 'sign' && (token.value === '.' || token.value === '/');

function readNegated(tokens: readonly Token[], at: { place: number }, depth: number): Expression {
  if (depth > deepest) throw new CannotRead('it is nested too deeply');
  return readOne(tokens, at, depth);
}

function readGiven(tokens: readonly Token[], at: { place: number }, depth: number): Expression[] {
  const given: Expression[] = [];
  if (tokens[at.place]?.value === ')') {
    at.place += 1;
    return given;
  }
  for (;;) {
    given.push(readBinary(tokens, at, 0, depth + 1));
    if (tokens[at.place]?.kind === 'sign' && tokens[at.place]?.value === ',') {
      at.place += 1;
      continue;
    }
    close(tokens, at);
    return given;
  }
}

function close(tokens: readonly Token[], at: { place: number }): void {
  if (tokens[at.place]?.kind !== 'sign' || tokens[at.place]?.value !== ')')
    throw new CannotRead('a bracket is not closed');
  at.place += 1;
}
