import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
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

/**
 * What phones load: the entry of the question page, a chunk for each way of touching, and the two style
 * sheets. Its own build, so that nothing the staff screens use is added to a member's page.
 * `vite build` → dist/web/assets/*, dist/web/manifest.json
 */
const member: UserConfig = {
  root,
  plugins: [plainImports, solid({ ssr: true })],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    manifest: 'manifest.json',
    // Syntax that phones of 2018 read; where even that fails, the forms still work.
    target: ['chrome64', 'safari12'],
    cssTarget: ['chrome64', 'safari12'],
    // The page itself names the chunks it needs.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        'entry-client': path('web/member/entry-client.tsx'),
        member: path('web/member/member.css'),
        public: path('web/public/public.css'),
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
