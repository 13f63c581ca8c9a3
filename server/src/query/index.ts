export { activityQuerySchema } from './activity/query';
export { readActivity } from './activity/read';
export { formatOf } from './export/format';
export { type ExportQuery, exportQuerySchema } from './export/query';
export { readForExport } from './export/read';
export { extentOfLog } from './extent';
export { listQuerySchema } from './filters';
export { findEvent } from './find';
export { listEvents } from './list';
