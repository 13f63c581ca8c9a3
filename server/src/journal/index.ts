export type { Deed, Draft, Fact, JournalEntry, Member } from './fact';
export { Journal } from './journal';
export { createRedaction, REDACTED } from './redaction';
export { replaySpill, Spill } from './spill';
export { Writer } from './writer';
export { storable } from './text';
