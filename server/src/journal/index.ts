export { Journal, isRecorded } from './journal';
export { CharacterLimits } from './insert';
export { isSameJson, toBoundedJson } from './bound';
export { createRedaction } from './redaction';
export { Writer } from './writer';
export { replaySpill } from './spill/replay';
export { Spill } from './spill/spill';
