import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, defineConfig, type Plugin, type UserConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { leanKinds, leanSolid, ownRules, ownWords, plainImports } from './vite.phone';

const root = fileURLToPath(new URL('.', import.meta.url));
const path = (file: string) => resolve(root, file);

/** Syntax that phones of 2018 read; where even that fails, the forms still work. */
const phonesOf2018 = ['chrome64', 'safari12'];

/** Screens that a phone draws by itself: nothing of them is ever hydrated there, so they go without what that takes. */
const drawnOnPhones = /\/web\/(member\/(phone\/.*|screens\/(question|review|message))|shared\/posting)\.tsx$/;

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
  plugins: [
    plainImports,
    ownWords,
    ownRules,
    leanKinds,
    leanSolid,
    solid({ ssr: true, exclude: drawnOnPhones }),
    solid({ ssr: true, include: drawnOnPhones, solid: { hydratable: false } }),
    serviceWorker,
  ],
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
        paper: path('web/public/paper.css'),
      },
      // What every question page loads comes as one file: fewer requests, and it packs better.
      output: {
        codeSplitting: {
          groups: [
            // Pages that ask nothing need it too, and nothing else.
            { name: 'import', test: /vite\/preload-helper\.js$/ },
            {
              name: 'page',
              test: /(solid-js\/.*|\/web\/shared\/(form|frame|icons|options)\.tsx?|\/web\/member\/(fresh-id|kinds|inputs\/(input|lead|named|only-one|part|box-lead)|screens\/question-inputs)\.tsx?|\/surveys\/(vocabulary|questions\/parts|wording\/(direction|plural|say|words-on-phone))\.ts)$/,
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
