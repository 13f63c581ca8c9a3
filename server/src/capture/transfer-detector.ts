import type { Core } from '@strapi/strapi';
import { eventTable } from '../event';
import { getService } from '../get-service';
import { reportFailure } from '../report-failure';
import { transferLifecycles } from '../strapi';
import type { Capture, CaptureContext } from './capture';

const DAY_MS = 24 * 60 * 60 * 1000;

/** An event that must still be there after a transfer of data, unless the log was replaced. */
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

/** Locks what it finds, so that it waits for a transfer that is about to commit that it is gone. */
const isThere = async (strapi: Core.Strapi, { documentId }: Witness): Promise<boolean> => {
  const rows = await eventTable(strapi).where({ document_id: documentId }).select('id').forUpdate();
  return rows.length > 0;
};

const text = (witness: Witness | null) => witness && new Date(witness.occurredAt).toISOString();

/** Listens to one Strapi. */
class Watch {
  readonly #context: CaptureContext;
  /** The newest event at the start and before each transfer: on SQLite, the second may be seen too late. */
  #witnesses: Promise<Witness | null>[] = [];
  #checking: Promise<void> = Promise.resolve();

  constructor(context: CaptureContext) {
    this.#context = context;
    this.call();
  }

  call(): void {
    const { strapi } = this.#context;
    const witness = newestEvent(strapi).catch(() => null);
    this.#witnesses = [...this.#witnesses.slice(0, 1), witness];
  }

  check(): void {
    this.#checking = this.#checking
      .then(() => this.#tellIfReplaced())
      .catch((error: unknown) =>
        reportFailure(
          this.#context.strapi,
          'Whether the log was replaced could not be found out.',
          error,
        ),
      );
  }

  ended(): Promise<void> {
    return this.#checking;
  }

  async #tellIfReplaced(): Promise<void> {
    const { strapi, journal } = this.#context;
    const settings = getService(strapi, 'settings');
    const before = settings.current().retentionDays;
    for (const witness of await Promise.all(this.#witnesses)) {
      if (!witness || (await isThere(strapi, witness))) continue;
      const now = await newestEvent(strapi);
      const days = [before, (await settings.get()).retentionDays].map((kept) => kept ?? Infinity);
      this.#witnesses = [];
      this.call();
      // Retention may have removed it.
      if (witness.occurredAt < Date.now() - Math.min(...days) * DAY_MS) return;
      // As an error, because Strapi's commands print nothing less.
      strapi.log.error(
        '[audit-log] A transfer of data has replaced the audit log. The events that were recorded here before are gone. ' +
          'To keep them, transfer with --exclude-content-types plugin::audit-log.event.',
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
 * `strapi import` and `strapi transfer` empty nearly every table, that of the events among them, and
 * fill them with what the source has.
 */
export const createTransferDetector = (): Capture => {
  let watch: Watch | null = null;
  return {
    start(context) {
      const started = new Watch(context);
      watch = started;
      const listener = { begun: () => started.call(), ended: () => started.check() };
      context.seams.install(transferLifecycles(listener));
    },
    stop: async () => watch?.ended(),
  };
};
