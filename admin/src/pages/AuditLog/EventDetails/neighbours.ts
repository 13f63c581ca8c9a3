import type { Event } from '../../../contracts';

export interface Neighbours {
  /** How many events are listed, and which of them this is, from 1; `null` when it is none of them. */
  position: { index: number; total: number } | null;
  previous: string | null;
  next: string | null;
}

/** The events above and below one in the page of the list. */
export const neighboursOf = (id: string, events: Event[]): Neighbours => {
  const index = events.findIndex((event) => event.id === id);

  if (index === -1) {
    return { position: null, previous: null, next: null };
  }

  return {
    position: { index: index + 1, total: events.length },
    previous: events[index - 1]?.id ?? null,
    next: events[index + 1]?.id ?? null,
  };
};
