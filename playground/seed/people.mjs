/**
 * The people of the playground, their devices and the addresses they come from (set aside for
 * documentation).
 */

const CHROME_MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const FIREFOX_WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0';
const SAFARI_IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1';

/** The account to sign in with. */
export const ADMINISTRATOR = {
  firstname: 'Alex',
  lastname: 'Moreau',
  email: 'admin@example.com',
  password: 'Audit-Log-Demo-1',
  address: '198.51.100.14',
  userAgent: CHROME_MAC,
};

export const BRUNO = {
  firstname: 'Bruno',
  lastname: 'Costa',
  email: 'bruno.costa@example.com',
  password: 'Audit-Log-Demo-2',
  address: '198.51.100.27',
  userAgent: FIREFOX_WINDOWS,
};

export const CHIARA = {
  firstname: 'Chiara',
  lastname: 'Rossi',
  email: 'chiara.rossi@example.com',
  password: 'Audit-Log-Demo-3',
  address: '2001:db8:4f2::1c',
  userAgent: CHROME_MAC,
};

/** Helps out for a few days, and is gone again. */
export const DANA = {
  firstname: 'Dana',
  lastname: 'Novak',
  email: 'dana.novak@example.net',
  password: 'Audit-Log-Demo-4',
  address: '203.0.113.80',
  userAgent: FIREFOX_WINDOWS,
};

/** Somebody who tries passwords. */
export const STRANGER = { address: '203.0.113.201', userAgent: 'python-requests/2.32.4' };

/** Readers of the site: end users, not administrators. */
export const READERS = [
  {
    username: 'emil',
    email: 'emil@example.org',
    password: 'Reader-Demo-1',
    address: '192.0.2.61',
    userAgent: SAFARI_IPHONE,
  },
  {
    username: 'fatima',
    email: 'fatima@example.org',
    password: 'Reader-Demo-2',
    address: '192.0.2.118',
    userAgent: FIREFOX_WINDOWS,
  },
];
