/** How the scripts of the member's pages are kept small: what a phone does not need is left out as they are built. */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * The page names the chunks it needs in its head, so an import on the phone is an import: without the part that looks for
 * what to preload, which weighs 0.8 kB on every question page.
 */
export const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
};

/** A phone knows the product's words in the language of its page only, and learns them as they come. */
export const ownWords: Plugin = {
  name: 'own-words',
  enforce: 'pre',
  resolveId: (source) =>
    /\/wording\/words$/.test(source)
      ? fileURLToPath(new URL('surveys/wording/words-on-phone.ts', import.meta.url))
      : null,
};

/**
 * What works without a line judges and routes whole surveys; a question page needs a few lines of the same files. It gets a
 * copy of its own, so that those lines stay the only ones loaded before a question can be answered. Kinds of question are
 * found there among those that are on the phone, which fetches the others where a survey has one of them; and loops come to
 * it written out.
 */
const standIns: Readonly<Record<string, string>> = {
  '/questions/answers.ts': 'rules.ts',
  '/questionnaires/unfold.ts': 'unfolded.ts',
};

export const ownRules: Plugin = {
  name: 'own-rules',
  enforce: 'pre',
  resolveId: async function (source, importer) {
    const isPhone = /\/web\/member\/phone\/|\?phone$/.test(importer ?? '');
    if (!isPhone || !source.startsWith('.')) return null;
    const found = await this.resolve(source, importer?.replace(/\?phone$/, ''), { skipSelf: true });
    if (!found || !/\/surveys\/(?!wording\/)[^?]*$/.test(found.id)) return found;
    const isRules = /\/phone\/rules\.ts$/.test(importer ?? '');
    const own = Object.keys(standIns).find((file) => found.id.endsWith(file));
    return own !== undefined && !isRules
      ? fileURLToPath(new URL(`web/member/phone/${standIns[own]}`, import.meta.url))
      : `${found.id}?phone`;
  },
};

/** What a kind of question offers to staff, tables and tests; the phone's copy goes without, which halves it. */
const notOnPhones = ['label', 'form', 'columns', 'cells', 'review', 'domain', 'answerSeconds', 'example'];

type Node = { readonly type: string; readonly start: number; readonly end: number };
type Property = Node & { readonly key?: { readonly name?: string } };

export const leanKinds: Plugin = {
  name: 'lean-kinds',
  transform(code, id) {
    if (!/\/surveys\/questions\/[^/]+\/answer\.ts\?phone$/.test(id)) return null;
    const found: Property[] = [];
    const look = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('type' in node && node.type === 'ObjectExpression' && 'properties' in node) {
        const properties = node.properties as readonly Property[];
        const names = properties.map(({ key }) => key?.name);
        if (names.includes('kind') && names.includes('answerSeconds'))
          found.push(...properties.filter(({ key }) => notOnPhones.includes(key?.name ?? '')));
      }
      for (const part of Object.values(node)) look(part);
    };
    look(this.parse(code));
    const lean = found
      .sort((one, other) => other.start - one.start)
      .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^\s*,/, ''), code);
    return { code: lean, map: null };
  },
};

/**
 * Parts of Solid that no page of a member uses: transitions, suspense, another library's signals, a scheduler of one's own.
 * They begin as null and stay so; read as null, they are left out by the minifier, with all that hangs on them.
 */
const neverSet = ['Transition', 'Scheduler', 'ExternalSourceConfig', 'SuspenseContext'];

export const leanSolid: Plugin = {
  name: 'lean-solid',
  transform(code, id) {
    if (!/\/solid-js\/dist\/solid\.js$/.test(id)) return null;
    const reads: Node[] = [];
    const look = (node: unknown, part: string, holder: Node | undefined): void => {
      if (typeof node !== 'object' || node === null) return;
      const own = node as Node & { readonly name?: string };
      if (own.type === 'Identifier' && neverSet.includes(own.name ?? '') && isRead(part, holder))
        reads.push(own);
      const isList = Array.isArray(node);
      for (const [name, inner] of Object.entries(node))
        look(inner, isList ? part : name, isList ? holder : own);
    };
    look(this.parse(code), '', undefined);
    const lean = reads
      .sort((one, other) => other.start - one.start)
      .reduce((text, { start, end }) => `${text.slice(0, start)}null${text.slice(end)}`, code);
    return { code: lean, map: null };
  },
};

/** Neither where it is declared or set, nor the name of a property. */
function isRead(part: string, holder: Node | undefined): boolean {
  const isSet = part === 'id' || (part === 'left' && holder?.type === 'AssignmentExpression');
  return !isSet && part !== 'property' && part !== 'key' && holder?.type !== 'ExportSpecifier';
}
