export { extentOfLog } from './extent';
export { listQuerySchema } from './filters';
export { findEvent } from './find';
export { listEvents } from './list';
