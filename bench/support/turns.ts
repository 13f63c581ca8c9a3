import { performance } from 'node:perf_hooks';
import type { SealedEvent } from '../../server/src/contracts';
import {
  canonical,
  Frontier,
  halvesFromSecret,
  hashTexts,
  recordHash,
  sha256,
  signCheckpoint,
  signingKey,
  textsOf,
} from '../../server/src/seal';

const TURN_MS = 3;
const EVENTS = 1_000;
const SEALS = 30;

const event = (index: number): SealedEvent => ({
  id: `019ac000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  occurredAt: new Date(1_764_000_000_000 + index).toISOString(),
  category: 'content',
  action: 'updated',
  outcome: 'success',
  attempts: 1,
  entity: { type: 'api::article.article', id: String(index), label: `Entry number ${index}` },
  modifiedBy: { type: 'admin', id: '7', name: 'Person 7', email: 'person7@example.com' },
  source: '10.0.7.20',
  origin: 'panel',
  summary: null,
  changes: [{ field: 'title', before: 'Before', after: `After ${index}` }],
  request: null,
});

/**
 * CPU of this process so far, in milliseconds, its threads for compiling and collecting garbage
 * included.
 */
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/**
 * CPU of a long turn that seals take of the event loop (p95, warm), in the same turns as the
 * sequencer's.
 */
export const turnsOfSeals = (): { hashing: number; tree: number } => {
  const key = signingKey('bench', sha256('bench'));
  const hashing: number[] = [];
  const tree: number[] = [];
  for (let seal = 0; seal < SEALS; seal += 1) {
    const secret = sha256(`secret ${seal}`);
    const events = new Frontier();
    let [begun, began] = [cpu(), performance.now()];
    for (let index = 0; index < EVENTS; index += 1) {
      events.append(hashTexts(textsOf(event(index)), halvesFromSecret(secret, index)).leaf);
      if (performance.now() - began < TURN_MS) continue;
      hashing.push(cpu() - begun);
      [begun, began] = [cpu(), performance.now()];
    }
    begun = cpu();
    const frontier = new Frontier();
    frontier.append(recordHash(canonical({ root: events.root().toString('base64') })));
    signCheckpoint({ origin: 'bench', size: 1, root: frontier.root() }, [key]);
    tree.push(cpu() - begun);
  }
  const p95 = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
  return {
    hashing: p95(hashing.slice(hashing.length / 5)) ?? Number.NaN,
    tree: p95(tree.slice(5)) ?? Number.NaN,
  };
};
