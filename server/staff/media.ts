import { findMedia, listMedia, type MediaRow } from '../../db/queries/media';
import { mediaOperations } from '../contract/media';
import { Refusal } from '../errors';
import { mediaFile } from '../media-folder';
import { type Handlers, station } from '../mount';
import { keepMedia, mediaLimits } from '../steps/keep-media';
import { readMediaUses, removeMedia } from '../steps/remove-media';
import { namesOf } from './themes';

const handlers: Handlers<typeof mediaOperations> = {
  listMedia: async ({ deps, read, footprint }) => {
    const names = await namesOf(deps, footprint.id);
    const uses = await readMediaUses(read);
    return {
      media: (await listMedia(read)).map((row) => ({
        ...shown(row),
        uploadedAt: row.uploadedAt.toISOString(),
        uploadedBy: names.get(row.uploadedBy) ?? 'Former staff',
        uses: (uses.get(row.id) ?? []).map((use) => ({
          ...use,
          versions: [...use.versions],
          questions: [...use.questions],
        })),
      })),
      limits: mediaLimits(deps.config),
    };
  },

  keepMedia: async ({ deps, footprint, session, query, body }) =>
    shown(
      await keepMedia(deps, footprint.id, {
        upload: body,
        kind: query.kind,
        name: query.name,
        by: session.staffId,
      }),
    ),

  removeMedia: async ({ deps, footprint, params }) => {
    await removeMedia(deps, footprint.id, params.media);
    return { removed: true };
  },

  fetchMedia: async ({ deps, read, footprint, params }) => {
    const row = await findMedia(read, params.media);
    if (!row) throw new Refusal('not-found');
    return {
      path: mediaFile(deps.config.dataDir, footprint.id, row.id),
      bytes: row.bytes,
      mediaType: row.type,
      digest: row.sha256,
    };
  },
};

export const mediaStation = station(mediaOperations, handlers);

function shown({ id, kind, type, bytes, width, height, name }: MediaRow) {
  return { id, kind, type, bytes, width, height, name };
}
