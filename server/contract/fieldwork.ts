import { byHandOperations } from './fieldwork/by-hand';
import { planningOperations } from './fieldwork/planning';
import { watchingOperations } from './fieldwork/watching';

/** A survey in the field, in the order it goes. */
export const fieldworkOperations = { ...planningOperations, ...watchingOperations, ...byHandOperations };
