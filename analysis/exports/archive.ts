import { zipSync } from 'fflate';
import type { ExportFile } from './format';

/** Files are dated so in an archive, so that the same files give the same bytes. */
const date = new Date('2000-01-01T12:00:00Z');

/**
 * Several files as one zip archive, in a folder of its own.
 * @param name of the folder and, with .zip, of the archive
 * @returns the same bytes for the same files
 * @example archive('survey-1', files).name // 'survey-1.zip'
 */
export function archive(name: string, files: readonly ExportFile[]): ExportFile {
  const entries = Object.fromEntries(files.map((file) => [`${name}/${file.name}`, file.bytes]));
  return { name: `${name}.zip`, mediaType: 'application/zip', bytes: zipSync(entries, { mtime: date }) };
}
