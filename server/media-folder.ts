import { copyFile, link, mkdir, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Where the bytes of uploaded files lie: beside the database, a folder a footprint, each file named by its id. */
export function mediaFolder(dataDir: string): string {
  return join(dataDir, 'media');
}

export function mediaFile(dataDir: string, footprintId: string, id: string): string {
  return join(mediaFolder(dataDir), footprintId, id);
}

/** All files of a folder of media, as footprint/id; those on their way in are not among them. */
export async function listMediaFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/**
 * Puts the files of one folder of media into another where they are not there yet. A file never changes, so both folders
 * can share it on disk (a hard link) and seven days of clips weigh no more than one.
 */
export async function copyMedia(from: string, to: string): Promise<number> {
  const present = new Set(await listMediaFiles(to));
  const missing = (await listMediaFiles(from)).filter((file) => !present.has(file));
  for (const file of missing) {
    const [source, copy] = [join(from, file), join(to, file)];
    await mkdir(join(copy, '..'), { recursive: true, mode: 0o700 });
    await link(source, copy).catch(() => copyFile(source, copy));
  }
  return missing.length;
}
