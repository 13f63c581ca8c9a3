import type { Capture, CaptureContext } from './capture';
import { captureModel } from './lib/capture-model';

/** What Strapi emits when an entry moves to another stage. */
interface StageUpdate {
  uid: string;
  entity: { documentId?: string; id: number | string };
  workflow: { stages: { from?: { name?: string }; to?: { name?: string } } };
}

const workflows = captureModel({
  uid: 'plugin::review-workflows.workflow',
  category: 'review-workflow',
  fields: ['name', 'contentTypes'],
  label: (workflow) => String(workflow.name),
});

/** Review workflows, if the licence includes them. */
const start = (context: CaptureContext): void => {
  const { strapi, journal } = context;
  workflows.start?.(context);
  strapi.eventHub.on(
    'review-workflows.updateEntryStage',
    async ({ uid, entity, workflow }: StageUpdate) => {
      const { from, to } = workflow.stages;
      const id = String(entity.documentId ?? entity.id);
      await journal.record({
        category: 'content',
        action: 'stage-changed',
        entity: { type: uid, id, label: id },
        changes: [{ field: 'stage', before: from?.name ?? null, after: to?.name ?? null }],
      });
    },
  );
};

export const reviewWorkflows: Capture = { ...workflows, start };
