import type { JSX } from 'solid-js';

/** What a page says about whose it is. Plain data; the server fills it from the footprint. */
export type FootprintFrame = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly place: string;
  /** As it is written ("0808 157 0123"), free to call. */
  readonly helpline?: string;
  readonly contactEmail?: string;
  readonly isDemo: boolean;
  /** What is invented and what is real on a demonstration page. */
  readonly demoNote?: string;
};

/** Whether a panel names a way to reach it; the foot of each page then says which. */
export const canBeAsked = ({ helpline, contactEmail }: FootprintFrame): boolean =>
  Boolean(helpline) || Boolean(contactEmail);

/** Everything around a screen. */
export type Frame = {
  readonly footprint: FootprintFrame;
  /** Of this page. */
  readonly language: string;
  /** All it can be read in; none where it is written in one only. */
  readonly languages?: readonly string[];
  /** A draft that is tried: each page says that nothing on it counts. */
  readonly isTest?: true;
  /** /{footprint}/theme.css: sets --accent. */
  readonly themeHref: string;
  /** The path of this page, without the query: marks where one is in the navigation. */
  readonly path: string;
  readonly assets: Assets;
};

/** Addresses of what a page loads. `js` are entries, `preload` the chunks they will ask for. */
export type Assets = {
  readonly css: readonly string[];
  readonly js: readonly string[];
  readonly preload?: readonly string[];
};

/** A problem in words, and the form field it concerns. */
export type ShownProblem = { readonly field: string; readonly message: string };

/** A link of a page. */
export type Link = { readonly href: string; readonly words: string };

/** One screen: what surrounds it, the title of the window, and what it shows. */
export type ScreenOf<Props> = {
  /** bare: nothing but the task; masthead: who we are above; public: with the navigation of the public pages. */
  readonly layout: 'bare' | 'masthead' | 'public';
  /** Something is typed here, in the form of the page: another language is asked for by posting it. */
  readonly isFilledIn?: true;
  readonly title: (data: Props, frame: Frame) => string;
  readonly Screen: (props: { readonly data: Props; readonly frame: Frame }) => JSX.Element;
};

/** The list of a screen's words in a language; English where nobody has translated it. */
export function wordsIn<List>(
  lists: { readonly en: List; readonly [language: string]: List },
  language: string,
): List {
  return lists[language] ?? lists.en;
}
