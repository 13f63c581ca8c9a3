import { missingMethods, patchMethod } from './patch';
import type { Seam } from './seam';

const METHODS = ['disable', 'enable'] as const;

type Switch = (...args: unknown[]) => void;

/**
 * Reports when `strapi import` and `strapi transfer` begin and end. They switch Strapi's lifecycles
 * off before they write, and on again afterwards.
 */
export const transferLifecycles = (listener: { begun: () => void; ended: () => void }): Seam => ({
  name: 'transfer-lifecycles',
  reliesOn: '`strapi.db.lifecycles.disable` and `enable` are looked up at each call.',
  why: 'A transfer replaces the table of events, and no lifecycle says so.',
  seenIn: '@strapi/database/dist/lifecycles/index.js, @strapi/data-transfer/dist/strapi',
  since: '5.0.0',
  without: 'That a transfer of data has replaced the audit log is not recorded.',
  check: ({ db }) => missingMethods('strapi.db.lifecycles', db.lifecycles, METHODS),
  install: ({ db }) => {
    const undoDisable = patchMethod<Switch>(db.lifecycles, 'disable', (disable) => (...args) => {
      listener.begun();
      disable.apply(db.lifecycles, args);
    });
    const undoEnable = patchMethod<Switch>(db.lifecycles, 'enable', (enable) => (...args) => {
      enable.apply(db.lifecycles, args);
      listener.ended();
    });
    return () => {
      undoDisable();
      undoEnable();
    };
  },
});
