/** Ids of the permissions, as routes require them, roles have them and the panel asks for them. */
export const PERMISSIONS = {
  read: 'plugin::audit-log.read',
  export: 'plugin::audit-log.export',
  verify: 'plugin::audit-log.verify',
  readSettings: 'plugin::audit-log.settings.read',
  updateSettings: 'plugin::audit-log.settings.update',
} as const;
