import {
  changedSettings,
  fieldErrors,
  isLowered,
  isValidRetention,
  toDraft,
  toRetention,
  toRetentionDays,
} from '../../../admin/src/pages/Configuration/settings-form';
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
    changedSettings({ ...draft, retention: { isForever: true, days: 90 } }, saved, []),
  ).toEqual({ retentionDays: null });
});

it('never sends what config/plugins.js decides', () => {
  const changed = { ...draft, recordSystem: false, excludedActions: ['role.updated'] };

  expect(changedSettings(changed, saved, ['recordSystem'])).toEqual({
    excludedActions: ['role.updated'],
  });
});

describe('the retention', () => {
  it.each([
    [1, true],
    [36_500, true],
    [0, false],
    [36_501, false],
    [1.5, false],
    [Number.NaN, false],
    [undefined, false],
  ])('of %p days is valid: %p', (days, expected) => {
    expect(isValidRetention({ isForever: false, days })).toBe(expected);
  });

  it('has no number where events are kept forever', () => {
    expect(isValidRetention({ isForever: true, days: undefined })).toBe(true);
    expect(toRetentionDays({ isForever: true, days: 30 })).toBeNull();
  });

  it('offers the default to those who no longer keep events forever', () => {
    expect(toRetention(null)).toEqual({ isForever: true, days: 90 });
    expect(toRetention(30)).toEqual({ isForever: false, days: 30 });
  });

  it.each([
    [30, 90, true],
    [30, null, true],
    [90, 30, false],
    [null, 30, false],
    [undefined, 30, false],
  ])('of %p after %p removes events: %p', (wanted, before, expected) => {
    expect(isLowered(wanted, before)).toBe(expected);
  });
});

it('finds what is wrong with each field', () => {
  const errors = [{ path: ['retentionDays'], message: 'Too many.' }, { path: 'x' }];

  expect(fieldErrors({ status: 400, details: { errors } })).toEqual({ retentionDays: 'Too many.' });
  expect(fieldErrors(new Error('The network is down.'))).toEqual({});
  expect(fieldErrors(null)).toEqual({});
});
