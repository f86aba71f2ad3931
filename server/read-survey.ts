import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sayImport } from '../surveys/questionnaires/imports/report-page';
import { Refusal } from './errors';
import { readQuestionnaireFile } from './steps/read-questionnaire-file';

/**
 * What would become of questionnaire files, without keeping anything: `npm run read-survey -- FILE|FOLDER … [--out PAGE]`.
 * Prints the same report the editor shows, or writes it. A file that is refused is named with the reason. Exit code 1 when none was read.
 */
const words = process.argv.slice(2).filter((word) => word !== '--');
const outAt = words.indexOf('--out');
const out = outAt < 0 ? undefined : words.splice(outAt, 2)[1];
if (words.length === 0) {
  process.stderr.write('Name a file or a folder: npm run read-survey -- FILE|FOLDER … [--out PAGE]\n');
  process.exit(2);
}

const pages: string[] = [];
let read = 0;
for (const file of words.flatMap(filesAt)) {
  try {
    const { report, review } = await readQuestionnaireFile({ bytes: readFileSync(file) });
    pages.push(sayImport(basename(file), report, review));
    read += 1;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    pages.push(`## ${basename(file)}\n\nRefused. ${error.detail}\n`);
  }
}
const page = `# What becomes of questionnaires from elsewhere\n\nWritten by \`npm run read-survey\`. Nothing is left out in silence: each thing of a file is counted below as carried over,
changed or left out, and whatever is not wholly as it was stands by name and place under the reason.\n\n${pages.join('\n')}`;
if (out === undefined) process.stdout.write(page);
else writeFileSync(out, page);
process.exit(read > 0 ? 0 : 1);

function filesAt(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
  } catch {
    process.stderr.write(`There is no file or folder ${path}. Check the name.\n`);
    process.exit(2);
  }
  return readdirSync(path)
    .filter((name) => /\.(xlsx|lss|json|xml)$/i.test(name))
    .sort()
    .map((name) => join(path, name));
}
