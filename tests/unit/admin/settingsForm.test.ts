import {
  changedSettings,
  isValidDraft,
  toDraft,
} from '../../../admin/src/pages/Configuration/settingsForm';
import type { Settings } from '../../../server/src/contracts';

const saved: Settings = {
  retentionDays: 90,
  excludedCategories: ['webhook', 'locale'],
  excludedActions: [],
  excludedContentTypes: [],
  recordSystem: true,
};

const draft = toDraft(saved);

it('sends nothing when nothing changed', () => {
  expect(changedSettings(draft, saved, [])).toEqual({});
  expect(
    changedSettings({ ...draft, excludedCategories: ['locale', 'webhook'] }, saved, []),
  ).toEqual({});
});

it('sends only what changed', () => {
  const changed = { ...draft, excludedCategories: ['webhook'], recordSystem: false };

  expect(changedSettings(changed, saved, [])).toEqual({
    excludedCategories: ['webhook'],
    recordSystem: false,
  });
  expect(
    changedSettings({ ...draft, retention: { isForEver: true, days: 90 } }, saved, []),
  ).toEqual({ retentionDays: null });
});

it('never sends what config/plugins.js decides', () => {
  const changed = { ...draft, recordSystem: false, excludedActions: ['role.updated'] };

  expect(changedSettings(changed, saved, ['recordSystem'])).toEqual({
    excludedActions: ['role.updated'],
  });
});

it('is valid when the retention is', () => {
  expect(isValidDraft(draft)).toBe(true);
  expect(isValidDraft({ ...draft, retention: { isForEver: false, days: 0 } })).toBe(false);
});
