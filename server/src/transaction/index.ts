export { atomically } from './atomically';
export { currentTransaction } from './current';
export { hasEndedTransaction, isGone } from './ended';
export { holdEnded } from './hold-ended';
export { shareConnection } from './share-connection';
export { wrapRoute } from './wrap-route';
export { wrapServices } from './wrap-services';
export { wrapWrites } from './wrap-writes';
