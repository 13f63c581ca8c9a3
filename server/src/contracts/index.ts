export * from './event';
export * from './events-api';
export * from './markers';
export * from './permissions';
export * from './settings-api';
