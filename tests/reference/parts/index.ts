import type { ReferencePart } from '../part';
import { aapor } from './aapor';

/** Every kind of reference cases, in the order of the folders. */
export const parts: readonly ReferencePart[] = [aapor];
