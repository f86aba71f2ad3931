import type { ReferencePart } from '../part';

/** Every kind of reference cases, in the order of the folders. */
export const parts: readonly ReferencePart[] = [];
