export { applyFilters } from './conditions';
export { activityQuerySchema, readActivity } from './activity/read';
export { formatOf } from './export/format';
export { type ExportQuery, exportQuerySchema } from './export/query';
export { type ExportRow, readForExport, selectExportRows } from './export/read';
export { extentOfLog, impactOf, impactQuerySchema } from './log-size';
export { readFacets } from './facets';
export {
  type Filters,
  facetsQuerySchema,
  filterShape,
  listQuerySchema,
  wholeNumber,
} from './filters';
export { findEvent, isEventId, noSuchEvent } from './find';
export { listEvents } from './list';
