import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

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

/** CPU that a process has used so far, in seconds; `null` where it is gone. */
export const cpuOf = (pid: number): number | null => {
  try {
    // User and system time stand behind the name, which may hold anything, in hundredths of a
    // second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
};
