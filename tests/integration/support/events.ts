/** Reads events as an administrator does: over HTTP. */
import type supertest from 'supertest';
import type { AuditEvent, AuditEventDetails, RequestFacts } from '../../../server/src/contracts';

/** An event, less what no two runs have in common, and what has tests of its own. */
export type Recorded = Omit<
  AuditEventDetails,
  'id' | 'occurredAt' | 'request' | 'origin' | 'summary'
> & {
  request: Omit<RequestFacts, 'id'> | null;
};

const LARGEST_PAGE = 100;

/** All events of the last 7 days, oldest first. */
export async function readEvents(
  reader: supertest.Agent,
  filters: object = {},
): Promise<AuditEvent[]> {
  const events: AuditEvent[] = [];
  for (let page = 1, pageCount = 1; page <= pageCount; page += 1) {
    const { body } = await reader
      .get('/audit-log/events')
      .query({ ...filters, page, pageSize: LARGEST_PAGE, sort: 'occurredAt:asc' })
      .expect(200);
    events.push(...body.data);
    ({ pageCount } = body.meta.pagination);
  }
  return events;
}

export async function readEvent(reader: supertest.Agent, id: string): Promise<AuditEventDetails> {
  const { body } = await reader.get(`/audit-log/events/${id}`).expect(200);
  return body.data;
}

const UUID = expect.stringMatching(
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
);
const MOMENT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** An event with all its details, less ids and times, which must look like what they are. */
export function comparable(event: AuditEventDetails): Recorded {
  const { id, occurredAt, request, ...all } = event;
  const facts: Partial<AuditEventDetails> = all;
  delete facts.origin;
  delete facts.summary;
  expect([id, occurredAt]).toEqual([UUID, MOMENT]);
  if (request === null) return { ...facts, request } as Recorded;
  const { id: requestId, ...requestFacts } = request;
  expect(requestId).toEqual(UUID);
  return { ...facts, request: requestFacts } as Recorded;
}

/** All events of the last 7 days with all their details, oldest first. */
export async function readDetails(reader: supertest.Agent): Promise<AuditEventDetails[]> {
  const details: AuditEventDetails[] = [];
  for (const { id } of await readEvents(reader)) details.push(await readEvent(reader, id));
  return details;
}

/** What is recorded while `work` runs, oldest first. */
export async function recordedDuring(
  reader: supertest.Agent,
  work: () => Promise<unknown>,
): Promise<Recorded[]> {
  const earlier = new Set((await readEvents(reader)).map(({ id }) => id));
  await work();
  const recorded: Recorded[] = [];
  for (const { id } of await readEvents(reader)) {
    if (!earlier.has(id)) recorded.push(comparable(await readEvent(reader, id)));
  }
  return recorded;
}
