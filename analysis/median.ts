import { median } from 'simple-statistics';

/** The middle of some numbers; null when there are none. @example medianOf([3, 1, 2, 10]) // 2.5 */
export function medianOf(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : median([...numbers]);
}
