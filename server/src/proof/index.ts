export { exportWithProof } from './export';
export { proveEvent } from './event';
export { LocatedEvents, type OpenSeal } from './located-events';
export { exportRecords } from './records';
export { type Snapshot, snapshotOf, takeSnapshot } from './snapshot';
export { readSealStatus } from './status';
