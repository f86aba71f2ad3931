import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin, type UserConfig } from 'vite';
import solid from 'vite-plugin-solid';

const root = fileURLToPath(new URL('.', import.meta.url));
const path = (file: string) => resolve(root, file);

/**
 * The page names the chunks it needs in its head, so an import on the phone is an import: without the part that looks for
 * what to preload, which weighs 0.8 kB on every question page.
 */
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined,
};

/** Syntax that phones of 2018 read; where even that fails, the forms still work. */
const phonesOf2018 = ['chrome64', 'safari12'];

/**
 * What works without a line judges and routes whole surveys; a question page needs a few lines of the same files. It gets a
 * copy of its own, so that those lines stay the only ones loaded before a question can be answered.
 */
const ownRules: Plugin = {
  name: 'own-rules',
  enforce: 'pre',
  resolveId: async function (source, importer) {
    const isPhone = /\/web\/member\/phone\/|\?phone$/.test(importer ?? '');
    if (!isPhone || !source.startsWith('.')) return null;
    const found = await this.resolve(source, importer?.replace(/\?phone$/, ''), { skipSelf: true });
    return found && /\/surveys\/[^?]*$/.test(found.id) ? `${found.id}?phone` : found;
  },
};

/** What a kind of question offers to staff, tables and tests; the phone's copy goes without, which halves it. */
const notOnPhones = ['label', 'columns', 'cells', 'review', 'domain', 'answerSeconds', 'example'];

type Node = { readonly type: string; readonly start: number; readonly end: number };
type Property = Node & { readonly key?: { readonly name?: string } };

const leanKinds: Plugin = {
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

/** The service worker, as one classic script with nothing to import: dist/web/sw.js, served from the root. */
const serviceWorker: Plugin = {
  name: 'service-worker',
  apply: 'build',
  closeBundle: async () => {
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      build: {
        outDir: 'dist/web',
        emptyOutDir: false,
        copyPublicDir: false,
        target: phonesOf2018,
        rolldownOptions: {
          input: path('web/member/sw.ts'),
          output: { format: 'iife', entryFileNames: 'sw.js' },
        },
      },
    });
  },
};

/**
 * What phones load: the entry of the question page, a chunk for each way of touching, and the two style
 * sheets. Its own build, so that nothing the staff screens use is added to a member's page.
 * `vite build` → dist/web/assets/*, dist/web/manifest.json
 */
const member: UserConfig = {
  root,
  plugins: [plainImports, ownRules, leanKinds, solid({ ssr: true }), serviceWorker],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: phonesOf2018,
    cssTarget: phonesOf2018,
    // The page itself names the chunks it needs.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        'entry-client': path('web/member/entry-client.tsx'),
        'entry-link': path('web/member/entry-link.ts'),
        member: path('web/member/member.css'),
        public: path('web/public/public.css'),
      },
      // What every question page loads comes as one file: fewer requests, and it packs better.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'page',
              test: /(solid-js\/.*|\/web\/shared\/(form|frame|icons|options)\.tsx?|\/web\/member\/(fresh-id|inputs\/(input|lead)|screens\/question-inputs)\.tsx?|\/surveys\/(vocabulary|questions\/parts)\.ts)$/,
            },
          ],
        },
      },
    },
  },
};

/**
 * The staff application: one page and its scripts, run whole in the browser.
 * `vite build --mode staff` (after the one above) → dist/web/index.html, dist/web/assets/*, dist/web/staff.manifest.json
 */
const staff: UserConfig = {
  root: path('web/staff'),
  plugins: [solid()],
  build: {
    outDir: path('dist/web'),
    emptyOutDir: false,
    manifest: 'staff.manifest.json',
    // color-mix() and :has() in its styles
    target: ['chrome111', 'safari16.2', 'firefox121'],
    assetsInlineLimit: 0,
  },
};

/**
 * The renderer of member and public screens, called by server/pages.ts.
 * `vite build --ssr` → dist/web/entry-server.js
 */
const renderer: UserConfig = {
  root,
  plugins: [solid({ ssr: true })],
  build: {
    outDir: 'dist/web',
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: { 'entry-server': path('web/entry-server.tsx') },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'entry-server-[name]-[hash].js',
        codeSplitting: false,
      },
    },
  },
  ssr: { noExternal: ['solid-js'] },
};

export default defineConfig(({ mode, isSsrBuild }) => {
  if (isSsrBuild) return renderer;
  if (mode === 'staff') return staff;
  return member;
});
