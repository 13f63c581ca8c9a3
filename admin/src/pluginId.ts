export const PLUGIN_ID = 'audit-log';
