import { describeError } from '../../../server/src/report-failure';

const withoutStack = (error: Error): string => {
  error.stack = '';
  return describeError(error);
};

describe('an error in the server log', () => {
  it('is its kind and its reason, without the statement that knex puts before it', () => {
    const message = "insert into `users` (`name`) values ('Ada - Byron') - no such table: users";
    expect(withoutStack(Object.assign(new Error(message), { code: 'SQLITE_ERROR' }))).toBe(
      'Error SQLITE_ERROR: no such table: users',
    );
  });

  it('says all of a message without a statement, but for what is quoted', () => {
    expect(withoutStack(new TypeError("Cannot read 'secret' of undefined"))).toBe(
      'TypeError: Cannot read "…" of undefined',
    );
  });

  it('says only the kind where the value itself is at fault', () => {
    const error = Object.assign(new Error('invalid input: secret'), { code: '22P02' });
    expect(withoutStack(error)).toBe('Error 22P02');
  });
});
