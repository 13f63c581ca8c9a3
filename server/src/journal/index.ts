export type { Operation, EventInput, Mutation, JournalEntry, SetItem } from './mutation';
export { Journal } from './journal';
export { createRedaction, REDACTED } from './redaction';
export { replaySpill, Spill } from './spill';
export { Writer } from './writer';
export { storable } from './text';
