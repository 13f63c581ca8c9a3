export { atomically } from './atomically';
export { currentTransaction } from './current';
export { hasEndedTransaction, isTransactionGone } from './transaction-errors';
export { blockAfterRollback } from './block-after-rollback';
export { shareConnection } from './share-connection';
export { wrapRoute } from './wrap-route';
export { wrapServices } from './wrap-services';
export { wrapWrites } from './wrap-writes';
