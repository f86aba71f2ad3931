import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Footprint } from '../db/queries/footprints';
import { languages } from '../surveys/wording/languages';
import { type Catalogue, catalogues, wording } from '../surveys/wording/words';
import type { Frame, Page } from '../web/entry-server';
import type { ProblemReply } from './errors';
import { publicAddress, speak } from './member/in-language';

export type { Page };

/** The language of a page, and all it can be read in. */
export type Spoken = { readonly language: string; readonly languages: readonly string[] };

/** How a page is said: in which language, English alone where it is left out, and whether it is a test of a draft. */
export type Said = { readonly spoken?: Spoken; readonly isTest?: true };

export type Pages = {
  /** A member or public page as a whole document. */
  readonly render: (page: Page, footprint: Footprint | null, path: string, said?: Said) => string;
  /** What a person sees when a page could not be had. */
  readonly renderProblem: (problem: ProblemReply, path: string, language?: string | null) => string;
  /** The page that carries the staff application. */
  readonly staffShell: () => string;
  readonly hydrationScriptHash: string;
  readonly assetsRoot: string;
};

type Renderer = typeof import('../web/entry-server');

/** The one door to the built web: dist/web holds the renderer, the assets and the staff application's page. */
export async function loadPages(root: string): Promise<Pages> {
  const folder = join(root, 'dist', 'web');
  const built = join(folder, 'entry-server.js');
  if (!existsSync(built))
    throw new Error(`The pages are not built (${built} is missing). Run npm run build.`);
  const renderer: Renderer = await import(/* @vite-ignore */ pathToFileURL(built).href);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const shell = existsSync(join(folder, 'index.html'))
    ? readFileSync(join(folder, 'index.html'), 'utf8')
    : '';

  const frameOf = (
    page: Page,
    footprint: Footprint | null,
    path: string,
    { spoken = english, isTest }: Said = {},
  ): Frame => ({
    footprint: footprint
      ? {
          id: footprint.id,
          name: footprint.name,
          shortName: footprint.shortName,
          place: footprint.place,
          isDemo: footprint.isDemo,
          ...(footprint.helpline ? { helpline: footprint.helpline } : {}),
          ...(footprint.contactEmail ? { contactEmail: footprint.contactEmail } : {}),
          ...(footprint.demoNote ? { demoNote: footprint.demoNote } : {}),
        }
      : { id: '', name: 'Sounding', shortName: 'Sounding', place: '', isDemo: false },
    ...spoken,
    ...(isTest && { isTest }),
    themeHref: footprint ? `/${footprint.id}/theme.css` : '/theme.css',
    path,
    assets: renderer.assetsFor(page, manifest),
  });

  return {
    render: (page, footprint, path, said) => renderer.render(page, frameOf(page, footprint, path, said)),
    renderProblem: (problem, path, language = null) => {
      // Whoever meets it may be a member of any panel, and read any language the product speaks.
      const spoken =
        toldToAnyone(problem.code) || problem.code === 'link-dead'
          ? speak(language, 'en', languages)
          : english;
      const page = problemPage(problem, spoken.language);
      return renderer.render(page, frameOf(page, null, path, { spoken }));
    },
    staffShell: () => shell,
    hydrationScriptHash: renderer.hydrationScriptHash,
    assetsRoot: folder.startsWith(process.cwd()) ? folder.slice(process.cwd().length + 1) || '.' : folder,
  };
}

const english: Spoken = { language: 'en', languages: [] };

function problemPage(problem: ProblemReply, language: string): Page {
  const { ends, trouble } = wording(language);
  const panels = publicAddress('/', language);
  if (problem.code === 'link-dead') {
    const links = [{ href: panels, words: ends.closed.dead.find }];
    return { screen: 'closed', props: { reason: 'dead', links } };
  }
  const told = toldToAnyone(problem.code) ? trouble[problem.code] : inTwo(problem.title);
  return {
    screen: 'message',
    props: {
      title: told.title,
      paragraphs: [told.said, problem.detail ?? ''].filter((line) => line !== ''),
      links: problem.code === 'not-found' ? [{ href: panels, words: trouble.findPanel }] : [],
    },
  };
}

/** Trouble a member or a visitor may meet: it is said in their language. All else is told to staff, in English. */
type Told = Extract<ProblemReply['code'], keyof Catalogue['trouble']>;
const toldToAnyone = (code: ProblemReply['code']): code is Told => code in catalogues.en.trouble;

/** What happened, and what to do next. */
function inTwo(sentences: string): { title: string; said: string } {
  const [title = sentences, ...rest] = sentences.split(/(?<=\.) /);
  return { title, said: rest.join(' ') };
}
