/**
 * What the member's pages call that phones of 2018 (Chrome 64, Safari 12) do not have. Syntax is the build's to lower; a
 * function that is not there is ours to bring. tests/web/pages/old-browsers.test.ts looks for others in the built files.
 */
const missing: readonly [object, string, (...given: never[]) => unknown][] = [
  [Object, 'fromEntries', fromEntries],
  [Array.prototype, 'flatMap', flatMap],
  [window, 'queueMicrotask', (work: () => void) => void Promise.resolve().then(work)],
];

for (const [owner, name, work] of missing) {
  if (!(name in owner))
    Object.defineProperty(owner, name, { value: work, configurable: true, writable: true });
}
// Everything else that is global is reached by its own name.
if (typeof globalThis === 'undefined') Object.defineProperty(window, 'globalThis', { value: window });

function fromEntries(pairs: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [key, value] of Array.from(pairs)) made[key] = value;
  return made;
}

function flatMap<One>(this: readonly One[], each: (one: One, at: number) => unknown): unknown[] {
  return ([] as unknown[]).concat(...this.map((one, at) => each(one, at)));
}

export {};
