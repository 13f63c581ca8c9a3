import { createIntl } from 'react-intl';

import { entryIdOf, revisionOf } from '../../../admin/src/entry-panel/document';
import { logAddress } from '../../../admin/src/entry-panel/logAddress';
import { neighboursOf } from '../../../admin/src/pages/AuditLog/EventDetails/neighbours';
import { actorOptions } from '../../../admin/src/pages/AuditLog/filters/actorOptions';
import { describeFilters } from '../../../admin/src/pages/AuditLog/filters/describeFilters';
import { entityOptions } from '../../../admin/src/pages/AuditLog/filters/entityOptions';
import {
  formatListState,
  hasFilters,
  parseListState,
} from '../../../admin/src/pages/AuditLog/listState';
import en from '../../../admin/src/translations/en.json';
import { createWords } from '../../../admin/src/words/createWords';
import type { Event } from '../../../server/src/contracts';

const TODAY = '2026-06-15';
const intl = createIntl({ locale: 'en', messages: en });
const words = createWords(intl, []);

const event = (facts: Partial<Event> = {}): Event => ({
  id: '1',
  occurredAt: '2026-06-15T12:00:00.000Z',
  category: 'content',
  action: 'updated',
  outcome: 'success',
  entity: { type: 'api::article.article', id: 'abc', label: 'Hello' },
  modifiedBy: { type: 'api-token', id: '7', name: 'Deploy', email: null },
  source: '203.0.113.7',
  ...facts,
});

const ALL = new URLSearchParams({
  category: 'content,shop.order',
  outcome: 'failure',
  actor: 'api-token:7',
  entityType: 'api::article.article',
  entityId: 'abc',
  source: '203.0.113.7',
  request: '0198-request',
  q: 'hello',
}).toString();

const parse = (address: string) => parseListState(new URLSearchParams(address), TODAY);

describe('the filters in the address', () => {
  it('are each a tag with the names that are known, which takes away itself alone', () => {
    const state = parse(ALL);
    const tags = describeFilters(state, [event()], words, intl);

    expect(tags.map(({ label }) => label)).toEqual([
      'Category: Content',
      'Category: Order',
      'Outcome: Failed',
      'Entity: Hello (Article)',
      'Modified By: Deploy',
      'Source (IP): 203.0.113.7',
      'Request: 0198-request',
      'Text: hello',
    ]);

    const emptied = tags.reduce((rest, { without }) => ({ ...rest, ...without }), state);
    expect(hasFilters({ ...emptied, categories: [] })).toBe(false);
    const withoutRequest = { ...state, ...tags[6]!.without };
    expect(formatListState(withoutRequest).toString()).toBe(
      ALL.replace('&request=0198-request', ''),
    );
  });

  it.each(ALL.split('&'))('narrow the list: %s', (filter) => {
    expect(hasFilters(parse(filter))).toBe(true);
  });
});

describe('the choices', () => {
  it('of people are those who did something and the administrators, each once, by name', () => {
    const ada = {
      id: 1,
      firstname: 'Ada',
      lastname: 'Admin',
      username: null,
      email: 'ada@example.com',
    };
    const asShe = { type: 'admin', id: '1', name: 'Ada Maiden', email: null } as const;

    expect(actorOptions('admin:9', [event(), event({ modifiedBy: asShe })], [ada], words)).toEqual([
      { value: 'admin:1', label: 'Ada Admin (ada@example.com)' },
      { value: 'admin:9', label: 'Administrator 9' },
      { value: 'anonymous', label: 'Anonymous' },
      { value: 'api-token:7', label: 'Deploy (API token)' },
      { value: 'system', label: 'System' },
    ]);
  });

  it('of kinds are those of Strapi, those of the app and those in the list', () => {
    const tag = {
      uid: 'api::tag.tag',
      kind: 'collectionType' as const,
      isDisplayed: true,
      info: { displayName: 'Tag' },
    };
    const values = entityOptions('api::gone.gone', [event()], [tag], words).map(
      ({ value }) => value,
    );

    expect(values).toEqual(
      expect.arrayContaining([
        'admin::role',
        'api::article.article',
        'api::gone.gone',
        'api::tag.tag',
      ]),
    );
    expect(new Set(values).size).toBe(values.length);
  });
});

describe('the events beside one', () => {
  const events = ['1', '2', '3'].map((id) => event({ id }));

  it.each([
    ['1', null, '2', 1],
    ['2', '1', '3', 2],
    ['3', '2', null, 3],
  ])('%s', (id, previous, next, index) => {
    expect(neighboursOf(id, events)).toEqual({ previous, next, position: { index, total: 3 } });
  });

  it('are none for an event that is not listed', () => {
    expect(neighboursOf('9', events)).toEqual({ previous: null, next: null, position: null });
  });
});

describe('the panel beside an entry', () => {
  it('leads to everything about that entry', () => {
    const address = logAddress({ entityType: 'api::article.article', entityId: 'abc' }, '0198');
    const [path, search] = address.split('?');
    const state = parse(search!);

    expect(path).toBe('/settings/audit-log');
    expect(state).toMatchObject({
      entityType: 'api::article.article',
      entityId: 'abc',
      event: '0198',
      range: { start: '2000-01-01' },
    });
  });

  it('knows entries by the id that the log has', () => {
    const document = { id: 5, documentId: 'abc' };

    expect(entryIdOf('api::article.article', document)).toBe('abc');
    expect(entryIdOf('plugin::users-permissions.user', document)).toBe('5');
    expect(entryIdOf('api::article.article', undefined)).toBeNull();
    expect(entryIdOf('api::article.article', {})).toBeNull();
  });

  it('asks again when the entry was saved or published', () => {
    const draft = { updatedAt: '2026-06-15', status: 'draft' };

    expect(revisionOf({ ...draft })).toBe(revisionOf(draft));
    expect(revisionOf({ ...draft, status: 'published' })).not.toBe(revisionOf(draft));
    expect(revisionOf({ ...draft, updatedAt: '2026-06-16' })).not.toBe(revisionOf(draft));
  });
});
