export { ALL_COLUMNS, eventAttributes, eventRowSchema, LIST_COLUMNS } from './columns';
export type { ColumnName, EventRow, StoredEvent, StoredListEvent } from './columns';
export type { EventInput, JournalEntry, Mutation, Operation, SetItem } from './mutation';
export { toAuditEvent, toAuditEventDetails, toRow } from './row';
export { summaryOf } from './summary';
export { blankRow, eventTable } from './table';
export { COLUMN_LENGTH, columnText, storable, storableJson } from './text';
