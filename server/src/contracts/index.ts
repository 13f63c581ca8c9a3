export * from './event';
export * from './events-api';
export * from './markers';
export * from './permissions';
export * from './settings-api';
export type { AuditEvent as Event, AuditEventDetails as EventDetails } from './event';
