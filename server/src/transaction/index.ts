export { atomically, currentTransaction } from './atomically';
export { hasEndedTransaction, isTransactionGone } from './transaction-errors';
export { hookCommit } from './commit-hook';
