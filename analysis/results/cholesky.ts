/**
 * The lower triangle L of a symmetric matrix A = L·Lᵀ.
 * @param matrix size × size, row by row
 * @returns L, row by row, or null when the matrix has a direction without spread (a pivot not above 1e-12 of its diagonal)
 * @example choleskyOf(Float64Array.of(4, 2, 2, 5), 2) // Float64Array [2, 0, 1, 2]
 */
export function choleskyOf(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!;
      if (i > j) lower[i * size + j] = sum / lower[j * size + j]!;
      else if (sum > 1e-12 * matrix[i * size + i]!) lower[i * size + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}

/**
 * L⁻¹·x: of a vector with covariance A = L·Lᵀ, the same without covariances, so that its square is x′A⁻¹x.
 * @param lower from choleskyOf
 * @example withoutCovariance(Float64Array.of(2, 0, 1, 2), Float64Array.of(2, 5)) // Float64Array [1, 2]
 */
export function withoutCovariance(lower: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  const found = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = vector[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i * size + k]! * found[k]!;
    found[i] = sum / lower[i * size + i]!;
  }
  return found;
}

/**
 * L⁻¹·B·L⁻ᵀ for a symmetric B: it has the eigenvalues of A⁻¹·B and is symmetric as well.
 * @param lower from choleskyOf(A)
 * @example whitened(Float64Array.of(2, 0, 1, 2), Float64Array.of(4, 2, 2, 5), 2) // Float64Array [1, 0, 0, 1]
 */
export function whitened(lower: Float64Array, matrix: Float64Array, size: number): Float64Array {
  const half = rowsWithout(lower, matrix, size);
  const turned = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) turned[j * size + i] = half[i * size + j]!;
  }
  return rowsWithout(lower, turned, size);
}

function rowsWithout(lower: Float64Array, matrix: Float64Array, size: number): Float64Array {
  const found = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    found.set(withoutCovariance(lower, matrix.subarray(i * size, (i + 1) * size)), i * size);
  }
  return found;
}
