import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actWords, hasActWords } from '../../../web/staff/screens/audit/act-words';

const room = join(import.meta.dirname, '../../../server');

/** Every act the server writes down, as its code stands in the source. */
const acts = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => {
    const source = readFileSync(join(room, name), 'utf8');
    return [...source.matchAll(/\bact: [^,\n]*/g)].flatMap(([said]) =>
      [...said.matchAll(/'([a-z]+\.[a-z-]+)'/g)].map(([, act]) => act!),
    );
  });

test('an act of the audit is read as a sentence', () => {
  expect(actWords('identity.revealed')).toBe('Looked at a name');
});

test('every act that is written down has its words', () => {
  expect(acts.length).toBeGreaterThan(30);
  expect(acts.filter((act) => !hasActWords(act))).toEqual([]);
});
