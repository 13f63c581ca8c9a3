import { type Change, type Json, NOT_DESCRIBED, REDACTED } from '../../../server/src/contracts';
import { type EventInput, type Mutation, toRow } from '../../../server/src/event';
import { createRedaction } from '../../../server/src/journal/redaction';
import { UnitOfWork } from '../../../server/src/journal/unit-of-work';
import type { Origin } from '../../../server/src/origin';

const BEARER = 'Bearer abcdefghijklmnop';

const origin: Origin = {
  actor: { type: 'admin', id: '1', name: BEARER, email: 'ada@example.com' },
  source: '203.0.113.7',
  origin: 'panel',
  request: {
    id: 'r',
    method: 'POST',
    path: '/api/things/1',
    userAgent: `curl ${BEARER}`,
    device: null,
  },
  routePattern: '/api/things/:id',
};

const nested = (depth: number, leaf: string): Json => {
  let value: Json = leaf;
  for (let level = 0; level < depth; level += 1) value = { a: value };
  return value;
};

const hostile = new Proxy(
  {},
  {
    get: () => {
      throw new Error('hostile');
    },
  },
) as unknown as Json;

const mutation = (given: Partial<Mutation>): Mutation => ({
  category: 'content',
  entity: { type: 'api::a.a', id: '1', label: 'A' },
  operation: 'updated',
  ...given,
});

const change = (before: Json, after: Json): Change => ({ field: 'data', before, after });

/** The rows of what was seen and recorded in one unit of work. */
const rowsOf = (mutations: Mutation[], inputs: EventInput[] = [], from = origin) => {
  const failed: unknown[] = [];
  const redact = createRedaction({ redact: [], reveal: [] });
  const unit = new UnitOfWork({ redact, failed: (error) => void failed.push(error) });
  for (const each of mutations) unit.add(each, from);
  for (const each of inputs) unit.record(each, from);
  return { rows: unit.flush().map(toRow), failed };
};

describe('a unit of work', () => {
  it('describes JSON of any depth', () => {
    const { rows, failed } = rowsOf(
      [mutation({ changes: [change(nested(1_500, 'x'), nested(2_500, 'y'))] })],
      [
        {
          category: 'content',
          action: 'created',
          entity: null,
          changes: [change(null, nested(100_000, 'z'))],
        },
      ],
    );
    expect(rows.map(({ action }) => action)).toEqual(['created', 'updated']);
    expect(failed).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['a BigInt', 1n],
    ['a hostile proxy', hostile],
    ['a symbol', Symbol('x')],
    ['undefined', undefined],
  ])('records %s wherever it stands', (_what, value) => {
    const text = value as string;
    const json = value as Json;
    const { rows } = rowsOf(
      [
        mutation({
          entity: { type: 'api::a.a', id: '1', label: text },
          changes: [change(json, { a: [json] })],
          added: [{ field: 'members', key: 'k', value: json }],
        }),
      ],
      [
        {
          category: 'content',
          action: 'created',
          entity: { type: text, id: text, label: text },
          actor: { type: 'admin', id: text, name: text, email: text },
          changes: [{ field: text, before: json, after: json }],
        },
      ],
    );
    expect(rows).toMatchObject([
      { category: 'content', action: 'created' },
      { category: 'content', action: 'updated', entity_id: '1' },
    ]);
  });

  it('says who, what and when where the changes cannot be described', () => {
    const broken = [
      { field: 'a', before: 1, after: 2, ids: { before: null, after: ['1'] } },
    ] as unknown as Change[];
    const { rows, failed } = rowsOf([mutation({ changes: broken })]);
    expect(rows).toMatchObject([{ action: 'updated', entity_id: '1', source: '203.0.113.7' }]);
    expect(rows[0]!.changes).toContain(NOT_DESCRIBED);
    expect(failed).toHaveLength(1);
  });

  it('takes secrets out of every text', () => {
    const { rows } = rowsOf(
      [mutation({ entity: { type: 'api::a.a', id: BEARER, label: `it is ${BEARER}` } })].map(
        (each) => ({ ...each, changes: [change(1, 2)] }),
      ),
    );
    expect(rows).toMatchObject([
      { entity_id: REDACTED, entity_label: `it is ${REDACTED}`, actor_name: REDACTED },
    ]);
    expect(JSON.stringify(rows)).not.toContain('abcdefghijklmnop');
  });

  it.each([
    ['/api/orders/abc', '/api/orders/:token', '/api/orders/:token'],
    ['/api/auth/reset/123456', '/api/auth/reset/:code', '/api/auth/reset/:code'],
    ['/api/countries/de', '/api/countries/:code', '/api/countries/de'],
    ['/api/a/eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0', null, `/api/a/${REDACTED}`],
    [`/a/${'0a1b2c3d'.repeat(5)}/b`, null, `/a/${REDACTED}/b`],
    ['/a/Bearer%20abcdefghijklmnop', '/a/:id', `/a/${REDACTED}`],
    [
      '/a/0190c1f2-7b1a-7c3d-8e4f-5a6b7c8d9e0f',
      '/a/:id',
      '/a/0190c1f2-7b1a-7c3d-8e4f-5a6b7c8d9e0f',
    ],
    ['/a/hkx9dj2b0c1v5n8m7l6k4j3h', '/a/:id', '/a/hkx9dj2b0c1v5n8m7l6k4j3h'],
    ['/a/%E0%A4%A', null, '/a/%E0%A4%A'],
    [
      '/blog/how-to-build-a-website-that-lasts-until-the-year-2042',
      null,
      '/blog/how-to-build-a-website-that-lasts-until-the-year-2042',
    ],
  ])('keeps of the path %s, whose route is %s, %s', (path, routePattern, expected) => {
    const from = { ...origin, routePattern, request: { ...origin.request!, path } };
    const { rows } = rowsOf([mutation({ changes: [change(1, 2)] })], [], from);
    expect(JSON.parse(rows[0]!.request!)).toMatchObject({
      path: expected,
      userAgent: `curl ${REDACTED}`,
    });
  });
});
