import type { Scenario } from '../scenario';

/**
 * Licensed features write to tables that exist without a licence, so a script can write to them.
 */
const release = (world: Parameters<Scenario['run']>[0]) =>
  world.strapi.db
    .query('plugin::content-releases.release')
    .create({ data: { name: world.name('Release'), status: 'empty' } });

const workflow = (world: Parameters<Scenario['run']>[0]) =>
  world.strapi.db
    .query('plugin::review-workflows.workflow')
    .create({ data: { name: world.name('Workflow'), contentTypes: [] } });

export const licensed: Scenario[] = [
  { category: 'release', action: 'created', way: 'script', run: release },
  {
    category: 'release',
    action: 'updated',
    way: 'script',
    async run(world) {
      const { id } = await release(world);
      await world.look();
      const data = { name: world.name('Renamed') };
      await world.strapi.db
        .query('plugin::content-releases.release')
        .update({ where: { id }, data });
    },
  },
  {
    category: 'release',
    action: 'published',
    way: 'script',
    async run(world) {
      const { id } = await release(world);
      await world.look();
      await world.strapi.db
        .query('plugin::content-releases.release')
        .update({ where: { id }, data: { releasedAt: new Date() } });
    },
  },
  {
    category: 'release',
    action: 'deleted',
    way: 'script',
    async run(world) {
      const { id } = await release(world);
      await world.look();
      await world.strapi.db.query('plugin::content-releases.release').delete({ where: { id } });
    },
  },
  { category: 'review-workflow', action: 'created', way: 'script', run: workflow },
  {
    category: 'review-workflow',
    action: 'updated',
    way: 'script',
    async run(world) {
      const { id } = await workflow(world);
      await world.look();
      const data = { name: world.name('Renamed') };
      await world.strapi.db
        .query('plugin::review-workflows.workflow')
        .update({ where: { id }, data });
    },
  },
  {
    category: 'review-workflow',
    action: 'deleted',
    way: 'script',
    async run(world) {
      const { id } = await workflow(world);
      await world.look();
      await world.strapi.db.query('plugin::review-workflows.workflow').delete({ where: { id } });
    },
  },
  {
    category: 'content',
    action: 'stage-changed',
    way: 'event of Strapi',
    run: ({ strapi }) =>
      strapi.eventHub.emit('review-workflows.updateEntryStage', {
        uid: 'api::article.article',
        entity: { id: 1, documentId: 'document' },
        workflow: { id: 1, stages: { from: { name: 'To do' }, to: { name: 'Done' } } },
      }),
    expected: { changes: [{ field: 'stage', before: 'To do', after: 'Done' }] },
  },
];
