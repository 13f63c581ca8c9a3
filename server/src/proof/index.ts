export { exportWithProof, proveEvent, exportRecords } from './export';
export { LocatedEvents, type OpenSeal } from './located-events';
export { type Snapshot, snapshotOf, takeSnapshot } from './snapshot';
export { readSealStatus } from './status';
