import type { AuditEvent } from '../../../contracts';
import { toLocalDate } from '../state/timeRange';
import type { LocalDate } from '../state/timeRange';

/** A row: one event, or several similar ones in a sequence. */
export interface ListRow {
  /** The first event. The others are similar. */
  event: AuditEvent;
  events: AuditEvent[];
  /** How many attempts the row stands for. */
  attempts: number;
}

export interface ListDay {
  date: LocalDate;
  rows: ListRow[];
}

/** Events further apart than this are not folded. */
const MAX_GAP_MS = 10 * 60_000;

const similarityOf = ({ category, action, outcome, entity, modifiedBy }: AuditEvent): string =>
  JSON.stringify([
    category,
    action,
    outcome,
    entity?.type,
    entity?.id ?? entity?.label,
    modifiedBy.type,
    modifiedBy.id,
    modifiedBy.email,
  ]);

const isNear = (one: AuditEvent, other: AuditEvent): boolean =>
  Math.abs(Date.parse(one.occurredAt) - Date.parse(other.occurredAt)) <= MAX_GAP_MS;

const isSimilar = ({ event }: ListRow, other: AuditEvent): boolean =>
  isNear(event, other) && similarityOf(event) === similarityOf(other);

const rowOf = (events: [AuditEvent, ...AuditEvent[]]): ListRow => ({
  event: events[0],
  events,
  attempts: events.reduce((sum, { attempts }) => sum + attempts, 0),
});

/** The rows of a page. Folded, a sequence of similar events within ten minutes is one row. */
export const rowsOf = (events: AuditEvent[], isFolded: boolean): ListRow[] =>
  events.reduce<ListRow[]>((rows, event) => {
    const last = rows.at(-1);
    const day = toLocalDate(new Date(event.occurredAt));

    return isFolded &&
      last !== undefined &&
      isSimilar(last, event) &&
      day === toLocalDate(new Date(last.event.occurredAt))
      ? [...rows.slice(0, -1), rowOf([last.event, ...last.events.slice(1), event])]
      : [...rows, rowOf([event])];
  }, []);

/** The rows by day in the viewer's time zone. */
export const daysOf = (rows: ListRow[]): ListDay[] =>
  rows.reduce<ListDay[]>((days, row) => {
    const date = toLocalDate(new Date(row.event.occurredAt));
    const last = days.at(-1);

    if (last?.date === date) {
      last.rows.push(row);

      return days;
    }

    return [...days, { date, rows: [row] }];
  }, []);
