/**
 * An oracle that cannot find anything is worth nothing: each of its checks is seen to fail here.
 */
import { checkCompleteness } from '../oracle/completeness';
import type { Facts } from '../oracle/facts';
import { compareAnswers, differencesBetween } from '../oracle/harmlessness';
import { readFacts } from '../oracle/read-facts';
import type { RecordedEvent } from '../oracle/recorded';
import { type Model, Schema } from '../oracle/schema';
import type { Row, Tables } from '../oracle/tables';

const UID = 'api::shop.order';
const OTHER = 'api::shop.shelf';

const model = (uid: string, tableName: string, attributes: Model['attributes']): Model => ({
  uid,
  tableName,
  attributes,
  declared: { note: { type: 'string', private: true } },
  isContentType: true,
  isComponent: false,
  options: {},
  pluginOptions: {},
});

const schema = new Schema([
  model(UID, 'orders', {
    title: { type: 'string', columnName: 'title' },
    note: { type: 'string', columnName: 'note' },
    shelf: {
      type: 'relation',
      target: OTHER,
      joinTable: {
        name: 'orders_shelf_lnk',
        joinColumn: { name: 'order_id' },
        inverseJoinColumn: { name: 'shelf_id' },
      },
    },
  }),
  model(OTHER, 'shelves', {}),
]);

const order = (facts: Row = {}): Row => ({
  id: 1,
  document_id: 'order',
  title: 'One',
  note: 'PRIV-1',
  ...facts,
});

const tables = (orders: Row[], links: Row[] = []): Tables =>
  new Map([
    ['orders', orders],
    ['shelves', [{ id: 7, document_id: 'shelf' }]],
    ['orders_shelf_lnk', links],
  ]);

const facts = (orders: Row[], links: Row[] = []): Facts => readFacts(schema, tables(orders, links));

const event = (says: Partial<RecordedEvent> = {}): RecordedEvent => ({
  category: 'content',
  action: 'updated',
  outcome: 'success',
  entityType: UID,
  entityId: 'order',
  label: 'One',
  changes: [{ field: 'title', before: 'One', after: 'Two' }],
  text: '',
  ...says,
});

const found = (before: Facts, after: Facts, events: RecordedEvent[]): string[] =>
  checkCompleteness(before, after, events).map(({ check }) => check);

describe('the oracle of completeness', () => {
  const one = facts([order()]);
  const two = facts([order({ title: 'Two' })]);

  it('finds nothing where the event says what changed', () => {
    expect(found(one, two, [event()])).toEqual([]);
  });

  it('finds a change without an event', () => {
    expect(found(one, two, [])).toEqual(['no event']);
  });

  it('finds an entry that came, and one that went, without an event', () => {
    expect(found(facts([]), one, [])).toEqual(['no event']);
    expect(found(one, facts([]), [])).toEqual(['no event']);
  });

  it('finds a relation without an event of either end', () => {
    const linked = facts([order()], [{ id: 1, order_id: 1, shelf_id: 7 }]);
    expect(found(one, linked, [])).toEqual(['no event']);
    expect(found(one, linked, [event({ changes: [] })])).toEqual([]);
    const ofShelf = event({ entityType: OTHER, entityId: 'shelf', changes: [] });
    expect(found(one, linked, [ofShelf])).toEqual([]);
  });

  it('finds an event that does not name the field', () => {
    expect(found(one, two, [event({ changes: [] })])).toEqual([
      'the event does not name the field',
    ]);
  });

  it('finds an event of something that did not change', () => {
    expect(found(one, one, [event({ changes: [] })])).toEqual([
      'the event names nothing that changed',
    ]);
  });

  it.each([
    { field: 'title', before: 'Zero', after: 'Two' },
    { field: 'title', before: 'One', after: 'Three' },
  ])('finds values that no column had: $before → $after', (change) => {
    expect(found(one, two, [event({ changes: [change] })])).toEqual([
      'the values of the event are not those of the column',
    ]);
  });

  it('finds an event of another locale', () => {
    const english = facts([order({ locale: 'en' })]);
    const changed = facts([order({ locale: 'en', title: 'Two' })]);
    expect(found(english, changed, [event({ label: 'One (fr)' })])).toContain(
      'no event of this locale',
    );
    expect(found(english, changed, [event({ label: 'One (en)' })])).toEqual([]);
  });

  it('finds a secret in an event', () => {
    expect(found(one, two, [event({ text: 'It says PRIV-1.' })])).toEqual([
      'the event shows a secret',
    ]);
  });

  it('takes what was written anew with the same content for no change', () => {
    expect(found(one, facts([order({ id: 2 })]), [])).toEqual([]);
  });
});

describe('the oracle of harmlessness', () => {
  it('finds another status and another body, but not another id or time', () => {
    const answer = { status: 200, body: { id: 1, at: '2026-01-01T00:00:00.000Z', name: 'One' } };
    const twins = { status: 200, body: { id: 2, at: '2026-01-02T00:00:00.000Z', name: 'One' } };
    expect(compareAnswers(answer, twins, '')).toEqual([]);
    expect(compareAnswers(answer, { ...twins, status: 500 }, '')).toMatchObject([
      { check: 'another status' },
    ]);
    expect(compareAnswers(answer, { status: 200, body: { name: 'Two' } }, '')).toMatchObject([
      { check: 'another body' },
    ]);
  });

  it('finds other rows', () => {
    const mine = tables([order()]);
    const twins = tables([order({ id: 5, title: 'Two' })]);
    const difference = differencesBetween(
      [readFacts(schema, mine), new Map()],
      [readFacts(schema, twins), new Map()],
    );
    expect(difference).toHaveLength(2);
    expect(
      differencesBetween(
        [readFacts(schema, mine), new Map()],
        [readFacts(schema, mine), new Map()],
      ),
    ).toEqual([]);
  });
});
