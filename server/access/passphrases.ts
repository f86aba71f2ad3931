import { hash, verify } from '@node-rs/argon2';
import { Refusal } from '../errors';

/** argon2id with the settings OWASP names as a floor: 19 MiB, two passes, one lane. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const isStrong = (passphrase: string): boolean =>
  [...passphrase.normalize('NFKC').trim()].length >= 12;

export function requireStrong(passphrase: string): void {
  if (!isStrong(passphrase)) {
    throw new Refusal('passphrase-weak', undefined, [
      { path: 'passphrase', message: 'Use at least 12 characters' },
    ]);
  }
}

export const hashPassphrase = (passphrase: string) => hash(passphrase.normalize('NFKC'), settings);

/** Takes as long for someone unknown as for someone known. */
export async function isRightPassphrase(kept: string | null, given: string): Promise<boolean> {
  const isRight = await verify(kept ?? (await decoy), given.normalize('NFKC')).catch(() => false);
  return kept !== null && isRight;
}

const decoy = hashPassphrase('a passphrase that nobody has been given');
