export { ALL_COLUMNS, eventAttributes, eventRowSchema, LIST_COLUMNS } from './columns';
export type { ColumnName, EventRow, StoredEvent, StoredListEvent } from './columns';
export { IndexBuilder } from './index-builder';
export type { EventInput, JournalEntry, Mutation, Operation, SetItem } from './mutation';
export { printAuditEvent, toAuditEvent, toAuditEventDetails, toRow } from './row';
export { parseSummary, printSummary, summaryOf } from './summary';
export { blankRow, eventTable, inTimeOrder } from './table';
export { COLUMN_LENGTH, columnText, storable, storableJson } from './text';
