export { asAction, routeOf } from './action';
export * from './actor';
export { currentOrigin, currentRequest, sourceOf } from './origin';
export { type Origin, Origins } from './origins';
export { readAddressesEarly } from './request-start';
export { isSourceForgeable } from './source';
