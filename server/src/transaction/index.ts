export { atomically } from './atomically';
export { currentTransaction } from './current';
export { wrapServices } from './wrap-services';
export { wrapWrites } from './wrap-writes';
