export * from './actor';
export * from './origin';
export { isSourceForgeable, sourceOf } from './source';
