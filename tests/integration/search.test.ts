import type { AuditEvent } from '../../server/src/contracts';
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { type RunningStrapi, startStrapi } from '../support/strapi';
import { recorderOf } from './support/recorder';

const SECOND = 1000;
const EVENTS = 1200;

describe('a search for free text', () => {
  let server: RunningStrapi;
  let ada: AdminAgent;
  const start = Date.now() - EVENTS * SECOND;

  /** One order a second; the first is called differently. */
  beforeAll(async () => {
    server = await startStrapi();
    ada = await registerFirstAdmin(server);
    await server.strapi.db.transaction(async () => {
      for (let number = 0; number < EVENTS; number += 1) {
        const label = number === 0 ? 'Ärger mit Öl' : `Order ${number}`;
        const entity = { type: 'api::order.order', id: String(number), label };
        const occurredAt = new Date(start + number * SECOND);
        const facts = { category: 'shop.order', action: 'created', occurredAt };
        await recorderOf(server.strapi).record({ ...facts, entity });
      }
    });
  });

  afterAll(() => server.stop());

  const search = async (query: object) => {
    const { body } = await ada
      .get('/audit-log/events')
      .query({ category: 'shop.order', ...query })
      .expect(200);
    const labels = body.data.map(({ entity }: AuditEvent) => entity?.label);
    return { labels, total: body.meta.pagination.total, ...body.meta };
  };

  it('says how far it went where it did not go to the end', async () => {
    const { labels, searchedUntil, pagination } = await search({ q: 'ärger', reach: 1000 });
    expect(labels).toEqual([]);
    expect(searchedUntil).toBe(new Date(start + (EVENTS - 1001) * SECOND).toISOString());
    expect(pagination.totalIsCapped).toBe(true);
  });

  it('finds what lies further back when it may look further', async () => {
    const { labels, searchedUntil, pagination } = await search({ q: 'ärger', reach: 2000 });
    expect(labels).toEqual(['Ärger mit Öl']);
    expect(searchedUntil).toBeNull();
    expect(pagination.totalIsCapped).toBe(false);
  });

  it('begins where the list begins', async () => {
    const sort = 'occurredAt:asc';
    const { labels, searchedUntil } = await search({ q: 'ärger', reach: 1000, sort });
    expect(labels).toEqual(['Ärger mit Öl']);
    expect(searchedUntil).toBe(new Date(start + 1000 * SECOND).toISOString());
  });

  it('counts only what the other filters leave', async () => {
    const filters = { q: 'order', reach: 1000, entityId: '7' };
    expect((await search(filters)).searchedUntil).toBeNull();
  });

  it.each(['order 11', 'ORDER 11', 'Ärger', 'ärger mit öl'])(
    'finds %s whatever the case',
    async (q) => {
      const { labels } = await search({ q, reach: 5000 });
      expect(labels.length).toBeGreaterThan(0);
    },
  );

  it('finds names whether their letters are stored composed or decomposed', async () => {
    const names = ['Zoë composed'.normalize('NFC'), 'Zoë decomposed'.normalize('NFD')];
    for (const label of names) {
      const entity = { type: 'api::order.order', id: 'zoe', label };
      await recorderOf(server.strapi).record({ category: 'shop.order', action: 'sold', entity });
    }
    for (const form of ['NFC', 'NFD']) {
      expect((await search({ q: 'zoë'.normalize(form) })).total).toBe(2);
    }
  });

  it('finds codes, names of changed fields, and codes whose words match', async () => {
    const changes = [{ field: 'deliveryTerms', before: 'slow', after: 'swift' }];
    const entity = { type: 'api::order.order', id: 'terms', label: 'Terms' };
    await recorderOf(server.strapi).record({
      category: 'shop.order',
      action: 'amended',
      entity,
      changes,
    });
    for (const q of ['AMEND', 'deliveryterms', 'swift', 'shop.ord']) {
      expect((await search({ q })).labels[0]).toBe('Terms');
    }
    expect((await search({ q: 'geändert' })).total).toBe(0);
    expect((await search({ q: 'geändert', qCode: 'amended' })).labels).toEqual(['Terms']);
    expect((await search({ q: 'geändert', qCode: 'shop.order' })).pagination.total).toBeGreaterThan(
      9,
    );
    for (const q of ['fields', 'more', 'change"', 'permissions']) {
      expect((await search({ q })).total).toBe(0);
    }
  });

  it('has no end to name where nothing is looked for', async () => {
    expect((await search({ reach: 1000 })).searchedUntil).toBeNull();
  });

  it.each(['999', '100000001', 'all', '-1'])('refuses a reach of %s', async (reach) => {
    const { body } = await ada.get('/audit-log/events').query({ q: 'x', reach }).expect(400);
    expect(JSON.stringify(body.error)).toContain('reach');
  });
});
