export * from './actor';
export * from './origin';
export { normaliseAddress } from './source';
