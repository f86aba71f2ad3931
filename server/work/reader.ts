import { join } from 'node:path';
import { connectReader, type Read } from '../../db/connect';
import { loadPlaces, type Places } from '../../db/reference/places';
import { createSecrets, type Secrets } from '../access/secrets';
import type { Deps } from '../deps';

/** Where a worker finds the data: handed over with each piece of work, since a thread shares nothing else. */
export type WorkPlace = {
  readonly dataDir: string;
  readonly root: string;
  readonly secretKeys: readonly Uint8Array[];
};

export const workPlaceOf = ({ config, root }: Pick<Deps, 'config' | 'root'>): WorkPlace => ({
  dataDir: config.dataDir,
  root,
  secretKeys: config.secretKeys,
});

/** What work on one footprint's rows is given: a read-only connection of its own, and what profiles are read with. */
export type WorkRead = {
  readonly read: Read;
  readonly secrets: Pick<Secrets, 'open' | 'blind' | 'shortCode'>;
  readonly places: Places;
  readonly root: string;
};

const placesOf = new Map<string, Places>();

/** Opens a reader for one piece of work and closes it after. */
export async function withReader<Result>(
  place: WorkPlace,
  footprintId: string,
  work: (given: WorkRead) => Promise<Result>,
): Promise<Result> {
  const places = placesOf.get(place.root) ?? loadPlaces(join(place.root, 'db', 'reference', 'places'));
  placesOf.set(place.root, places);
  const reader = await connectReader(place.dataDir);
  try {
    return await work({
      read: { sql: reader.sql, footprintId },
      secrets: createSecrets(place.secretKeys.map((key) => Buffer.from(key))),
      places,
      root: place.root,
    });
  } finally {
    reader.close();
  }
}
