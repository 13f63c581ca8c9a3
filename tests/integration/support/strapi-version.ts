import { APP_DIR } from '../../support/app';
import { node } from '../../support/node';

const manifest = node.require.resolve('@strapi/strapi/package.json', { paths: [APP_DIR] });
const { version } = node.require(manifest) as { version: string };

const numbers = (text: string): number[] => text.split('.').map(Number);

/** Whether the Strapi under test is of this version or a newer one. */
export const isSince = (since: string): boolean => {
  const [actual, wanted] = [numbers(version), numbers(since)];
  const differing = actual.findIndex((part, index) => part !== wanted[index]);
  return differing === -1 || actual[differing]! > wanted[differing]!;
};
