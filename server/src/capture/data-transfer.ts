import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Action } from '../contracts';
import { eventTable } from '../event';
import { getService } from '../get-service';
import { routeOf } from '../origin';
import { reportFailure } from '../report-failure';
import { HANDLERS, transferLifecycles } from '../strapi';
import type { Capture, CaptureContext } from './capture';

const ACTIONS: Record<string, Action<'data-transfer'> | undefined> = {
  [HANDLERS.transferPush]: 'pushed',
  [HANDLERS.transferPull]: 'pulled',
};

/** Whether the request has become a web socket. A transfer uses one. */
const isUpgraded = (ctx: Context): boolean => ctx.respond === false;

/**
 * Transfers that `strapi transfer` makes with a transfer token. Strapi switches lifecycles off
 * meanwhile, so only the transfer itself can be seen. A request that opens no web socket transfers
 * nothing, and is a failure.
 */
const requestEnded = async ({ journal }: CaptureContext, ctx: Context): Promise<void> => {
  const action = ACTIONS[routeOf(ctx) ?? ''];
  if (!action || ctx.status === 401 || ctx.status === 403) return;
  const outcome = isUpgraded(ctx) ? 'success' : 'failure';
  await journal.record({ category: 'data-transfer', action, outcome, entity: null });
};

export const dataTransfer: Capture = { requestEnded };

const DAY_MS = 24 * 60 * 60 * 1000;

/** An event that still exists after a transfer of data, unless the log was replaced. */
interface Witness {
  documentId: string;
  occurredAt: number;
}

const newestEvent = async (strapi: Core.Strapi): Promise<Witness | null> => {
  const row = await eventTable(strapi)
    .orderBy([
      { column: 'occurred_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first('document_id', 'occurred_at');
  return row ? { documentId: row.document_id, occurredAt: Number(row.occurred_at) } : null;
};

/** Locks the row, so that it waits for a transfer that is about to commit. */
const isThere = async (strapi: Core.Strapi, { documentId }: Witness): Promise<boolean> => {
  const rows = await eventTable(strapi).where({ document_id: documentId }).select('id').forUpdate();
  return rows.length > 0;
};

const text = (witness: Witness | null) => witness && new Date(witness.occurredAt).toISOString();

/** Compares the newest event before and after each transfer. */
class ReplacementWatch {
  readonly #context: CaptureContext;
  /**
   * The newest event at the start and before each transfer. On SQLite, the second may be read too
   * late.
   */
  #witnesses: Promise<Witness | null>[] = [];
  #checking: Promise<void> = Promise.resolve();

  constructor(context: CaptureContext) {
    this.#context = context;
    this.noteNewest();
  }

  noteNewest(): void {
    const { strapi } = this.#context;
    const witness = newestEvent(strapi).catch(() => null);
    this.#witnesses = [...this.#witnesses.slice(0, 1), witness];
  }

  check(): void {
    this.#checking = this.#checking
      .then(() => this.#recordIfReplaced())
      .catch((error: unknown) =>
        reportFailure(
          this.#context.strapi,
          'Whether the log was replaced could not be found out.',
          error,
        ),
      );
  }

  idle(): Promise<void> {
    return this.#checking;
  }

  async #recordIfReplaced(): Promise<void> {
    const { strapi, journal } = this.#context;
    const settings = getService(strapi, 'settings');
    const before = settings.current().retentionDays;
    for (const witness of await Promise.all(this.#witnesses)) {
      if (!witness || (await isThere(strapi, witness))) continue;
      const now = await newestEvent(strapi);
      const days = [before, (await settings.get()).retentionDays].map((kept) => kept ?? Infinity);
      this.#witnesses = [];
      this.noteNewest();
      // Retention may have deleted it.
      if (witness.occurredAt < Date.now() - Math.min(...days) * DAY_MS) return;
      // An error, because Strapi's commands print only errors.
      strapi.log.error(
        '[audit-log] A transfer of data has replaced the audit log. The events that were recorded here before are gone. ' +
          'To keep them, transfer with --exclude-content-types plugin::audit-log.event.',
      );
      // Before it is recorded, so that the new log seals it at once.
      await getService(strapi, 'sealing')
        .replaced()
        .catch((error: unknown) =>
          reportFailure(strapi, 'No log of seals was opened for the events that came.', error),
        );
      await journal.record({
        category: 'audit-log',
        action: 'replaced',
        entity: null,
        changes: [{ field: 'newestEvent', before: text(witness), after: text(now) }],
      });
      return;
    }
  }
}

/**
 * Detects that `strapi import` or `strapi transfer` has replaced the log. They empty nearly every
 * table, including the table of events, and fill them from the source.
 */
export const createTransferDetector = (): Capture => {
  let watch: ReplacementWatch | null = null;
  return {
    start(context) {
      const started = new ReplacementWatch(context);
      watch = started;
      const listener = { begun: () => started.noteNewest(), ended: () => started.check() };
      context.seams.install(transferLifecycles(listener));
    },
    stop: async () => watch?.idle(),
  };
};
