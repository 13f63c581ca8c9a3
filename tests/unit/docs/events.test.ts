import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eventsPage } from '../../../scripts/events-doc';

test('docs/events.md is what the catalogue says', () => {
  const file = path.resolve(__dirname, '../../../docs/events.md');
  expect(readFileSync(file, 'utf8')).toBe(eventsPage());
});
