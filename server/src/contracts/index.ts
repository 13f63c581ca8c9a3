export * from './event';
export * from './events-api';
export * from './filters';
export * from './markers';
export * from './permissions';
export * from './seal';
export * from './settings-api';
export * from './views-api';
