// Lets a worker thread run from the TypeScript sources, in development and tests; the built product uses dist/server/worker.js.
import { register } from 'tsx/esm/api';

register();
const { default: runTask } = await import('../worker.ts');
export default runTask;
