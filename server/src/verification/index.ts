export { compareCheckpoint } from './compare';
export { sealOfEvent } from './event-seal';
export { keyOfFinding } from './findings';
export { keepVerification, keptVerifications, sliceOfNight } from './results';
export { type Verified, verifyDatabase } from './verify';
