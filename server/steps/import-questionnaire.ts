import { createHash } from 'node:crypto';
import type { Deps } from '../deps';
import { Refusal } from '../errors';
import { ask } from '../work/ask';
import { createQuestionnaire } from './change-questionnaire';
import type { ReadFile } from './read-questionnaire-file';

export type GivenFile = {
  /** In base64. */
  readonly file: string;
  readonly mode: 'dry-run' | 'save';
  readonly digest?: string | undefined;
  readonly name?: string | undefined;
  readonly fileName?: string | undefined;
};

export type ImportedFile = ReadFile & {
  readonly digest: string;
  readonly saved: { readonly id: string } | null;
};

const largest = 5_000_000;

/** A questionnaire file: read and reported without saving, then saved as a draft, the very file that was looked at. */
export async function importQuestionnaire(
  deps: Deps,
  footprintId: string,
  given: GivenFile,
  by: string,
): Promise<ImportedFile> {
  const digest = createHash('sha256').update(given.file).digest('base64url');
  if (given.mode === 'save' && given.digest !== digest)
    throw new Refusal(
      'not-possible-now',
      'This file is not the one of the dry run. Run the dry run again, look at it, then save.',
    );
  const bytes = new Uint8Array(Buffer.from(given.file, 'base64'));
  if (bytes.length === 0 || bytes.length > largest) {
    const message =
      bytes.length === 0
        ? 'The file is empty. Choose another.'
        : `The file has ${Math.ceil(bytes.length / 1e6)} MB, and at most 5 MB are taken. Take out pictures and save it again.`;
    throw new Refusal('fields-wrong', message, [{ path: 'file', message }]);
  }
  const read = await ask<ReadFile>(deps, 'read-questionnaire', footprintId, { bytes });
  if (given.mode === 'dry-run') return { ...read, digest, saved: null };
  const made = await createQuestionnaire(deps, footprintId, {
    name: given.name ?? read.draft.title.en.slice(0, 200),
    definition: read.draft,
    by,
    broughtIn: {
      fileName: given.fileName ?? 'a file',
      format: read.report.format,
      carried: read.report.items.filter(({ outcome }) => outcome === 'carried').length,
      items: read.report.items.filter(({ outcome }) => outcome !== 'carried'),
      added: read.report.added,
    },
  });
  deps.log.info('questionnaire.imported', { items: read.report.items.length });
  return { ...read, digest, saved: { id: made.id } };
}
