import { getDeviceName } from '@strapi/utils';
import { deviceName } from '../../../server/src/origin/request';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const CHROME = `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/126.0.0.0 Safari/537.36`;
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15';

describe('the name of a device', () => {
  it.each([
    ['Chrome on Linux', CHROME],
    ['Chrome on Windows', CHROME.replace('X11; Linux x86_64', 'Windows NT 10.0; Win64; x64')],
    ['Chrome on ChromeOS', CHROME.replace('X11; Linux x86_64', 'X11; CrOS x86_64 14541.0.0')],
    ['Chrome on Android', CHROME.replace('X11; Linux x86_64', 'Linux; Android 14; Pixel 8')],
    ['Edge on Linux', `${CHROME} Edg/126.0.0.0`],
    ['Edge on iOS', `${IPHONE} Version/17.0 EdgiOS/126.0 Mobile/15E148 Safari/604.1`],
    ['Opera on Linux', `${CHROME} OPR/112.0.0.0`],
    ['Samsung Internet on Linux', CHROME.replace('Chrome', 'SamsungBrowser/25.0 Chrome')],
    ['Vivaldi on Linux', `${CHROME} Vivaldi/6.8`],
    ['Yandex Browser on Linux', CHROME.replace('Safari', 'YaBrowser/24.6.0 Safari')],
    ['Brave on Linux', `${CHROME} Brave/126`],
    ['Firefox on macOS', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:127.0) Firefox/127.0'],
    ['Firefox on iOS', `${IPHONE} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`],
    ['Chrome on iOS', `${IPHONE} CriOS/126.0 Mobile/15E148 Safari/604.1`],
    ['Safari on iOS', `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`],
    ['Firefox', 'Firefox/127.0'],
    ['Linux', 'Wget/1.21 (Linux)'],
    [null, 'curl/8.5.0'],
    [null, ''],
    [null, null],
  ])('is %s', (name, userAgent) => {
    expect(deviceName(userAgent)).toBe(name);
    expect(deviceName(userAgent)).toBe(getDeviceName(userAgent) ?? null);
  });
});
