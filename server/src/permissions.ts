const inSettings = { section: 'settings', category: 'audit log', pluginName: 'audit-log' } as const;

/** What the role editor shows, under Settings. */
export const permissionActions = [
  { ...inSettings, subCategory: 'events', uid: 'read', displayName: 'Read the audit log' },
  { ...inSettings, subCategory: 'events', uid: 'export', displayName: 'Export the audit log' },
  { ...inSettings, subCategory: 'events', uid: 'verify', displayName: 'Verify the audit log' },
  {
    ...inSettings,
    subCategory: 'configuration',
    uid: 'settings.read',
    displayName: 'See the configuration',
  },
  {
    ...inSettings,
    subCategory: 'configuration',
    uid: 'settings.update',
    displayName: 'Change the configuration',
  },
];
