/**
 * A balanced set of signs: as many rows as columns, each two columns alike in half their rows, the first column all +.
 * @param least rows wanted; the set may have a few more, since not every order can be built here
 * @returns rows of 1 and −1; the order is 1, 2 or a multiple of 4
 * Source: Sylvester (1867); Paley (1933), J. Math. and Physics 12: order q + 1 for a prime q ≡ 3 mod 4; doubling.
 * @example hadamard(3).length // 4
 */
export function hadamard(least: number): readonly Int8Array[] {
  let order = least <= 2 ? Math.max(1, least) : 4 * Math.ceil(least / 4);
  while (!canBuild(order)) order += 4;
  return build(order);
}

function canBuild(order: number): boolean {
  return order <= 2 || isPaley(order) || (order % 4 === 0 && canBuild(order / 2));
}

function isPaley(order: number): boolean {
  const q = order - 1;
  if (q % 4 !== 3) return false;
  for (let divisor = 2; divisor * divisor <= q; divisor++) if (q % divisor === 0) return false;
  return true;
}

function build(order: number): Int8Array[] {
  if (order === 1) return [Int8Array.of(1)];
  if (order > 2 && isPaley(order)) return paley(order - 1);
  const half = build(order / 2);
  return [
    ...half.map((row) => Int8Array.of(...row, ...row)),
    ...half.map((row) => Int8Array.of(...row, ...row.map((sign) => -sign))),
  ];
}

/** Borders of + around the quadratic residues of differences, with − on the diagonal. */
function paley(q: number): Int8Array[] {
  const isSquare = new Uint8Array(q);
  for (let x = 1; x < q; x++) isSquare[(x * x) % q] = 1;
  return Array.from({ length: q + 1 }, (_, r) =>
    Int8Array.from({ length: q + 1 }, (_, c) => {
      if (r === 0 || c === 0) return 1;
      return isSquare[(c - r + q) % q] === 1 ? 1 : -1;
    }),
  );
}
