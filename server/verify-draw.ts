import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { findAgain } from '../analysis/groups/again';
import { readOwnChance } from '../analysis/groups/own-chance';
import type { AuditorReceipt, PublicReceipt } from '../analysis/groups/receipt';
import { loadSolver } from '../analysis/groups/solver';
import { verifyReceipt } from '../analysis/groups/verify';

/**
 * Checks a receipt of a draw without the database: `npm run verify-draw -- RECEIPT [--again] [--secret SECRET]`.
 * `--again` finds the lottery anew from an auditor's receipt; `--secret SECRET` tells someone's own chance. Ends with exit code 1 when something does not hold.
 */
const say = (words: string) => process.stdout.write(`${words}\n`);
const words = process.argv.slice(2).filter((word) => word !== '--');
const secretAt = words.indexOf('--secret');
const secret = secretAt < 0 ? undefined : (words.splice(secretAt, 2)[1] ?? '');
const [file] = words.filter((word) => !word.startsWith('--'));
if (file === undefined) {
  process.stderr.write('Name a receipt: npm run verify-draw -- RECEIPT [--again] [--secret SECRET]\n');
  process.exit(2);
}

const receipt = read(file);
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const findings = verifyReceipt(receipt, hash);
if (words.includes('--again') && findings.every(({ holds }) => holds)) {
  // Everything above held, so the receipt has its shape; a public one has no table to draw from.
  const whole = receipt as AuditorReceipt | { kind: 'public' };
  if (whole.kind === 'auditor') findings.push(findAgain(await loadSolver(), whole));
  else say('A public receipt holds no table, so the lottery cannot be found anew. Use the auditor’s.');
}
for (const { what, holds, note } of findings)
  say(`${holds ? 'holds ' : 'FAILS '} ${what}${note ? `. ${note}` : ''}`);
const failed = findings.filter(({ holds }) => !holds).length;
if (secret !== undefined && failed === 0) sayOwn(receipt as AuditorReceipt | PublicReceipt, secret);
say(failed === 0 ? `All ${findings.length} checks hold.` : `${failed} of ${findings.length} checks fail.`);
process.exit(failed === 0 ? 0 : 1);

/** Everything above held, so the receipt has its shape. */
function sayOwn(whole: AuditorReceipt | PublicReceipt, own: string): void {
  const chance = readOwnChance((whole.kind === 'auditor' ? whole.public : whole).own, own, hash);
  say(
    chance === null
      ? 'No line of this receipt is of this secret: whoever holds it was not in this draw, or it is mistyped.'
      : `Own chance: ${(chance * 100).toFixed(4).replace(/\.?0+$/, '')} %.`,
  );
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    process.stderr.write(
      `${path} is not a receipt that can be read (${(error as Error).message}). Save the JSON file again.\n`,
    );
    process.exit(2);
  }
}
