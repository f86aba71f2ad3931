import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'rooms',
          include: ['tests/{surveys,analysis,db,server,web}/**/*.test.ts', 'tests/*.test.ts'],
          environment: 'node',
          testTimeout: 20_000,
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
    ],
  },
});
