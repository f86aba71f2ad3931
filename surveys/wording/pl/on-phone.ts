export { answering } from './answering';
export { inputs } from './inputs';
export { offline } from './offline';
export { problems } from './problems';
