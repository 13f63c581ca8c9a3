import { hostname } from 'node:os';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const TABLE = 'strapi_core_store_settings';
const KEY = 'plugin_audit-log_alive';

const markSchema = z.object({
  process: z.string(),
  /** When it was last known to live, or ended; in ms. */
  at: z.number(),
  host: z.string(),
  pid: z.number(),
  /**
   * The origin of the log that it sealed into; `null` without seals. A transfer brings marks of
   * elsewhere.
   */
  log: z.string().nullable(),
  isEnded: z.boolean(),
});

/** The mark of life of one process that serves. */
export type Mark = z.infer<typeof markSchema>;

/** A mark as it is stored: a row of Strapi's store. Its tag is the process. */
export interface StoredMark {
  id: number;
  value: string;
  mark: Mark;
}

/** What a mark says of its process. `unknown`: it may run on another host, or have died there. */
type State = 'alive' | 'ended' | 'died' | 'unknown';

/** A process marks itself once an hour at least. One that has not for so long does not live. */
const DEAD_AFTER_MS = 2 * 60 * 60 * 1000;

const parse = (value: string): Mark | null => {
  try {
    return markSchema.parse(JSON.parse(value));
  } catch {
    return null;
  }
};

/** All marks. Rows that are none are left out. */
export const readMarks = async (strapi: Core.Strapi): Promise<StoredMark[]> => {
  const rows = (await strapi.db
    .getConnection(TABLE)
    .where({ key: KEY })
    .select('id', 'value')) as Pick<StoredMark, 'id' | 'value'>[];
  return rows.flatMap(({ id, value }) => {
    const mark = parse(value);
    return mark ? [{ id, value, mark }] : [];
  });
};

/** Writes the mark of a process in the place of its last one. */
export const writeMark = async (strapi: Core.Strapi, mark: Mark): Promise<void> => {
  const own = { key: KEY, tag: mark.process };
  const value = JSON.stringify(mark);
  const updated = await strapi.db.getConnection(TABLE).where(own).update({ value });
  // The first mark, or the first one since a transfer of data has emptied the store.
  if (updated === 0) await strapi.db.getConnection(TABLE).insert({ ...own, type: 'object', value });
};

/** Removes marks that have been told. One that its process has written anew stays. */
export const removeMarks = async (strapi: Core.Strapi, told: StoredMark[]): Promise<void> => {
  for (const { id, value } of told) {
    await strapi.db.getConnection(TABLE).where({ id, value }).delete();
  }
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const stateOf = ({ at, host, pid, isEnded }: Mark, now: number): State => {
  if (isEnded) return 'ended';
  if (now - at > DEAD_AFTER_MS) return 'died';
  if (host !== hostname()) return 'unknown';
  // In a container that was started again, the process before had the same number.
  return pid !== process.pid && isRunning(pid) ? 'alive' : 'died';
};

/** How the processes before this one have ended. */
export interface Ends {
  /** `null` where it is not known: there was none, or one on another host may run or have died. */
  clean: boolean | null;
  /** When the last of those that have ended was still known to live; in ms. */
  previousEnd: number | null;
  /** Marks that need not be looked at again. */
  told: StoredMark[];
}

/**
 * What the marks say at a start. Those of another log came by a transfer of data and say nothing.
 *
 * @param log the origin of the log that goes on; `null` where nothing is sealed
 */
export const endsOf = (marks: StoredMark[], log: string | null, now: number): Ends => {
  const own = marks.filter(({ mark }) => mark.log === log);
  const thatAre = (state: State) => own.filter(({ mark }) => stateOf(mark, now) === state);
  const [ended, died, unknown] = [thatAre('ended'), thatAre('died'), thatAre('unknown')];
  const gone = [...ended, ...died];
  const isClean = unknown.length > 0 || ended.length === 0 ? null : true;
  return {
    clean: died.length > 0 ? false : isClean,
    previousEnd: gone.length === 0 ? null : Math.max(...gone.map(({ mark }) => mark.at)),
    told: [...gone, ...marks.filter(({ mark }) => mark.log !== log)],
  };
};
