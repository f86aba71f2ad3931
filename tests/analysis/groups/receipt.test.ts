import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findAgain } from '../../../analysis/groups/again';
import { bandsOf } from '../../../analysis/groups/bands';
import { numberPanels } from '../../../analysis/groups/numbered';
import { readOwnChance } from '../../../analysis/groups/own-chance';
import {
  type AuditorReceipt,
  makeReceipts,
  panelDrawn,
  receiptOfBall,
} from '../../../analysis/groups/receipt';
import { receiptPage } from '../../../analysis/groups/receipt-page';
import { verifyReceipt } from '../../../analysis/groups/verify';
import { seededRandom } from '../../../analysis/random';
import { aPool, cases, lotteryFor, sha256, solver } from './cases';

const { instance } = cases.households_90_15!;
const found = lotteryFor(instance);
const secretOf = (id: string) => `secret of ${id}`;
const secrets = { salt: 'salt-0123456789abcdef', seed: 'seed-0123456789abcdef', secretOf };
const receipts = makeReceipts('A group about hospital letters', instance, found, secrets, sha256);
/** As it comes back from a file. */
const reread = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value));
const failures = (receipt: unknown) =>
  verifyReceipt(receipt, sha256)
    .filter(({ holds }) => !holds)
    .map(({ what }) => what);

test('both receipts hold, and the fairest lottery found anew from the auditor’s is no fairer', () => {
  expect(failures(reread(receipts.public))).toEqual([]);
  expect(failures(reread(receipts.auditor))).toEqual([]);
  expect(findAgain(solver, reread(receipts.auditor))).toMatchObject({ holds: true });
});

test('the panel drawn is known to who knows the secrets, and keeps the seats', () => {
  const ids = panelDrawn(receipts.auditor, receipts.ids);
  expect(new Set(ids).size).toBe(instance.seats);
  const panel = ids
    .map((id) => instance.people.findIndex((person) => person.id === id))
    .sort((a, b) => a - b);
  expect(found.lottery.panels.map(({ people }) => people.join())).toContain(panel.join());
});

describe('the public receipt', () => {
  test('holds no id, pseudonym or household, and no band of fewer than ten people', () => {
    const text = JSON.stringify(receipts.public);
    expect(text).not.toMatch(/"p\d+"|"h\d+"|p00\d\d/);
    expect(receipts.public.bands.every(({ people }) => people >= 10)).toBe(true);
    expect(receipts.public.bands.reduce((sum, { people }) => sum + people, 0)).toBe(90);
  });

  test('lets each person find their own chance with their secret, and nobody else’s', () => {
    instance.people.forEach(({ id }, person) => {
      const own = readOwnChance(receipts.public.own, secretOf(id), sha256);
      expect(own).toBeCloseTo(found.lottery.chances[person]!, 11);
    });
    expect(readOwnChance(receipts.public.own, 'a guess', sha256)).toBeNull();
  });

  test('merges chances held by fewer than ten people with their neighbours', () => {
    expect(bandsOf([...Array<number>(10).fill(0.1), 0.5])).toEqual([
      { people: 11, from: 0.1, to: 0.5, mean: expect.closeTo(1.5 / 11, 12) },
    ]);
    expect(
      bandsOf([0.1, ...Array<number>(12).fill(0.2), ...Array<number>(10).fill(0.3)]).map((b) => b.people),
    ).toEqual([13, 10]);
  });

  test('tells nothing of a pool under ten but its lowest chance: not even how many lines are somebody’s', () => {
    const people = aPool({ woman: 3, man: 4 });
    const few = {
      people,
      quotas: ['woman', 'man'].map((gender) => ({ cell: { gender }, min: 1, max: 1 })),
      seats: 2,
    };
    const small = makeReceipts('x', few, lotteryFor(few), secrets, sha256);
    expect(small.public).toMatchObject({ pool: null, bands: [], minimum: expect.closeTo(0.25, 9) });
    expect(small.public.own).toHaveLength(10);
    expect(failures(reread(small.public))).toEqual([]);
    expect(failures(reread(small.auditor))).toEqual([]);
    expect(readOwnChance(small.public.own, secretOf('woman1'), sha256)).toBeCloseTo(1 / 3, 9);
    expect(receiptPage(small.public)).toContain('Fewer than ten people were in the draw');
  });

  test('a seed or salt that can be guessed is refused', () => {
    expect(() => makeReceipts('x', instance, found, { ...secrets, seed: 'short' }, sha256)).toThrow(
      /16 or more/,
    );
  });
});

describe('a receipt that was tampered with does not hold', () => {
  const changed = (change: (receipt: Mutable<AuditorReceipt>) => void) => {
    const copy = reread(receipts.auditor) as Mutable<AuditorReceipt>;
    change(copy);
    return failures(copy);
  };

  test.each<[string, (receipt: Mutable<AuditorReceipt>) => void, string]>([
    [
      'another seed',
      (r) => {
        r.public.seed = 'seed-of-my-own-choice';
      },
      'The seed is the one committed to before the draw',
    ],
    [
      'another panel',
      (r) => {
        r.public.drawn = (r.public.drawn! % r.panels.length) + 1;
      },
      'The seed draws the panel named',
    ],
    [
      'a person’s feature',
      (r) => {
        r.opening.people[3]!.features.age = 'x';
      },
      'The table is the one committed to',
    ],
    [
      'a panel’s people',
      (r) => {
        r.panels[0]!.people[0] = r.panels[0]!.people[1]!;
      },
      'The panels are those committed to',
    ],
    [
      'a panel’s chance',
      (r) => {
        r.panels[0]!.chance += 0.01;
        r.panels[1]!.chance -= 0.01;
      },
      'The panels’ chances are those published',
    ],
    [
      'a published chance',
      (r) => {
        r.public.bands[0]!.from += 0.01;
        r.public.bands[0]!.mean += 0.01;
        r.public.bands[0]!.to += 0.01;
      },
      'The chances published are those of the panels',
    ],
    [
      'a quota',
      (r) => {
        r.public.quotas[0]!.max += 1;
      },
      'Seats, quotas and households are those published',
    ],
    [
      'another salt',
      (r) => {
        r.salt = 'another salt, just as long';
      },
      'The table is the one committed to',
    ],
    [
      'someone’s line',
      (r) => {
        r.public.own[0]!.tag = r.public.own[1]!.tag;
      },
      'Each person in the draw has their own line, and no line is anyone else’s',
    ],
  ])('%s', (_, change, what) => {
    expect(changed(change)).toContain(what);
  });

  test('a lottery less fair than promised is found out, however well it is sealed', () => {
    const plain = { ...lotteryFor(instance, { method: 'stratified' }), method: 'leximin' };
    const sealed = makeReceipts('x', instance, plain, secrets, sha256).auditor;
    expect(failures(reread(sealed))).toEqual([]);
    expect(findAgain(solver, reread(sealed))).toMatchObject({ holds: false });
  });

  test('what is no receipt at all', () => {
    for (const nonsense of [
      null,
      3,
      'x',
      {},
      { kind: 'public' },
      { kind: 'auditor', public: null },
      { kind: 'other' },
    ])
      expect(failures(nonsense)).toEqual(['The receipt can be read']);
  });
});

describe('numbered panels drawn with a ball', () => {
  const numbered = numberPanels(found, 100, seededRandom('balls'));
  const before = makeReceipts('x', instance, found, secrets, sha256, numbered);
  const drawn = receiptOfBall(before.auditor, 42, 'A. Clerk and B. Guest', sha256);

  test('have receipts that name ball, witnesses and what rounding cost', () => {
    expect(failures(reread(drawn.public))).toEqual([]);
    expect(failures(reread(drawn))).toEqual([]);
    expect(drawn.public).toMatchObject({ drawn: 42, witnesses: 'A. Clerk and B. Guest', seed: null });
    expect(drawn.public.commitment).toEqual(before.public.commitment);
    expect(receiptPage(drawn)).toMatch(
      /100 numbered panels, each as likely.*The lowest chance is .* instead of/,
    );
    expect(findAgain(solver, reread(drawn))).toMatchObject({ holds: true });
    expect(panelDrawn(drawn, before.ids)).toHaveLength(instance.seats);
  });

  test('do not hold before the ball is out, and no ball has a number that no panel has', () => {
    expect(failures(reread(before.public))).toEqual([
      'The ball drawn names a panel',
      'Witnesses of the ball are named',
    ]);
    expect(panelDrawn(before.auditor, before.ids)).toEqual([]);
    expect(() => receiptOfBall(before.auditor, 101, 'x', sha256)).toThrow(/100 are numbered/);
    expect(() => receiptOfBall(receipts.auditor, 1, 'x', sha256)).toThrow(/0 are numbered/);
  });
});

describe('every single value of a receipt counts: whichever is changed, something does not hold', () => {
  const numbered = numberPanels(found, 20, seededRandom('balls'));
  const byBall = receiptOfBall(
    makeReceipts('x', instance, found, secrets, sha256, numbered).auditor,
    7,
    'A. Clerk',
    sha256,
  );
  test.each([
    ['public', receipts.public],
    ['auditor’s', receipts.auditor],
    ['public, by balls', byBall.public],
    ['auditor’s, by balls', byBall],
  ])('%s', (_, receipt) => {
    const leaves = leavesOf(receipt);
    expect(leaves.length).toBeGreaterThan(200);
    // Of long lists of like things some are enough: every list still has its turn.
    const tried = leaves.filter(
      (path, at) => path.every((step) => typeof step === 'string') || at % 19 === 0,
    );
    const unseen = tried.filter((path) => failures(otherAt(receipt, path)).length === 0);
    expect(unseen.map((path) => path.join('.'))).toEqual([]);
  });
});

/** Paths of all values that are no lists or records. */
function leavesOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((inner, at) => leavesOf(inner, [...path, at]));
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  return [[...path]];
}

/** The same with one value changed a little. */
function otherAt(receipt: unknown, path: readonly (string | number)[]): unknown {
  const copy = reread(receipt);
  // Walked along a path that leavesOf found in the same value.
  let at = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  const value = at[last];
  at[last] = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value ?? ''}x`;
  return copy;
}

test('as a page: the chances, the draw and how to check it, every word escaped', () => {
  const page = receiptPage({ ...receipts.public, title: 'Letters & <maps>' });
  expect(page).toContain('Letters &amp; &lt;maps&gt;');
  expect(page).toContain('90 people were in the draw for 15 seats.');
  expect(page).toContain('npm run verify-draw');
  expect(page).not.toMatch(/ style=|<script/);
  expect(receiptPage(receipts.auditor)).toContain('People, under pseudonyms');
});

test('the verb checks a file by itself: 0 when it holds, 1 when not, 2 when it cannot be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sounding-receipt-'));
  const root = join(import.meta.dirname, '..', '..', '..');
  const verify = (content: string, ...more: string[]) => {
    const file = join(folder, 'receipt.json');
    writeFileSync(file, content);
    const command = join(root, 'node_modules', '.bin', 'tsx');
    return spawnSync(command, [join(root, 'server', 'verify-draw.ts'), '--', file, ...more], {
      encoding: 'utf8',
    });
  };
  const held = verify(JSON.stringify(receipts.public));
  expect(held.stdout).toContain('checks hold.');
  expect(held.status).toBe(0);
  const mine = readOwnChance(receipts.public.own, secretOf(instance.people[0]!.id), sha256)!;
  const own = verify(JSON.stringify(receipts.public), '--secret', secretOf(instance.people[0]!.id));
  expect(Number(/Own chance: ([\d.]+) %/.exec(own.stdout)![1])).toBeCloseTo(mine * 100, 4);
  expect(verify(JSON.stringify(receipts.public), '--secret', 'nobody’s').stdout).toContain('No line of this');
  expect(verify(JSON.stringify({ ...receipts.public, seed: 'another seed, as long' })).status).toBe(1);
  expect(verify('{').status).toBe(2);
  rmSync(folder, { recursive: true });
});

/** Receipts are read-only; tampering needs hands. */
type Mutable<Value> = Value extends object ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> } : Value;
