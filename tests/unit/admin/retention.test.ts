import {
  RETENTION_DAYS,
  isValidRetention,
  toRetention,
  toRetentionDays,
} from '../../../admin/src/pages/Configuration/retention';
import { RETENTION_DAYS as SERVER_RETENTION_DAYS } from '../../../server/src/contracts';

it('has the bounds of the server', () => {
  expect(RETENTION_DAYS).toEqual(SERVER_RETENTION_DAYS);
});

it.each([
  [1, true],
  [36_500, true],
  [0, false],
  [36_501, false],
  [1.5, false],
  [Number.NaN, false],
  [undefined, false],
])('%p days: %p', (days, expected) => {
  expect(isValidRetention({ isForEver: false, days })).toBe(expected);
});

it('asks for no number when events are kept for ever', () => {
  expect(isValidRetention({ isForEver: true, days: undefined })).toBe(true);
  expect(toRetentionDays({ isForEver: true, days: 30 })).toBeNull();
});

it('offers the default to those who no longer keep events for ever', () => {
  expect(toRetention(null)).toEqual({ isForEver: true, days: 90 });
  expect(toRetention(30)).toEqual({ isForEver: false, days: 30 });
});
