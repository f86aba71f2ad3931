import { unzipSync, zipSync } from 'fflate';
import { AnalysisError } from '../errors';

const most = { entries: 2000, entryBytes: 40_000_000, bytes: 80_000_000 };

/**
 * The parts of a zip archive that a name test asks for, with sizes held: an archive may claim one size and unfold to
 * another, so both are looked at and nothing larger than allowed is ever unfolded.
 * @param wanted by the part's path, with / and without a leading one
 * @throws AnalysisError `file-not-workbook` when it is no readable archive; `file-too-large` beyond 40 MB a part, 80 MB in all
 */
export function readArchive(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
): Readonly<Record<string, Uint8Array>> {
  let total = 0;
  let entries = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > most.entries)
          throw new AnalysisError('file-too-large', {
            what: 'The number of parts of the file',
            found: entries,
            most: most.entries,
          });
        if (!wanted(name)) return false;
        total += originalSize;
        if (originalSize > most.entryBytes || total > most.bytes) {
          const found = `${Math.round(Math.max(originalSize, total) / 1e6)} MB`;
          throw new AnalysisError('file-too-large', {
            what: 'What the file unfolds to',
            found,
            most: `${most.bytes / 1e6} MB`,
          });
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof AnalysisError) throw error;
    throw new AnalysisError('file-not-workbook', { reason: 'its archive is broken or protected' });
  }
}

/** Parts put together again without packing them, for a reader that must see nothing else. */
export function asArchive(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...parts }, { level: 0 });
}
