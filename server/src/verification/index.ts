export { compareCheckpoint } from './compare';
export { sealOfEvent } from './event-seal';
export { keyOfFinding } from './findings';
export { keepVerification, keptVerifications } from './results';
export { sliceOfNight } from './scope';
export { type Verified, verifyDatabase } from './verify';
