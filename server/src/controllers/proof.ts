import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import { notFound } from '../answerable-error';
import {
  type CompareCheckpointResponse,
  EVENT_PARTS,
  type Finding,
  FINDING_STATES,
  type GetEventSealResponse,
  MAX_CHECKPOINT_LENGTH,
  SEAL_WARNINGS,
  type SealWarning,
  type StartVerificationResponse,
} from '../contracts';
import { getService } from '../get-service';
import { isEventId, noSuchEvent } from '../query';
import { parseCheckpoint } from '../seal';
import { sealingOf } from '../services';
import { compareCheckpoint, sealOfEvent } from '../verification';
import { statusOf } from './seal';
import { validate } from './validate';

const aCheckpoint = `Expected a signed checkpoint as text, of at most ${MAX_CHECKPOINT_LENGTH} characters.`;

const compareSchema = z.strictObject(
  {
    checkpoint: z
      .string({ error: aCheckpoint })
      .max(MAX_CHECKPOINT_LENGTH, { error: aCheckpoint })
      .superRefine((note, issues) => {
        try {
          parseCheckpoint(note);
        } catch (error) {
          issues.addIssue({ code: 'custom', message: (error as Error).message });
        }
      }),
  },
  {
    error: (issue) =>
      issue.code === 'invalid_type'
        ? 'Expected an object such as { "checkpoint": "…" }.'
        : undefined,
  },
);

const MAX_REASON_LENGTH = 1_000;
const aReason = `Expected a reason of 1 to ${MAX_REASON_LENGTH} characters.`;
const aFinding = 'Expected a finding or a warning as GET /audit-log/seal shows it.';
const number = z.number().int().min(0);

const findingSchema = z.union(
  [
    z.enum(SEAL_WARNINGS),
    z.strictObject({
      state: z.enum(FINDING_STATES),
      event: z.string().max(255).optional(),
      seal: z.strictObject({ log: number, n: number }).optional(),
      index: number.optional(),
      parts: z.array(z.enum(EVENT_PARTS)).optional(),
    }),
  ],
  { error: aFinding },
);

const acknowledgeSchema = z.strictObject(
  {
    finding: findingSchema,
    reason: z
      .string({ error: aReason })
      .trim()
      .min(1, { error: aReason })
      .max(MAX_REASON_LENGTH, { error: aReason }),
  },
  {
    error: (issue) =>
      issue.code === 'invalid_type'
        ? 'Expected an object such as { "finding": "no-anchor", "reason": "…" }.'
        : undefined,
  },
);

/** After these, only a new log can go on. */
const ENDS_LOG = new Set<SealWarning | Finding['state']>([
  'sealing-stopped',
  'rolled-back',
  'forked',
  'bad-signature',
  'key-changed',
]);

const bodyOf = (ctx: Context): unknown => (ctx.request as { body?: unknown }).body;

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const verification = () => getService(strapi, 'verification');

  const isKnown = async (finding: Finding | SealWarning): Promise<boolean> =>
    typeof finding === 'string'
      ? ((await statusOf(strapi))?.warnings ?? []).includes(finding)
      : verification().hasFound(finding);

  return {
    /** Where an event is sealed. */
    async sealOfEvent(ctx: Context) {
      const id = String((ctx.params as { id: string }).id);
      if (!getService(strapi, 'sealing').isOn) {
        ctx.body = { data: { state: 'off' } } satisfies GetEventSealResponse;
        return;
      }
      const data = isEventId(id) ? await sealOfEvent(strapi, sealingOf(strapi).keys, id) : null;
      if (!data) throw noSuchEvent();
      ctx.body = { data } satisfies GetEventSealResponse;
    },

    /** How a checkpoint that somebody kept relates to the log of today. */
    async compare(ctx: Context) {
      const { keys } = sealingOf(strapi);
      const { checkpoint } = validate(compareSchema, bodyOf(ctx));
      const data = await compareCheckpoint(strapi, keys, checkpoint);
      ctx.body = { data } satisfies CompareCheckpointResponse;
    },

    /** Verifies the table against its seals, in the background. */
    async verify(ctx: Context) {
      const startedAt = (await verification().start()).toISOString();
      ctx.status = 202;
      ctx.body = { data: { startedAt } } satisfies StartVerificationResponse;
    },

    /**
     * Records that somebody has looked into a finding. Where the log cannot go on, another one is
     * opened.
     */
    async acknowledge(ctx: Context) {
      const sealing = sealingOf(strapi);
      const { finding, reason } = validate(acknowledgeSchema, bodyOf(ctx));
      if (!(await isKnown(finding))) {
        throw notFound('There is no such finding or warning now. Verify once more.');
      }
      const state = typeof finding === 'string' ? finding : finding.state;
      if (ENDS_LOG.has(state)) await sealing.openNext('acknowledged');
      await getService(strapi, 'journal').journal.record({
        category: 'audit-log',
        action: 'finding-acknowledged',
        entity: null,
        changes: [
          { field: 'finding', before: null, after: finding },
          { field: 'reason', before: null, after: reason },
        ],
      });
      ctx.status = 204;
    },
  };
};
