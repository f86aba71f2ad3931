import type { ReferencePart } from '../part';

/** Every kind of reference cases, in the order of the folders. */
import { estimates } from './estimates';

export const parts: readonly ReferencePart[] = [estimates];
