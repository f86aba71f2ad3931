import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a page fetches of the clips beside its questions: nothing before one is played; then it plays. */
export function watchClips(page: Page) {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/media/')) fetched.push(request.url());
  });
  return {
    expectNone: async () => {
      await page.waitForTimeout(300);
      expect(fetched).toEqual([]);
    },
    expectPlaying: async () => {
      await expect
        .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
        .toBeGreaterThan(0.2);
      expect(fetched.length).toBeGreaterThan(0);
    },
  };
}
