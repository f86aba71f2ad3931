import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { findAgain } from '../analysis/groups/again';
import type { AuditorReceipt } from '../analysis/groups/receipt';
import { loadSolver } from '../analysis/groups/solver';
import { verifyReceipt } from '../analysis/groups/verify';

/**
 * Checks a receipt of a draw without the database: `npm run verify-draw -- RECEIPT [--again]`.
 * `--again` finds the lottery anew from an auditor's receipt. Ends with exit code 1 when something does not hold.
 */
const say = (words: string) => process.stdout.write(`${words}\n`);
const words = process.argv.slice(2).filter((word) => word !== '--');
const [file] = words.filter((word) => !word.startsWith('--'));
if (file === undefined) {
  process.stderr.write('Name a receipt: npm run verify-draw -- RECEIPT [--again]\n');
  process.exit(2);
}

const receipt = read(file);
const findings = verifyReceipt(receipt, (text) => createHash('sha256').update(text).digest('hex'));
if (words.includes('--again') && findings.every(({ holds }) => holds)) {
  // Everything above held, so the receipt has its shape; a public one has no table to draw from.
  const whole = receipt as AuditorReceipt | { kind: 'public' };
  if (whole.kind === 'auditor') findings.push(findAgain(await loadSolver(), whole));
  else say('A public receipt holds no table, so the lottery cannot be found anew. Use the auditor’s.');
}
for (const { what, holds, note } of findings)
  say(`${holds ? 'holds ' : 'FAILS '} ${what}${note ? `. ${note}` : ''}`);
const failed = findings.filter(({ holds }) => !holds).length;
say(failed === 0 ? `All ${findings.length} checks hold.` : `${failed} of ${findings.length} checks fail.`);
process.exit(failed === 0 ? 0 : 1);

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
