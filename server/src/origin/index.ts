export { asAction, routeOf, readAddressesEarly } from './request';
export * from './actor';
export { currentOrigin, currentRequest, sourceOf, type Origin, Origins } from './origin';
export { isSourceForgeable } from './source';
