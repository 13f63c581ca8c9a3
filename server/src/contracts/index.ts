export * from './event';
export * from './events-api';
export * from './settings-api';
