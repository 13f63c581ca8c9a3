import { hasMethod, patchMethod } from './patch';
import type { Seam } from './seam';

type Task = (...args: unknown[]) => unknown;
type Tasks = Record<string, Task | { task: Task }>;
type Add = (tasks: Tasks, ...rest: unknown[]) => unknown;

/** Runs `around` every job that is added to Strapi's cron from now on. */
export const cronJobs = (around: <T>(job: () => T) => T): Seam => ({
  name: 'cron-jobs',
  reliesOn: "`strapi.get('cron').add` takes functions, or objects with a function `task`, by name.",
  why: 'A job that is added while a request runs would pass for the work of that request for ever.',
  seenIn: '@strapi/core/dist/services/cron.js',
  since: '5.0.0',
  without:
    'What a cron job does may be recorded as done by whoever sent the request that added it.',
  check: (strapi) => (hasMethod(strapi.get('cron'), 'add') ? [] : ['cron.add']),
  install: (strapi) => {
    const wrap =
      (owner: unknown, task: Task): Task =>
      (...args) =>
        around(() => task.apply(owner, args));

    return patchMethod<Add>(
      strapi.get('cron'),
      'add',
      (original) =>
        function add(this: unknown, tasks = {}, ...rest) {
          const wrapped = Object.entries(tasks).map(([name, job]): [string, Tasks[string]] => {
            if (typeof job === 'function') return [name, wrap(tasks, job)];
            // Strapi itself refuses what is not a job.
            if (typeof job?.task !== 'function') return [name, job];
            return [name, { ...job, task: wrap(job, job.task) }];
          });
          return original.call(this, Object.fromEntries(wrapped), ...rest);
        },
    );
  },
});
