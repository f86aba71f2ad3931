/**
 * All weights times one factor (or plus one amount), cut at the limits, such that their sum stays.
 * @param weights length n, any scale; left as they are. Their mean lies between the limits
 * @returns the nearest there is where no factor keeps the sum (weights of 0 cannot grow in proportion)
 * @example keepWithin(Float64Array.of(0.25, 0.25, 0.25, 3.25), 0, 2, 'in-proportion') // [2/3, 2/3, 2/3, 2]
 */
export function keepWithin(
  weights: Float64Array,
  lower: number,
  upper: number,
  shared: 'in-proportion' | 'in-equal-parts',
): Float64Array {
  const isProportional = shared === 'in-proportion';
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const moved = (weight: number, by: number) => (isProportional ? weight * by : weight + by);
  // The sum rises with the step, along straight pieces: on each the step is found at once, and halving leads from piece to piece.
  let by = isProportional ? 1 : 0;
  let least = isProportional ? 0 : Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 400; round++) {
    let atLimits = 0;
    let inside = 0;
    let growth = 0;
    for (const weight of weights) {
      const value = moved(weight, by);
      if (value >= upper) atLimits += upper;
      else if (value <= lower) atLimits += lower;
      else {
        inside += weight;
        growth += isProportional ? weight : 1;
      }
    }
    const sum = atLimits + (isProportional ? inside * by : inside + growth * by);
    if (Math.abs(sum - total) <= 1e-15 * total) break;
    if (sum < total) least = by;
    else most = by;
    const straight = isProportional ? (total - atLimits) / growth : (total - atLimits - inside) / growth;
    const next = straight > least && straight < most ? straight : between(least, most, by);
    if (next === by) break;
    by = next;
  }
  return weights.map((weight) => Math.min(upper, Math.max(lower, moved(weight, by))));
}

function between(least: number, most: number, by: number): number {
  if (Number.isFinite(least) && Number.isFinite(most)) return (least + most) / 2;
  const stride = Math.max(1, Math.abs(by));
  return Number.isFinite(least) ? by + stride : by - stride;
}
