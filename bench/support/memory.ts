import { execFileSync } from 'node:child_process';

/** Resident memory of a process, in MB. */
export const memoryOf = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;

/** The highest memory of a process while `work` runs, in MB. */
export const peakDuring = async (pid: number, work: () => Promise<unknown>): Promise<number> => {
  let peak = memoryOf(pid);
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOf(pid));
  }, 200);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return peak;
};
