import type { ReferencePart } from '../part';
import { selection } from './selection';

/** Every kind of reference cases, in the order of the folders. */
export const parts: readonly ReferencePart[] = [selection];
