export { type HeadProblem, openLog, readHead, readLog } from './head';
export { type IdRange, idsOf, parseRanges, placeOf } from './id-ranges';
export { KeyRing } from './key-ring';
export { Log } from './log';
export { newestId } from './read-events';
export { MAX_EVENTS } from './seal-builder';
export { Sequencer } from './sequencer';
export { createTables, type HeadRow, readSealRow, type SealRow, sealTable } from './tables';
