import type { ListedEvent } from '../../../contracts';
import { toLocalDate } from '../state/time-range';
import type { LocalDate } from '../state/time-range';

/** A row: one event, or several in a sequence that belong together. */
export interface ListRow {
  /** The first event. */
  event: ListedEvent;
  events: ListedEvent[];
  /** Whether its events are the same but for their time, or come from one request. */
  kind: 'similar' | 'request';
  /** How many attempts the row stands for. */
  attempts: number;
}

export interface ListDay {
  date: LocalDate;
  rows: ListRow[];
}

/** Events further apart than this are not folded. */
const MAX_GAP_MS = 10 * 60_000;

const similarityOf = ({ category, action, outcome, entity, modifiedBy }: ListedEvent): string =>
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

const isSimilar = (one: ListedEvent, other: ListedEvent): boolean =>
  similarityOf(one) === similarityOf(other);

/** Events of one request are one row only if they have one outcome: a partial failure must show. */
const isSameRequest = (one: ListedEvent, other: ListedEvent): boolean =>
  one.requestId !== null && one.requestId === other.requestId && one.outcome === other.outcome;

const isNear = (one: ListedEvent, other: ListedEvent): boolean =>
  Math.abs(Date.parse(one.occurredAt) - Date.parse(other.occurredAt)) <= MAX_GAP_MS &&
  toLocalDate(new Date(one.occurredAt)) === toLocalDate(new Date(other.occurredAt));

/** A row of one event. It becomes `similar` or `request` with its second event. */
export const singleRow = (event: ListedEvent): ListRow => ({
  event,
  events: [event],
  kind: 'similar',
  attempts: event.attempts,
});

/** How an event joins a row; `null` if it does not belong to it. */
const kindWith = (row: ListRow, event: ListedEvent): ListRow['kind'] | null => {
  if (!isNear(row.event, event)) return null;

  const isSingle = row.events.length === 1;

  if ((isSingle || row.kind === 'similar') && isSimilar(row.event, event)) return 'similar';

  return (isSingle || row.kind === 'request') && isSameRequest(row.event, event) ? 'request' : null;
};

/**
 * The rows of a page. Folded, a sequence of similar events, or of events of one request, within ten
 * minutes is one row.
 */
export const rowsOf = (events: ListedEvent[], isFolded: boolean): ListRow[] => {
  const rows: ListRow[] = [];

  for (const event of events) {
    const last = rows.at(-1);
    const kind = isFolded && last ? kindWith(last, event) : null;

    if (last && kind) {
      last.events.push(event);
      last.attempts += event.attempts;
      last.kind = kind;
    } else {
      rows.push(singleRow(event));
    }
  }

  return rows;
};

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
