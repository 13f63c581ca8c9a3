/** Below this, what is measured is the machine, not the work. */
const NOTHING_MICROS = 20_000;
const ATTEMPTS = 5;

const cpuOf = (work: () => unknown): number => {
  const started = process.cpuUsage();
  work();
  return process.cpuUsage(started).user;
};

/** The least that `work` ever takes: whatever else takes time only adds to it. */
const leastCpuOf = (work: () => unknown): number =>
  Math.min(...Array.from({ length: ATTEMPTS }, () => cpuOf(work)));

const growthOf = (size: number, work: (size: number) => unknown): number => {
  const once = leastCpuOf(() => work(size));
  const twice = leastCpuOf(() => work(2 * size));
  return twice < NOTHING_MICROS ? 1 : twice / Math.max(once, 1);
};

/** What is allowed for twice the size; the square of it would be four times. */
const ALLOWED = 2.5;

/**
 * How many times the CPU time `work` takes for twice the size. Work that takes no time does not
 * grow. A garbage collection in between spoils a measurement, so a bad one is made again.
 */
export const cpuGrowth = (size: number, work: (size: number) => unknown): number => {
  let growth = growthOf(size, work);
  for (let again = 0; again < 3 && growth >= ALLOWED; again += 1) {
    growth = Math.min(growth, growthOf(size, work));
  }
  return growth;
};
