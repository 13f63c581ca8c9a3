import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import { eventTable } from '../event';
import type { SettingsService } from '../services';
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
      .catch((error) => {
        this.#context.strapi.log.error(
          `[audit-log] Whether the log was replaced could not be found out: ${String(error)}`,
        );
      });
  }

  ended(): Promise<void> {
    return this.#checking;
  }

  async #tellIfReplaced(): Promise<void> {
    const { strapi, journal } = this.#context;
    const settings = strapi.plugin(PLUGIN_ID).service<SettingsService>('settings');
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

const watches = new WeakMap<Core.Strapi, Watch>();

/**
 * `strapi import` and `strapi transfer` empty nearly every table, that of the events among them, and fill them with what the
 * source has. Around that they switch Strapi's lifecycles off and on again, which is what is listened to.
 */
const start = (context: CaptureContext): void => {
  const { strapi } = context;
  const { lifecycles } = strapi.db;
  const watch = new Watch(context);
  const { disable, enable } = lifecycles;
  watches.set(strapi, watch);
  lifecycles.disable = () => {
    watch.call();
    disable.call(lifecycles);
  };
  lifecycles.enable = () => {
    enable.call(lifecycles);
    watch.check();
  };
};

const stop = async ({ strapi }: CaptureContext): Promise<void> => watches.get(strapi)?.ended();

export const logReplaced: Capture = { start, stop };
