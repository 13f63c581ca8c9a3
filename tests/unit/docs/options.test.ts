import { readFileSync } from 'node:fs';
import path from 'node:path';
import { optionsPage } from '../../../scripts/options-doc';

test('docs/configuration.md is what the options say', () => {
  const file = path.resolve(__dirname, '../../../docs/configuration.md');
  expect(readFileSync(file, 'utf8')).toBe(optionsPage());
});
