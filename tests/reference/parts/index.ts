import type { ReferencePart } from '../part';
import { aapor } from './aapor';
import { estimates } from './estimates';
import { replicates } from './replicates';
import { selection } from './selection';
import { weights } from './weights';

/** Every kind of reference cases, in the order of the folders. */
export const parts: readonly ReferencePart[] = [weights, estimates, replicates, selection, aapor];
