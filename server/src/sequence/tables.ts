import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

const HEADS = 'audit_seal_heads';
const SEALS = 'audit_seals';
const VERIFICATIONS = 'audit_seal_verifications';

/**
 * A log of seals: where it stands. There is one that goes on; another one is begun where it cannot,
 * after a transfer of data for one.
 */
export interface HeadRow {
  /** 1, 2, … */
  log: number;
  /** Unique for ever: the name of the log and a UUID. */
  origin: string;
  /** Number of seals. */
  size: number;
  /** Number of events in them. */
  events: number;
  /**
   * Every event id above `opened_at_id` and up to here is decided: it is sealed, or will never be
   * there.
   */
  floor: number;
  /** The newest event id when the log was opened. Older events are adopted in the background. */
  opened_at_id: number;
  /** Every event id up to here is adopted. */
  adopted_to: number;
  /** The tree of all seals, as `Frontier` prints it. */
  frontier: Buffer;
  /** The signed note over the newest state. */
  checkpoint: string;
  /** The verifier key that the checkpoint was signed with. */
  verifier_key: string;
  opened_at: number;
  closed_at: number | null;
  opened_because: string;
}

/** A seal. */
export interface SealRow {
  log: number;
  n: number;
  /** The canonical text of its record, which is a leaf of the tree of all seals. */
  record: string;
  /** Roots of the subtrees of that tree which this seal completed, from its own leaf upwards. */
  nodes: Buffer;
  /** JSON of the ranges of its event ids, in the order of its leaves: `[[101,350],[352,352]]`. */
  ids: string | null;
  /** 32 bytes for each event. */
  leaves: Buffer | null;
  /** 6 bytes for each event, which show the part of it that was altered. */
  marks: Buffer | null;
  /** The salts of its events are derived from it. */
  secret: Buffer | null;
  /** For seals in which something was erased. */
  salts: Buffer | null;
  min_id: number | null;
  max_id: number | null;
  from_ms: number | null;
  to_ms: number | null;
  /** Retention goes by it; see `ageOf`. `null` once its events were removed. */
  age_ms: number | null;
  /** When the removal of its events began. */
  pruned_at: number | null;
}

/**
 * What a seal loses with its events. What is left is its record and its place in the tree of all
 * seals.
 */
export const PRUNED = {
  ids: null,
  leaves: null,
  marks: null,
  secret: null,
  salts: null,
  age_ms: null,
} as const satisfies Partial<SealRow>;

/** What a verification has found. */
export interface VerificationRow {
  id: number;
  log: number;
  /** Number of seals when it began. */
  size: number;
  /** Which seventh of the older seals it looked at; `null`: all. */
  slice: number | null;
  /** JSON of a `Verification`. */
  outcome: string;
  /** By the key of seals, so that nobody who has the database only can make one. */
  signature: string;
}

type Query<Row extends object> = Knex.QueryBuilder<Row, Row[]>;

/** The table of logs, in the schema of the database that Strapi uses. */
export const headTable = (strapi: Core.Strapi): Query<HeadRow> =>
  strapi.db.getConnection(HEADS) as Query<HeadRow>;

export const sealTable = (strapi: Core.Strapi): Query<SealRow> =>
  strapi.db.getConnection(SEALS) as Query<SealRow>;

export const verificationTable = (strapi: Core.Strapi): Query<VerificationRow> =>
  strapi.db.getConnection(VERIFICATIONS) as Query<VerificationRow>;

const defineHeads = (table: Knex.CreateTableBuilder): void => {
  table.integer('log').primary();
  table.string('origin').notNullable().unique();
  for (const name of ['size', 'events', 'floor', 'opened_at_id', 'adopted_to', 'opened_at']) {
    table.bigInteger(name).notNullable();
  }
  table.bigInteger('closed_at');
  table.string('opened_because', 32).notNullable();
  table.string('verifier_key').notNullable();
  table.text('checkpoint').notNullable();
  table.binary('frontier').notNullable();
};

const defineSeals = (table: Knex.CreateTableBuilder): void => {
  table.integer('log').notNullable();
  table.bigInteger('n').notNullable();
  table.primary(['log', 'n']);
  table.text('record').notNullable();
  table.binary('nodes').notNullable();
  table.text('ids');
  for (const name of ['leaves', 'marks', 'secret', 'salts']) table.binary(name);
  for (const name of ['min_id', 'max_id', 'from_ms', 'to_ms', 'age_ms', 'pruned_at']) {
    table.bigInteger(name);
  }
  table.index(['log', 'max_id'], `${SEALS}_max_id_idx`);
  table.index(['log', 'to_ms'], `${SEALS}_to_ms_idx`);
  table.index(['log', 'age_ms'], `${SEALS}_age_ms_idx`);
};

const defineVerifications = (table: Knex.CreateTableBuilder): void => {
  table.increments('id');
  table.integer('log').notNullable();
  table.bigInteger('size').notNullable();
  table.integer('slice');
  table.text('outcome').notNullable();
  table.string('signature').notNullable();
};

const TABLES = {
  [HEADS]: defineHeads,
  [SEALS]: defineSeals,
  [VERIFICATIONS]: defineVerifications,
};

/**
 * Makes the tables that are not there. They are no content types and no models: `strapi import` and
 * `strapi transfer` empty all of those, and Strapi leaves alone a table that it never knew.
 */
export const createTables = async (strapi: Core.Strapi): Promise<void> => {
  const isThere = (name: string) => strapi.db.getSchemaConnection().hasTable(name);
  for (const [name, define] of Object.entries(TABLES)) {
    if (await isThere(name)) continue;
    try {
      await strapi.db.getSchemaConnection().createTable(name, (table) => {
        // Columns of an older character set could not hold the dash in a signed note.
        if (strapi.db.dialect.client === 'mysql') table.charset('utf8mb4');
        define(table);
      });
    } catch (error) {
      // Another process may have made it meanwhile.
      if (!(await isThere(name))) throw error;
    }
  }
};

/** Whether there may be a log: its tables are left alone where sealing is switched off. */
export const hasTables = (strapi: Core.Strapi): Promise<boolean> =>
  strapi.db.getSchemaConnection().hasTable(SEALS);

/** Drivers answer a bigint as text. */
const toNumber = (value: number | string): number => Number(value);

const numberOrNull = (value: number | string | null): number | null =>
  value === null ? null : Number(value);

/** A row of the table of logs, whatever the driver made of it. */
export const readHeadRow = (row: HeadRow): HeadRow => ({
  ...row,
  size: toNumber(row.size),
  events: toNumber(row.events),
  floor: toNumber(row.floor),
  opened_at_id: toNumber(row.opened_at_id),
  adopted_to: toNumber(row.adopted_to),
  opened_at: toNumber(row.opened_at),
  closed_at: numberOrNull(row.closed_at),
});

/**
 * The columns of a row of the table of seals that were asked for, whatever the driver made of them.
 */
export const readSealRow = <Name extends keyof SealRow>(
  row: Pick<SealRow, Name>,
): Pick<SealRow, Name> => {
  const read: Record<string, unknown> = { ...row };
  for (const name of ['n', 'min_id', 'max_id', 'from_ms', 'to_ms', 'age_ms', 'pruned_at']) {
    if (name in read) read[name] = numberOrNull(read[name] as number | string | null);
  }
  return read as Pick<SealRow, Name>;
};
