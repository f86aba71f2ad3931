/** Renders member and public screens: data in, a whole HTML document out. */
import { createHash } from 'node:crypto';
import type { JSX } from 'solid-js';
import { generateHydrationScript, NoHydration, renderToString, ssr } from 'solid-js/web';
import type { ShownClip } from '../surveys/media/shown-clip';
import { inOneLanguage } from '../surveys/questionnaires/one-language';
import { direction } from '../surveys/wording/direction';
import { wording } from '../surveys/wording/words';
import { fileOfInput, inputs, loadInputs, wordsOfInputs } from './member/kinds';
import { memberScreens } from './member/screens';
import { isAlone, QuestionPage, type QuestionProps, questionTitle } from './member/screens/question';
import { inputsId, QuestionInputs } from './member/screens/question-inputs';
import { saidOf } from './member/screens/said';
import { SignedClips } from './member/screens/signed';
import { publicScreens } from './public/screens';
import { Around } from './shared/around';
import type { Assets, Frame, ScreenOf } from './shared/frame';

const everyInput = await loadInputs(Object.keys(inputs));

const question: ScreenOf<QuestionProps> = {
  layout: 'bare',
  title: questionTitle,
  Screen: (props) => {
    const clips = new Map<string | undefined, ShownClip[]>();
    for (const clip of props.data.signed ?? [])
      clips.set(clip.question, [...(clips.get(clip.question) ?? []), clip]);
    const signed = new Map([...clips].map(([question, own]) => [question, htmlOf(own)]));
    // Rendered apart, so that a phone can hydrate them and nothing else.
    const inputs = renderToString(() => (
      <QuestionInputs
        {...inputsOf(props.data, props.frame.language)}
        inputs={everyInput}
        before={(question) => signed.get(question)}
      />
    ));
    return (
      <QuestionPage
        data={props.data}
        language={props.frame.language}
        said={saidOf(props.data, props.frame.language)}
        clips={signed.get(undefined)}
      >
        <div id={inputsId} innerHTML={inputs} />
      </QuestionPage>
    );
  },
};

/** Finished markup among what is hydrated: it takes no part in it, so a phone needs nothing to leave it there. */
function htmlOf(clips: readonly ShownClip[]): JSX.Element {
  const html = renderToString(() => (
    <NoHydration>
      <SignedClips clips={clips} />
    </NoHydration>
  ));
  return ssr(html) as unknown as JSX.Element; // what renderToString puts in as it is
}

const screens = { ...memberScreens, ...publicScreens, question };

export type ScreenName = keyof typeof screens;
type PropsOf<Name extends ScreenName> = (typeof screens)[Name] extends ScreenOf<infer Props> ? Props : never;

/** Any page: the name of a screen, and its data. */
export type Page = {
  [Name in ScreenName]: { readonly screen: Name; readonly props: PropsOf<Name> };
}[ScreenName];

export const screenNames = Object.keys(screens) as ScreenName[];

export type { Assets, FootprintFrame, Frame, Link, ShownProblem } from './shared/frame';

const hydrationScript = generateHydrationScript().replace(/^<script>|<\/script>.*$/g, '');

/** For `script-src` of the Content-Security-Policy: 'sha256-…' of the one inline script, which never changes. */
export const hydrationScriptHash = `sha256-${createHash('sha256').update(hydrationScript).digest('base64')}`;

/** A whole document. It works as it is; question pages carry their data so that a phone can add to them. */
export function render(page: Page, frame: Frame): string {
  // The record above ties each name to its props; here only that they belong together matters.
  const screen = screens[page.screen] as unknown as ScreenOf<unknown>;
  // A script may put other pages of the survey in its place.
  const isSurvey = page.screen === 'question' || page.screen === 'review';
  const isEasyRead = 'isEasyRead' in page.props && page.props.isEasyRead === true;
  const body = renderToString(() => <NoHydration>{screen.Screen({ data: page.props, frame })}</NoHydration>);
  const [before, after] = ['before', 'after'].map((part) =>
    renderToString(() => (
      <NoHydration>
        <Around
          part={part as 'before' | 'after'}
          layout={screen.layout}
          frame={frame}
          isFilledIn={screen.isFilledIn}
          otherVersion={isSurvey ? page.props.otherVersion : undefined}
        />
      </NoHydration>
    )),
  );
  const name = frame.footprint.name;
  const own = screen.title(page.props, frame);
  const title = frame.isTest ? `${wording(frame.language).trying.test}: ${own}` : own;
  return [
    `<!DOCTYPE html><html lang="${attribute(frame.language)}" dir="${direction(frame.language)}"><head>`,
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="format-detection" content="telephone=no"><link rel="icon" href="data:,">',
    `<title>${text(title === name ? title : `${title} – ${name}`)}</title>`,
    ...frame.assets.css.map((href) => `<link rel="stylesheet" href="${attribute(href)}">`),
    `<link rel="stylesheet" href="${attribute(frame.themeHref)}">`,
    ...(entryOf(page.screen) ? liveHead(frame.assets, isSurvey) : []),
    `</head><body${isEasyRead ? ' class="easy-read"' : ''}>`,
    before,
    isSurvey ? `<div id="page-root">${body}</div>` : body,
    after,
    page.screen === 'question' ? pageData(dataOf(page.props, frame.language)) : '',
    '</body></html>',
  ].join('');
}

type ManifestChunk = {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
};

/**
 * What a page loads, from vite's manifest (dist/web/manifest.json): one style sheet, and on a page of a survey the
 * entry, with the chunks of the inputs it names.
 */
export function assetsFor(page: Page, manifest: Readonly<Record<string, ManifestChunk>>): Assets {
  const address = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no ${key}. Build the web pages again.`);
    return `/${chunk.file}`;
  };
  const sheet = sheetOf(page.screen);
  const entry = entryOf(page.screen);
  if (entry === undefined) return { css: [address(sheet)], js: [] };
  const inputs = page.screen === 'question' ? page.props.questions.map(({ input }) => input) : [];
  const wanted = [entry, ...inputs.map(fileOfInput)];
  const reached = new Set<string>();
  const follow = (key: string) => {
    if (reached.has(key) || !manifest[key]) return;
    reached.add(key);
    for (const next of manifest[key].imports ?? []) follow(next);
  };
  for (const key of wanted) follow(key);
  reached.delete(entry);
  return { css: [address(sheet)], js: [address(entry)], preload: [...reached].map(address) };
}

function sheetOf(screen: ScreenName): string {
  if (screen === 'paper') return 'web/public/paper.css';
  return screen in publicScreens ? 'web/public/public.css' : 'web/member/member.css';
}

/**
 * Pages of a survey load what takes them over. Those of a member that ask no survey's questions, dead links too, load what
 * sends an earlier rest, and forgets what is over. Joining and public pages load nothing.
 */
function entryOf(screen: ScreenName): string | undefined {
  if (screen === 'question' || screen === 'review') return 'web/member/entry-client.tsx';
  const isMembers = screen in memberScreens && !screen.startsWith('join-');
  return isMembers ? 'web/member/entry-link.ts' : undefined;
}

function liveHead(assets: Assets, isSurvey: boolean): string[] {
  return [
    ...(isSurvey ? [`<script>${hydrationScript}</script>`] : []),
    ...(assets.preload ?? []).map((href) => `<link rel="modulepreload" href="${attribute(href)}">`),
    ...assets.js.map((src) => `<script type="module" src="${attribute(src)}"></script>`),
  ];
}

/** What the inputs of a page need, on both sides. */
function inputsOf(data: QuestionProps, language: string) {
  return { questions: data.questions, language, isAlone: isAlone(data) };
}

/** The same as a phone is given it: in one language, with the product's words for these inputs. */
function dataOf(data: QuestionProps, language: string) {
  const named = data.questions.map(({ input }) => input);
  // A clip stands outside what is hydrated, so its inputs need not know of it.
  const questions = data.questions.map(({ question: { bsl: _clip, ...question }, ...one }) => ({
    ...one,
    question,
  }));
  return {
    ...inOneLanguage({ ...inputsOf(data, language), questions }, language),
    words: { inputs: wordsOfInputs(named, wording(language).inputs) },
  };
}

function pageData(data: unknown): string {
  const json = JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
  return `<script type="application/json" id="page-data">${json}</script>`;
}

function text(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function attribute(words: string): string {
  return text(words).replace(/"/g, '&quot;');
}
