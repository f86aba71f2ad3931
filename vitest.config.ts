import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rooms',
          include: ['tests/{surveys,analysis,db,server,web}/**/*.test.ts', 'tests/*.test.ts'],
          exclude: ['tests/web/pages/**'],
          environment: 'node',
          // The rooms keep no state of their own, so files share what they import: half the time. A test that fails only in
          // company has found such a state.
          isolate: false,
          setupFiles: ['tests/support/laws.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [solid()],
        test: {
          name: 'screens',
          include: ['tests/web/**/*.test.tsx'],
          environment: 'happy-dom',
          server: { deps: { inline: [/@solidjs\/router/] } },
        },
      },
      {
        // Whole stories in a real browser against the product behind a real port.
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Member and public pages as the server renders them.
        plugins: [solid({ ssr: true })],
        test: {
          name: 'pages',
          include: ['tests/web/pages/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
    ],
  },
});
