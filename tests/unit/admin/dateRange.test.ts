import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { transformFileSync } from '@swc/core';

const MODULE = path.resolve(__dirname, '../../../admin/src/pages/AuditLog/dateRange.ts');

const { code } = transformFileSync(MODULE, {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
});

/** What an expression over the module gives where a viewer is. A process lives in one time zone, so this takes another. */
const viewedFrom = (timeZone: string, expression: string): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['-e', `${code}; process.stdout.write(JSON.stringify(${expression}))`],
      { env: { ...process.env, TZ: timeZone }, encoding: 'utf8' },
    ),
  );

describe('toInstants', () => {
  const oneDay = (day: string) => `exports.toInstants({ start: '${day}', end: '${day}' })`;

  it.each([
    ['UTC', '2026-06-15', '2026-06-15T00:00:00.000Z', '2026-06-16T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-06-15', '2026-06-14T18:30:00.000Z', '2026-06-15T18:30:00.000Z'],
    ['America/Los_Angeles', '2026-06-15', '2026-06-15T07:00:00.000Z', '2026-06-16T07:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z', '2026-01-01T10:00:00.000Z'],
  ])('spans a day of the viewer in %s', (timeZone, day, from, to) => {
    expect(viewedFrom(timeZone, oneDay(day))).toEqual({ from, to });
  });

  it('spans 23 and 25 hours where the clocks change', () => {
    expect(viewedFrom('Europe/Berlin', oneDay('2026-03-29'))).toEqual({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    });
    expect(viewedFrom('Europe/Berlin', oneDay('2026-10-25'))).toEqual({
      from: '2026-10-24T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    });
  });

  it('starts a day that has no midnight when it begins', () => {
    // In Beirut the clocks go from midnight straight to one o'clock.
    expect(viewedFrom('Asia/Beirut', oneDay('2026-03-29'))).toEqual({
      from: '2026-03-28T22:00:00.000Z',
      to: '2026-03-29T21:00:00.000Z',
    });
  });

  it('takes in the whole of the last day', () => {
    const range = "exports.toInstants({ start: '2026-12-30', end: '2027-01-01' })";

    expect(viewedFrom('UTC', range)).toEqual({
      from: '2026-12-30T00:00:00.000Z',
      to: '2027-01-02T00:00:00.000Z',
    });
  });
});

describe('the date picker', () => {
  it.each(['America/Los_Angeles', 'Europe/Berlin', 'Pacific/Kiritimati'])(
    'shows and answers the same day in %s',
    (timeZone) => {
      // It reads the day of a `Date` in UTC, and answers with midnight of that day where the viewer is.
      expect(viewedFrom(timeZone, "exports.toPickerValue('2026-03-29')")).toBe(
        '2026-03-29T00:00:00.000Z',
      );
      expect(viewedFrom(timeZone, 'exports.fromPickerValue(new Date(2026, 2, 29))')).toBe(
        '2026-03-29',
      );
    },
  );
});

describe('defaultRange', () => {
  it('reaches back seven days, over the ends of months and changes of the clocks', () => {
    expect(viewedFrom('Europe/Berlin', "exports.defaultRange('2026-04-02')")).toEqual({
      start: '2026-03-26',
      end: '2026-04-02',
    });
  });
});

it('takes for a day only what stands in the calendar', () => {
  const days = ['2028-02-29', '2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00:00Z', ''];

  expect(viewedFrom('UTC', `${JSON.stringify(days)}.filter(exports.isLocalDate)`)).toEqual([
    '2028-02-29',
  ]);
});
