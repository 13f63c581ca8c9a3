export { replaySpill } from './replay';
export { Spill } from './spill';
