import type { EventPart, SealedEvent } from '../contracts';
import { type Halves, SALT_LENGTH } from './leaf';

/**
 * What is left of an event of which a half was erased. The half has its hash in place of its salt,
 * which proves nothing of what stands in the line. So nothing may stand there but the id of the
 * request, which is one of the facts.
 */
const isEmpty = {
  who: ({ modifiedBy, source, request }: SealedEvent): boolean =>
    modifiedBy.name === null &&
    modifiedBy.email === null &&
    source === null &&
    (request === null || Object.keys(request).join() === 'id'),
  what: ({ entity, summary, changes }: SealedEvent): boolean =>
    (entity?.label ?? null) === null &&
    summary === null &&
    Array.isArray(changes) &&
    changes.length === 0,
};

/** The halves of an event that were erased. */
export const erasedHalves = ([who, what]: Halves): ('who' | 'what')[] => [
  ...(who.length > SALT_LENGTH ? (['who'] as const) : []),
  ...(what.length > SALT_LENGTH ? (['what'] as const) : []),
];

/** The halves that were erased by their proof and still say something: it was put there. */
export const forgedHalves = (event: SealedEvent, halves: Halves): EventPart[] =>
  erasedHalves(halves).filter((half) => !isEmpty[half](event));
