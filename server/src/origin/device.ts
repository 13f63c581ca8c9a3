/** Browsers whose user agents also name the browser that they are built on come before that one. */
const BROWSERS: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:YaBrowser|Yowser)\//, 'Yandex Browser'],
  [/\bBrave\//, 'Brave'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

/** iOS also says "Mac OS X", and Android also says "Linux". */
const SYSTEMS: [RegExp, string][] = [
  [/\bWindows NT\b/, 'Windows'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\b(?:Macintosh|Mac OS X)\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

const nameIn = (userAgent: string, names: [RegExp, string][]): string | undefined =>
  names.find(([pattern]) => pattern.test(userAgent))?.[1];

/**
 * The browser and the operating system of a user agent, such as "Chrome on macOS"; `null` where
 * neither is known. `@strapi/utils` has the same from 5.50 on, which is too late.
 */
export const deviceName = (userAgent: string | null): string | null => {
  if (!userAgent) return null;
  const known = [nameIn(userAgent, BROWSERS), nameIn(userAgent, SYSTEMS)];
  return known.filter(Boolean).join(' on ') || null;
};
