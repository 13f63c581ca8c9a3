/** The ids of the permissions. */
export const PERMISSIONS = {
  read: 'plugin::audit-log.read',
  export: 'plugin::audit-log.export',
  verify: 'plugin::audit-log.verify',
  readSettings: 'plugin::audit-log.settings.read',
  updateSettings: 'plugin::audit-log.settings.update',
} as const;
