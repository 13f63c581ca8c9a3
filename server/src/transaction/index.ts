export { atomically } from './atomically';
export { currentTransaction } from './current';
export { hasEndedTransaction, isTransactionGone } from './transaction-errors';
export { hookCommit } from './commit-hook';
