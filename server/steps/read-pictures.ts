import { readFile } from 'node:fs/promises';
import type { Pictures } from '../../analysis/paper/pdf';
import type { Read } from '../../db/connect';
import { listMedia } from '../../db/queries/media';
import { listMediaUses } from '../../surveys/questionnaires/media-uses';
import type { Questionnaire } from '../../surveys/questionnaires/types';
import type { Deps } from '../deps';
import { mediaFile } from '../media-folder';

/** What paper can show. */
const printable = ['image/png', 'image/jpeg'];

/** The pictures of a questionnaire that can be printed, as data addresses by their names in the store. */
export async function readPictures(
  deps: Pick<Deps, 'config'>,
  read: Read,
  questionnaire: Questionnaire,
): Promise<Pictures> {
  const used = new Set(listMediaUses(questionnaire).map(({ media }) => media));
  const kept = (await listMedia(read)).filter(({ id, type }) => used.has(id) && printable.includes(type));
  const pictures = await Promise.all(
    kept.map(async ({ id, type }) => {
      const bytes = await readFile(mediaFile(deps.config.dataDir, read.footprintId, id));
      return [id, `data:${type};base64,${bytes.toString('base64')}`] as const;
    }),
  );
  return Object.fromEntries(pictures);
}
