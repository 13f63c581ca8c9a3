export type { Operation, EventInput, Mutation, JournalEntry, SetItem } from '../event';
export { Journal } from './journal';
export { REDACTED } from '../contracts';
export { CharacterLimits } from './character-limits';
export { isSameJson, toBoundedJson } from './bound';
export { createRedaction } from './redaction';
export { replaySpill, Spill } from './spill';
export { Writer } from './writer';
export { storable } from '../event';
