import { afterwardsOperations } from './groups/afterwards';
import { drawingOperations } from './groups/drawing';
import { invitingOperations } from './groups/inviting';
import { planningOperations } from './groups/planning';

/** People drawn by lot to sit together and talk, in the order it goes. */
export const groupsOperations = {
  ...planningOperations,
  ...invitingOperations,
  ...drawingOperations,
  ...afterwardsOperations,
};
