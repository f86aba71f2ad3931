/** A value of R, element by element; null is NA. */
export type Element = number | string | boolean | null;
export type Vector = readonly Element[];

/** What names stand for in an expression. */
export type Names = (name: string) => Vector;

/**
 * Works out an R expression over columns: comparisons, & | !, %in% and %%, arithmetic, and the few functions that cases of
 * reference use. Missing values spread as in R.
 * @throws Error naming what is not understood, and where
 * @example evaluate("age=='18-24' & !is.na(x)", names) // [true, false, …]
 */
export function evaluate(text: string, names: Names): Vector {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = () => tokens[at];
  const take = (...words: string[]) => {
    const token = tokens[at];
    if (token?.kind !== 'sign' || !words.includes(token.text)) return null;
    at += 1;
    return token.text;
  };
  const fail = (): never => {
    throw new Error(`“${text}” is not understood at “${peek()?.text ?? 'its end'}”.`);
  };
  // From the loosest binding to the tightest, as R binds.
  const either = (): Vector => {
    let left = both();
    while (take('|', '||')) left = pairwise(left, both(), or);
    return left;
  };
  const both = (): Vector => {
    let left = not();
    while (take('&', '&&')) left = pairwise(left, not(), and);
    return left;
  };
  const not = (): Vector => {
    if (!take('!')) return comparison();
    return not().map((one) => (one === null ? null : !truth(one)));
  };
  const comparison = (): Vector => {
    const left = sum();
    const sign = take('==', '!=', '<=', '>=', '<', '>');
    return sign ? pairwise(left, sum(), (a, b) => compare(sign, a, b)) : left;
  };
  const sum = (): Vector => {
    let left = product();
    for (let sign = take('+', '-'); sign; sign = take('+', '-')) {
      left = pairwise(left, product(), arithmetic(sign));
    }
    return left;
  };
  const product = (): Vector => {
    let left = special();
    for (let sign = take('*', '/'); sign; sign = take('*', '/')) {
      left = pairwise(left, special(), arithmetic(sign));
    }
    return left;
  };
  const special = (): Vector => {
    let left = signed();
    for (let sign = take('%in%', '%%'); sign; sign = take('%in%', '%%')) {
      const right = signed();
      left = sign === '%%' ? pairwise(left, right, arithmetic('%%')) : left.map((one) => isIn(one, right));
    }
    return left;
  };
  const signed = (): Vector => {
    if (take('-')) return signed().map((one) => (one === null ? null : -Number(one)));
    if (take('+')) return signed();
    return power();
  };
  const power = (): Vector => {
    const left = primary();
    return take('^') ? pairwise(left, signed(), arithmetic('^')) : left;
  };
  const primary = (): Vector => {
    if (take('(')) {
      const inner = either();
      return take(')') ? inner : fail();
    }
    const token = peek();
    if (!token || token.kind === 'sign') return fail();
    at += 1;
    if (token.kind === 'number') return [Number(token.text)];
    if (token.kind === 'text') return [token.text];
    if (take('(')) return call(token.text);
    if (Object.hasOwn(constants, token.text)) return [constants[token.text]!];
    return names(token.text);
  };
  const call = (name: string): Vector => {
    const work = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (!work) throw new Error(`“${text}” uses ${name}(), which is not known here.`);
    const given: Vector[] = [];
    while (!take(')')) {
      // Arguments may be named (na.rm=TRUE); the name is passed over, the order is R's.
      if (peek()?.kind === 'name' && tokens[at + 1]?.text === '=') at += 2;
      given.push(either());
      if (!take(',') && peek()?.text !== ')') return fail();
    }
    return work(...given);
  };
  const value = either();
  return at === tokens.length ? value : fail();
}

const constants: Readonly<Record<string, Element>> = {
  TRUE: true,
  FALSE: false,
  NA: null,
  Inf: Number.POSITIVE_INFINITY,
};

const functions: Readonly<Record<string, (...given: Vector[]) => Vector>> = {
  'is.na': (x = []) => x.map((one) => one === null),
  ifelse: (test = [], yes = [], no = []) =>
    test.map((one, i) => (one === null ? null : cycled(truth(one) ? yes : no, i))),
  'as.character': (x = []) => x.map((one) => (one === null ? null : asText(one))),
  'as.numeric': (x = []) => x.map(asNumber),
  c: (...parts) => parts.flat(),
  rep: (x = [], times = [1]) => Array.from({ length: Number(times[0]) }, () => x).flat(),
  length: (x = []) => [x.length],
  sum: (x = []) => [
    x.some((one) => one === null) ? null : x.reduce<number>((sum, one) => sum + Number(one), 0),
  ],
};

/** The order of two texts as R has it outside the C locale: as in a dictionary, "a" before "Zed". */
export const inAlphabet = new Intl.Collator('en').compare;

type Token = { readonly kind: 'number' | 'text' | 'name' | 'sign'; readonly text: string };

function tokensOf(text: string): Token[] {
  const pattern =
    /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`]*)`|([A-Za-z.][\w.]*)|(%in%|%%|==|!=|<=|>=|&&|\|\||[-+*/^<>!&|(),=]))/y;
  const tokens: Token[] = [];
  while (pattern.lastIndex < text.trimEnd().length) {
    const from = pattern.lastIndex;
    const found = pattern.exec(text);
    if (!found) throw new Error(`“${text}” is not understood from “${text.slice(from)}”.`);
    const [, number, single, double, quoted, name, sign] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (single !== undefined || double !== undefined)
      tokens.push({ kind: 'text', text: (single ?? double ?? '').replace(/\\(.)/g, '$1') });
    else if (quoted !== undefined || name !== undefined)
      tokens.push({ kind: 'name', text: quoted ?? name ?? '' });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

function pairwise(left: Vector, right: Vector, work: (a: Element, b: Element) => Element): Vector {
  if (left.length === 0 || right.length === 0) return [];
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, i) => work(cycled(left, i), cycled(right, i)));
}

const cycled = (x: Vector, i: number): Element => x[i % x.length] ?? null;

function truth(one: Element): boolean {
  return typeof one === 'string' ? /^(TRUE|true|T)$/.test(one) : Boolean(one);
}

function and(a: Element, b: Element): Element {
  if ((a !== null && !truth(a)) || (b !== null && !truth(b))) return false;
  return a === null || b === null ? null : true;
}

function or(a: Element, b: Element): Element {
  if ((a !== null && truth(a)) || (b !== null && truth(b))) return true;
  return a === null || b === null ? null : false;
}

function compare(sign: string, a: Element, b: Element): Element {
  if (a === null || b === null) return null;
  const isText = typeof a === 'string' || typeof b === 'string';
  if (isText && sign === '==') return asText(a) === asText(b);
  if (isText && sign === '!=') return asText(a) !== asText(b);
  const one = isText ? inAlphabet(asText(a), asText(b)) : Number(a);
  const other = isText ? 0 : Number(b);
  if (sign === '==') return one === other;
  if (sign === '!=') return one !== other;
  if (sign === '<') return one < other;
  if (sign === '>') return one > other;
  return sign === '<=' ? one <= other : one >= other;
}

const arithmetic =
  (sign: string) =>
  (a: Element, b: Element): Element => {
    if (a === null || b === null) return null;
    const [one, other] = [Number(a), Number(b)];
    if (sign === '+') return one + other;
    if (sign === '-') return one - other;
    if (sign === '*') return one * other;
    if (sign === '/') return one / other;
    return sign === '^' ? one ** other : one - Math.floor(one / other) * other;
  };

const isIn = (one: Element, list: Vector): boolean =>
  list.some((other) => (one === null || other === null ? one === other : compare('==', one, other) === true));

function asText(one: Exclude<Element, null>): string {
  if (typeof one === 'boolean') return one ? 'TRUE' : 'FALSE';
  return typeof one === 'number' ? String(Number(one.toPrecision(15))) : one;
}

function asNumber(one: Element): Element {
  if (one === null) return null;
  if (typeof one === 'string' && (one.trim() === '' || Number.isNaN(Number(one)))) return null;
  return Number(one);
}
