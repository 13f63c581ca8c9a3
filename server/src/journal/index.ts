export type { Deed, Draft, Fact, Member } from './fact';
export { Journal } from './journal';
export { REDACTED } from './redaction';
export { replaySpill } from './replay';
export { Spill } from './spill';
export { Writer } from './writer';
