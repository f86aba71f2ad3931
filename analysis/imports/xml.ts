import { AnalysisError } from '../errors';

export type XmlElement = {
  /** Without its prefix: “sheet” for “x:sheet”. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own characters and CDATA, in order, those of its children left out. */
  readonly text: string;
};

type Growing = {
  name: string;
  attributes: Record<string, string>;
  children: Growing[];
  text: string;
  tag: string;
};

const most = { depth: 100, elements: 1_000_000 };

/**
 * Reads an XML document: elements, attributes, characters, CDATA; comments and instructions are passed over. Strict: what
 * is not closed in its place is an error. Only the five entities of XML and numbers are known, and a document that
 * declares its own is refused, so that nothing can unfold and nothing is fetched.
 * No package is used: the one parser in reach (saxes) belongs to exceljs and is no dependency of ours.
 * @param text the document, decoded
 * @throws AnalysisError `file-not-xml` with the line; `file-too-large` beyond a million elements
 * Source: W3C, Extensible Markup Language 1.0 (Fifth Edition).
 * @example readXml('<a b="1">x<c/></a>').children[0]?.name // 'c'
 */
export function readXml(text: string): XmlElement {
  const root: Growing = { name: '', attributes: {}, children: [], text: '', tag: '' };
  const open: Growing[] = [root];
  let elements = 0;
  let at = 0;
  const fail = (reason: string, place: number): never => {
    throw new AnalysisError('file-not-xml', { line: lineOf(text, place), reason });
  };
  const endOf = (mark: string, from: number, what: string): number => {
    const end = text.indexOf(mark, from);
    return end < 0 ? fail(`${what} is not closed`, at) : end;
  };
  while (at < text.length) {
    const here = open[open.length - 1]!;
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      const piece = text.slice(at, next < 0 ? text.length : next);
      if (open.length > 1) here.text += entitiesIn(piece, at, fail);
      else if (/[^\s\uFEFF]/.test(piece)) fail('there are characters outside of the document', at);
      at += piece.length;
    } else if (text.startsWith('<!--', at)) at = endOf('-->', at + 4, 'a comment') + 3;
    else if (text.startsWith('<![CDATA[', at)) {
      const end = endOf(']]>', at + 9, 'a CDATA section');
      here.text += text.slice(at + 9, end);
      at = end + 3;
    } else if (text.startsWith('<?', at)) at = endOf('?>', at + 2, 'an instruction') + 2;
    else if (text.startsWith('<!', at)) {
      const end = endOf('>', at, 'a declaration');
      if (text.slice(at, end).includes('[')) fail('it declares entities of its own, which are not read', at);
      at = end + 1;
    } else if (text[at + 1] === '/') {
      const end = endOf('>', at, 'an end tag');
      const tag = text.slice(at + 2, end).trim();
      if (open.length === 1 || here.tag !== tag)
        fail(`“</${tag.slice(0, 40)}>” closes nothing that is open`, at);
      open.pop();
      at = end + 1;
    } else {
      const end = tagEnd(text, at);
      if (end < 0) fail('a tag is not closed', at);
      elements += 1;
      if (elements > most.elements) throw tooLarge('The number of elements', most.elements);
      if (open.length > most.depth) fail(`elements are nested more than ${most.depth} deep`, at);
      if (open.length === 1 && root.children.length > 0) fail('a second document begins', at);
      const isEmpty = text[end - 1] === '/';
      const element = readTag(text.slice(at + 1, isEmpty ? end - 1 : end), at, fail);
      here.children.push(element);
      if (!isEmpty) open.push(element);
      at = end + 1;
    }
  }
  if (open.length > 1) fail(`“<${open[open.length - 1]!.tag.slice(0, 40)}>” is not closed`, text.length);
  return root.children[0] ?? fail('there is no element', 0);
}

type Fail = (reason: string, place: number) => never;

/** The first > outside of quotes. */
function tagEnd(text: string, from: number): number {
  const mark = /["'>]/g;
  mark.lastIndex = from;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '>') return found.index;
    const close = text.indexOf(found[0], found.index + 1);
    if (close < 0) return -1;
    mark.lastIndex = close + 1;
  }
  return -1;
}

function readTag(inside: string, place: number, fail: Fail): Growing {
  const tag = /^[^\s/>"'=]+/.exec(inside)?.[0] ?? fail('a tag has no name', place);
  const attributes: Record<string, string> = Object.create(null);
  const each = /\s+([^\s=/>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')|\s*$/y;
  each.lastIndex = tag.length;
  for (;;) {
    const found = each.exec(inside);
    if (!found) return fail(`an attribute of “<${tag.slice(0, 40)}>” cannot be read`, place);
    if (found[1] === undefined) break;
    attributes[local(found[1])] = entitiesIn(found[2] ?? found[3] ?? '', place, fail);
  }
  return { name: local(tag), attributes, children: [], text: '', tag };
}

const local = (name: string) => name.slice(name.lastIndexOf(':') + 1);

const known: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entitiesIn(piece: string, place: number, fail: Fail): string {
  if (!piece.includes('&')) return piece;
  return piece.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[\w.-]{1,40});?/g, (entity, name: string) => {
    if (!entity.endsWith(';')) return fail(`“${entity}” is not closed by a ;`, place);
    if (!name.startsWith('#')) return known[name] ?? fail(`“${entity}” is no entity of XML`, place);
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
      return fail(`“${entity}” is no character`, place);
    return String.fromCodePoint(code);
  });
}

function lineOf(text: string, place: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function tooLarge(what: string, limit: number): AnalysisError {
  return new AnalysisError('file-too-large', { what, found: `more than ${limit}`, most: limit });
}
