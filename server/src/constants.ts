export const PLUGIN_ID = 'audit-log';

export const EVENT_UID = 'plugin::audit-log.event';

export const EVENT_TABLE = 'audit_events';
