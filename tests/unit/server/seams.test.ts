import type { Core } from '@strapi/strapi';
import { Seams } from '../../../server/src/strapi/seam';

test('what throws at the start counts as missing, and stops nothing', async () => {
  const error = jest.fn();
  const seams = new Seams({ log: { error } } as unknown as Core.Strapi);
  await seams.attempt('jobs', 'Old events are not removed.', () => {
    throw new TypeError('cron.add is not a function');
  });
  await seams.attempt('permissions', 'Only Super Admins can read the log.', () => 'done');
  expect(await seams.missing()).toEqual([
    { seam: { name: 'jobs', without: 'Old events are not removed.' }, missing: ['jobs'] },
  ]);
  expect(error).toHaveBeenCalledWith(
    expect.stringMatching(/^\[audit-log\] The start of jobs failed\. TypeError: cron\.add is not/),
  );
});
