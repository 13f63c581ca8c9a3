/** What people do with their own accounts and sessions, by the route that does it. */
import { type Act, row, type Sender, type Template } from '../act';
import { MEMBER_PASSWORDS } from '../prepare';
import type { Random } from '../random';
import type { Maker } from './content';
import { rank } from './data';

/** That of the end users whom acts make. */
export const PASSWORD = 'PRIV-Password-1';
const WRONG = 'PRIV-Password-9';

const send =
  (
    as: Sender,
    method: string,
    path: Template[] | ((random: Random) => Template[]),
    body?: (random: Random) => Template,
  ): Maker =>
  (random): Act => ({
    do: 'http',
    as,
    method,
    path: typeof path === 'function' ? path(random) : path,
    ...(body && { body: body(random) }),
  });

const of = (random: Random, table: string, column: string): Template =>
  row(table, rank(random), column);

/** The secret of a row, or a guess at one. */
const secret = (random: Random, table: string, column: string): Template =>
  random.chance(0.8) ? of(random, table, column) : 'guess';

const email = (random: Random, table: string): Template =>
  random.chance(0.8) ? of(random, table, 'email') : 'nobody@example.com';

export const accounts: Record<string, Maker> = {
  'POST /admin/login': send('nobody', 'POST', ['/admin/login'], (random) => ({
    email: random.one(['edith@example.com', 'nobody@example.com']),
    password: random.one(['Correct-Horse-2', WRONG]),
  })),
  'POST /admin/access-token': send('visitor', 'POST', ['/admin/access-token'], () => ({})),
  'POST /admin/logout': send('visitor', 'POST', ['/admin/logout'], () => ({})),
  'DELETE /admin/users/me/sessions': send('visitor', 'DELETE', (random) => [
    `/admin/users/me/sessions${random.one(['', '?keepCurrent=true'])}`,
  ]),
  'DELETE /admin/users/me/sessions/:sessionId': send('visitor', 'DELETE', (random) => [
    '/admin/users/me/sessions/',
    of(random, 'strapi_sessions', 'session_id'),
  ]),
  'POST /admin/register-admin': send('nobody', 'POST', ['/admin/register-admin'], () => ({
    firstname: 'Eve',
    email: 'eve@example.com',
    password: PASSWORD,
  })),
  'POST /admin/register': send('nobody', 'POST', ['/admin/register'], (random) => ({
    registrationToken: secret(random, 'admin_users', 'registration_token'),
    userInfo: { firstname: 'Invited', lastname: 'Person', password: PASSWORD },
  })),
  'POST /admin/forgot-password': send('nobody', 'POST', ['/admin/forgot-password'], (random) => ({
    email: email(random, 'admin_users'),
  })),
  'POST /admin/reset-password': send('nobody', 'POST', ['/admin/reset-password'], (random) => ({
    resetPasswordToken: secret(random, 'admin_users', 'reset_password_token'),
    password: PASSWORD,
  })),
  'POST /api/auth/local': send('nobody', 'POST', ['/api/auth/local'], (random) => ({
    identifier: random.chance(0.5) ? of(random, 'up_users', 'username') : email(random, 'up_users'),
    password: random.one([PASSWORD, WRONG]),
  })),
  'POST /api/auth/forgot-password': send(
    'nobody',
    'POST',
    ['/api/auth/forgot-password'],
    (random) => ({ email: email(random, 'up_users') }),
  ),
  'POST /api/auth/reset-password': send(
    'nobody',
    'POST',
    ['/api/auth/reset-password'],
    (random) => ({
      code: secret(random, 'up_users', 'reset_password_token'),
      password: PASSWORD,
      passwordConfirmation: random.one([PASSWORD, PASSWORD, WRONG]),
    }),
  ),
  'POST /api/auth/change-password': send(
    'member',
    'POST',
    ['/api/auth/change-password'],
    (random) => {
      const [one, two] = MEMBER_PASSWORDS;
      const [from, to] = random.one([
        [one, two],
        [two, one],
      ]);
      return { currentPassword: from, password: to, passwordConfirmation: to };
    },
  ),
  'POST /api/auth/send-email-confirmation': send(
    'nobody',
    'POST',
    ['/api/auth/send-email-confirmation'],
    (random) => ({ email: email(random, 'up_users') }),
  ),
  'GET /api/auth/email-confirmation': send('nobody', 'GET', (random) => [
    '/api/auth/email-confirmation?confirmation=',
    secret(random, 'up_users', 'confirmation_token'),
  ]),
  'POST /api/auth/refresh': send('member', 'POST', ['/api/auth/refresh'], () => ({
    refreshToken: 'guess',
  })),
  'POST /api/auth/logout': send('member', 'POST', ['/api/auth/logout'], () => ({})),
  'DELETE /api/auth/sessions/:sessionId': send('member', 'DELETE', (random) => [
    '/api/auth/sessions/',
    of(random, 'strapi_sessions', 'session_id'),
  ]),
};
