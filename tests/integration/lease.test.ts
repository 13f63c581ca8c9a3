import { setImmediate } from 'node:timers/promises';
import { Lease } from '../../server/src/lease';
import { type RunningStrapi, startStrapi } from '../support/strapi';

const NEVER = new AbortController().signal;

/** Two leases of one process stand for those of two processes. */
describe('the lease of two that want to clean', () => {
  let server: RunningStrapi;

  beforeAll(async () => {
    // Nothing is cleaned by itself, which would take the lease.
    server = await startStrapi({ auditLog: { retentionDays: null } });
  });

  afterAll(() => server.stop());

  afterEach(() => jest.restoreAllMocks());

  const newLease = () => new Lease(server.strapi);

  it('goes to one of them as long as that one lives, then to the other', async () => {
    const [holder, other] = [newLease(), newLease()];
    expect(await holder.acquire(NEVER)).toBe(true);

    let answer: boolean | undefined;
    const asked = other.acquire(NEVER).then((acquired) => {
      answer = acquired;
    });
    while (answer === undefined) {
      expect(await holder.renew()).toBe(true);
      // SQLite answers without letting anything else run.
      await setImmediate();
    }
    await asked;
    expect(answer).toBe(false);

    await holder.release();
    expect(await other.acquire(NEVER)).toBe(true);
    await other.release();
  });

  it('goes to one only of many that ask at once', async () => {
    const leases = Array.from({ length: 5 }, newLease);
    const abort = new AbortController();
    const asked = leases.map((lease) => lease.acquire(abort.signal));
    await Promise.any(asked.map(async (answer) => (await answer) || Promise.reject()));
    abort.abort();
    const answers = await Promise.all(asked);
    expect(answers.filter(Boolean)).toEqual([true]);
    await Promise.all(leases.map((lease) => lease.release()));
  });

  it('passes on when the holder has died, who then knows that it is lost', async () => {
    const [dead, heir] = [newLease(), newLease()];
    expect(await dead.acquire(NEVER)).toBe(true);

    // After its first look the heir finds that a minute has gone by.
    const clock = jest.spyOn(performance, 'now');
    const now = performance.now();
    clock
      .mockReturnValueOnce(now)
      .mockReturnValueOnce(now)
      .mockReturnValue(now + 60_000);
    expect(await heir.acquire(NEVER)).toBe(true);

    expect(await dead.renew()).toBe(false);
    expect(await heir.renew()).toBe(true);
    await heir.release();
  });

  it('is no longer waited for when Strapi stops', async () => {
    const [holder, other] = [newLease(), newLease()];
    expect(await holder.acquire(NEVER)).toBe(true);
    const abort = new AbortController();
    const asked = other.acquire(abort.signal);
    abort.abort();
    expect(await asked).toBe(false);
    expect(await holder.renew()).toBe(true);
    await holder.release();
  });
});
