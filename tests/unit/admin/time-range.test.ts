import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { transformFileSync } from '@swc/core';

const MODULE = path.resolve(__dirname, '../../../admin/src/pages/AuditLog/state/time-range.ts');

const { code } = transformFileSync(MODULE, {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
});

/**
 * What an expression over the module gives where a viewer is. A process lives in one time zone, so
 * this takes another.
 */
const viewedFrom = (timeZone: string, expression: string): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['-e', `${code}; process.stdout.write(JSON.stringify(${expression}))`],
      { env: { ...process.env, TZ: timeZone }, encoding: 'utf8' },
    ),
  );

/** The interval of a range, in ISO 8601. */
const intervalIn = (timeZone: string, range: object, now = '2026-06-15T12:00:00Z') =>
  viewedFrom(timeZone, `exports.intervalOf(${JSON.stringify(range)}, new Date('${now}'))`);

describe('a range of days', () => {
  const oneDay = (day: string) => ({ from: day, to: day });

  it.each([
    ['UTC', '2026-06-15', '2026-06-15T00:00:00.000Z', '2026-06-16T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-06-15', '2026-06-14T18:30:00.000Z', '2026-06-15T18:30:00.000Z'],
    ['America/Los_Angeles', '2026-06-15', '2026-06-15T07:00:00.000Z', '2026-06-16T07:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z', '2026-01-01T10:00:00.000Z'],
  ])('spans a day of the viewer in %s', (timeZone, day, from, to) => {
    expect(intervalIn(timeZone, oneDay(day))).toEqual({ from, to });
  });

  it('spans 23 and 25 hours where the clocks change', () => {
    expect(intervalIn('Europe/Berlin', oneDay('2026-03-29'))).toEqual({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    });
    expect(intervalIn('Europe/Berlin', oneDay('2026-10-25'))).toEqual({
      from: '2026-10-24T22:00:00.000Z',
      to: '2026-10-25T23:00:00.000Z',
    });
  });

  it('starts a day that has no midnight when it begins', () => {
    // In Beirut the clocks go from midnight straight to one o'clock.
    expect(intervalIn('Asia/Beirut', oneDay('2026-03-29'))).toEqual({
      from: '2026-03-28T22:00:00.000Z',
      to: '2026-03-29T21:00:00.000Z',
    });
  });

  it('takes in the whole of the last day', () => {
    expect(intervalIn('UTC', { from: '2026-12-30', to: '2027-01-01' })).toEqual({
      from: '2026-12-30T00:00:00.000Z',
      to: '2027-01-02T00:00:00.000Z',
    });
  });
});

describe('a preset', () => {
  it.each([
    ['today', '2026-06-14T15:00:00.000Z', null],
    ['yesterday', '2026-06-13T15:00:00.000Z', '2026-06-14T15:00:00.000Z'],
    ['month', '2026-05-31T15:00:00.000Z', null],
  ])('"%s" follows the calendar of the viewer', (preset, from, to) => {
    expect(intervalIn('Asia/Tokyo', { preset })).toEqual({ from, to });
  });

  it('"7d" is seven times 24 hours, whatever the clocks do', () => {
    expect(intervalIn('Europe/Berlin', { preset: '7d' }, '2026-04-02T10:20:30Z')).toEqual({
      from: '2026-03-26T10:20:00.000Z',
      to: null,
    });
  });
});

describe('one end of a range', () => {
  it('is of the viewer where it says no zone, and the same for all where it does', () => {
    const read = (text: string) =>
      viewedFrom('Asia/Tokyo', `exports.parseRangeEnd(${JSON.stringify(text)})`);

    expect(read('2026-06-15T10:00')).toBe('2026-06-15T01:00Z');
    expect(read('2026-06-15T10:00Z')).toBe('2026-06-15T10:00Z');
    expect(read('2026-06-15T10:00:30.5+02:00')).toBe('2026-06-15T08:00:30.500Z');
    expect(read('2026-06-15')).toBe('2026-06-15');
    expect(read('2026-06-15T25:00')).toBeNull();
  });

  it('stands in the field as the clock on the wall shows it', () => {
    expect(
      viewedFrom('Asia/Kolkata', "exports.toFieldValue(new Date('2026-06-15T20:00:00Z'))"),
    ).toBe('2026-06-16T01:30');
  });
});

it('has an event in the middle of what is around it', () => {
  expect(viewedFrom('UTC', "exports.around('2026-06-15T12:34:56.789Z', 5)")).toEqual({
    from: '2026-06-15T12:29Z',
    to: '2026-06-15T12:40Z',
  });
});

it('takes for a day only what stands in the calendar', () => {
  const days = ['2028-02-29', '2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00:00Z', ''];

  expect(viewedFrom('UTC', `${JSON.stringify(days)}.filter(exports.isLocalDate)`)).toEqual([
    '2028-02-29',
  ]);
});
