export { adoptedPercent, Adoption } from './adoption';
export { Anchors } from './anchors';
export {
  type HeadProblem,
  LogStopped,
  isSignedHead,
  openLog,
  pruneClosed,
  readHead,
  readLog,
  readLogs,
  signedRoot,
} from './head';
export { type IdRange, idsOf, parseRanges, placeOf, rangesOf, uniteRanges } from './id-ranges';
export { signAnew } from './key-change';
export { KeyRing } from './key-ring';
export { Log } from './log';
export { type FoundRow, idsAbove, newestId, readEvents, Turns } from './read-events';
export { newestSealedId, rangesOfSeal, sealedAboveFloor, walkSeals } from './read-seals';
export { MAX_EVENTS } from './seal-builder';
export { Sequencer } from './sequencer';
export {
  createTables,
  hasTables,
  type HeadRow,
  PRUNED,
  readSealRow,
  type SealRow,
  sealTable,
  verificationTable,
  type VerificationRow,
} from './tables';
