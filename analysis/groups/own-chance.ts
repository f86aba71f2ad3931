import type { Hash } from './draw';

/** Where someone's line on the public receipt is: only who knows the secret can tell. */
export function tagOf(secret: string, hash: Hash): string {
  return hash(`sounding tag\n${secret}`);
}

/**
 * A chance that only who knows the secret can read: parts in 10¹², added to a number the secret fixes.
 * @returns 16 hexadecimal digits
 */
export function maskChance(chance: number, secret: string, hash: Hash): string {
  return BigInt.asUintN(64, BigInt(Math.round(chance * 1e12)) + maskOf(secret, hash))
    .toString(16)
    .padStart(16, '0');
}

/** The secret of a line that is nobody's: it hides how few people a small draw has, and an auditor with the salt can tell it. */
export function blankSecret(salt: string, line: number, hash: Hash): string {
  return hash(`sounding blank\n${salt}\n${line}`);
}

/**
 * Someone's own chance, from a public receipt and their secret.
 * @returns null when the receipt has no line for this secret: they were not in the draw
 * @example readOwnChance(receipt.own, secret, hash) // 0.0625
 */
export function readOwnChance(
  own: readonly { readonly tag: string; readonly masked: string }[],
  secret: string,
  hash: Hash,
): number | null {
  const tag = tagOf(secret, hash);
  const line = own.find((one) => one.tag === tag);
  if (!line) return null;
  return Number(BigInt.asUintN(64, BigInt(`0x${line.masked}`) - maskOf(secret, hash))) / 1e12;
}

function maskOf(secret: string, hash: Hash): bigint {
  return BigInt(`0x${hash(`sounding mask\n${secret}`).slice(0, 16)}`);
}
