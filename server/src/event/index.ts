export {
  ALL_COLUMNS,
  eventAttributes,
  eventRowSchema,
  LIST_COLUMNS,
  type ColumnName,
  type EventRow,
  type StoredEvent,
  type StoredListEvent,
  blankRow,
  eventTable,
  inTimeOrder,
} from './table';
export { IndexBuilder } from './indexes';
export type { EventInput, JournalEntry, Mutation, Operation, SetItem } from './mutation';
export { printedColumns, printEvent, type PrintedEvent } from './print';
export { toAuditEventDetails, toListedEvent, toRow } from './row';
export { parseSummary, printSummary, summaryOf } from './summary';
export { COLUMN_LENGTH, columnText, isJson, storable, storableJson } from './text';
