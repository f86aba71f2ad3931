import { isLanguage } from '../../surveys/wording/languages';
import type { PageReply } from '../mount';
import type { Spoken } from '../pages';

/**
 * The language of a page: the one asked for in its address, else the reader's own, where it is offered.
 * @param offered tags the page can be read in; English is always among them
 */
export function speak(asked: string | null, own: string, offered: readonly string[]): Spoken {
  const languages = ['en', ...offered.filter((tag) => tag !== 'en')];
  const language = [asked, own].find((tag) => tag !== null && languages.includes(tag)) ?? 'en';
  return { language, languages };
}

/** Of the languages a footprint speaks, those the product has words in. */
export function productLanguages(footprint: { readonly languages: readonly string[] }): readonly string[] {
  return footprint.languages.filter(isLanguage);
}

/** The language of a page of the product's own words: the one asked for, else the reader's, where the panel speaks it. */
export function spokenTo(
  call: {
    readonly footprint: { readonly languages: readonly string[] };
    readonly request: { readonly language: string | null };
  },
  own: string,
): Spoken {
  return speak(call.request.language, own, productLanguages(call.footprint));
}

/** The same call, asking for a language: what was typed comes back in it. */
export function askingFor<Asking extends { readonly request: { readonly language: string | null } }>(
  call: Asking,
  language: string,
): Asking {
  return { ...call, request: { ...call.request, language } };
}

/** The language a button of a page asks for: its value is language.pl. */
export function languageAsked(go: string, { languages }: Spoken): string | undefined {
  return languages.find((tag) => go === `language.${tag}`);
}

/** An address that leads to a page in a language. */
export function addressIn(address: string, language: string): string {
  const to = new URL(address, 'http://here');
  to.searchParams.set('language', language);
  return `${to.pathname}${to.search}${to.hash}`;
}

/** The address of a page for anyone, in the language of the page that leads to it; left to itself such a page is in English. */
export const publicAddress = (address: string, language: string): string =>
  language === 'en' ? address : addressIn(address, language);

/**
 * A reply in its language, whose addresses under `home` keep to the one that was asked for: it is nowhere stored, so that
 * following a link changes nothing, and a link shared with someone else shows it as they read it.
 */
export function inLanguageOf(
  reply: PageReply,
  home: string,
  asked: string | null,
  spoken: Spoken,
): PageReply {
  const isOfLink = (address: string) =>
    address.startsWith(home) && /^([/?#]|$)/.test(address.slice(home.length));
  const carried = (address: string) =>
    asked === spoken.language && isOfLink(address) ? addressIn(address, asked) : address;
  if ('seeOther' in reply) return { seeOther: carried(reply.seeOther) };
  if ('html' in reply) return reply;
  return { ...reply, spoken, page: withAddresses(reply.page, carried) };
}

const addresses = [
  ...['action', 'href', 'changeHref', 'backHref'],
  ...['joinHref', 'lostLinkHref', 'codeHref'],
  ...['pauseHref', 'leaveHref', 'takeHref', 'readableHref', 'resumeAction'],
];

/** What comes out has the form of what went in: only addresses are others. */
function withAddresses<Part>(part: Part, change: (address: string) => string): Part {
  if (Array.isArray(part)) return part.map((each) => withAddresses(each, change)) as Part;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      typeof value === 'string' && addresses.includes(name) ? change(value) : withAddresses(value, change),
    ]),
  ) as Part;
}
