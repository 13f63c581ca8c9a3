/**
 * Writes the test vectors of `docs/sealed-log-format.md` into `tests/vectors`: `npm run vectors`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { vectors } from '../tests/support/vectors';

const folder = path.resolve(__dirname, '../tests/vectors');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, bytes] of vectors()) writeFileSync(path.join(folder, name), bytes);
