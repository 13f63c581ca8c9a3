import { createIntl } from 'react-intl';
import { entryIdOf, revisionOf } from '../../../admin/src/entry-panel/document';
import { createLabels } from '../../../admin/src/labels/create-labels';
import { describeFilters } from '../../../admin/src/pages/AuditLog/filters/describe-filters';
import {
  actorLabel,
  asActor,
  optionsOf,
} from '../../../admin/src/pages/AuditLog/filters/facet-options';
import {
  addressOf,
  formatAddress,
  hasFilters,
  parseAddress,
} from '../../../admin/src/pages/AuditLog/state/list-state';
import { codesNamed } from '../../../admin/src/pages/AuditLog/state/search-codes';
import en from '../../../admin/src/translations/en.json';
import type { AuditEvent } from '../../../server/src/contracts';

const intl = createIntl({ locale: 'en', messages: en });
const labels = createLabels(intl, []);

const event = (facts: Partial<AuditEvent> = {}): AuditEvent => ({
  id: '1',
  occurredAt: '2026-06-15T12:00:00.000Z',
  category: 'content',
  action: 'updated',
  outcome: 'success',
  entity: { type: 'api::article.article', id: 'abc', label: 'Hello' },
  modifiedBy: { type: 'api-token', id: '7', name: 'Deploy', email: null },
  source: '203.0.113.7',
  attempts: 1,
  origin: 'api',
  summary: null,
  ...facts,
});

const ALL = new URLSearchParams({
  action: '-login',
  category: 'content,shop.order',
  outcome: 'failure',
  actor: 'api-token:7,-admin:2',
  entityType: 'api::article.article',
  source: '203.0.113.7',
  origin: 'cron',
  entityId: 'abc',
  request: '0198-request',
  q: 'hello',
}).toString();

const parse = (address: string) => parseAddress(new URLSearchParams(address)).state;

describe('the filters in the address', () => {
  it('are each a tag with the names that are known, which takes away itself alone', () => {
    const state = parse(ALL);
    const tags = describeFilters(state, [event()], labels, intl);

    expect(tags.map(({ label }) => label)).toEqual([
      'Action is not Login',
      'Category: Content',
      'Category: Order',
      'Outcome: Failed',
      'Modified By: Deploy',
      'Modified By is not Administrator 2',
      'Source: 203.0.113.7',
      'Origin: Cron job',
      'Entity: Hello (Article)',
      'Request: 0198-request',
      'Text: hello',
    ]);

    const withoutRequest = { ...state, ...tags[9]!.without };
    expect(formatAddress(withoutRequest).toString()).toBe(ALL.replace('&request=0198-request', ''));
    const onlyOneCategory = { ...state, ...tags[1]!.without };
    expect(onlyOneCategory.category).toEqual(['shop.order']);
  });

  it.each(ALL.split('&'))('narrow the list: %s', (filter) => {
    expect(hasFilters(parse(filter))).toBe(true);
  });
});

describe('the choices', () => {
  const ADA = {
    id: 1,
    firstname: 'Ada',
    lastname: 'Admin',
    username: null,
    email: 'ada@example.com',
  };

  it('of people are named as the log names them', () => {
    expect(actorLabel(asActor(ADA), labels)).toBe('Ada Admin (ada@example.com)');
    expect(actorLabel(event().modifiedBy, labels)).toBe('Deploy (API token)');
  });

  it('stand once each: those with most events first, then by name, with how many there are', () => {
    const counted = [
      { value: 'b', label: null, count: 3, isCapped: false },
      { value: 'c', label: null, count: 9, isCapped: true },
    ];

    expect(optionsOf(['d', 'a', 'b'], counted, (value) => value.toUpperCase())).toEqual([
      { value: 'c', label: 'C', count: 9, isCapped: true },
      { value: 'b', label: 'B', count: 3, isCapped: false },
      { value: 'a', label: 'A', count: null, isCapped: undefined },
      { value: 'd', label: 'D', count: null, isCapped: undefined },
    ]);
  });
});

describe('a search', () => {
  const catalogue = [
    { category: 'role', actions: ['created', 'permissions-changed'] },
    { category: 'content', actions: ['created'] },
  ];

  it('finds actions and categories by what they are called', () => {
    expect(codesNamed('permissions ch', catalogue, labels)).toEqual(['permissions-changed']);
    expect(codesNamed(' CREATED', catalogue, labels)).toEqual(['created']);
    expect(codesNamed('Role', catalogue, labels)).toEqual(['role']);
    expect(codesNamed('  ', catalogue, labels)).toEqual([]);
    expect(codesNamed(null, catalogue, labels)).toEqual([]);
  });
});

describe('the panel beside an entry', () => {
  it('leads to everything about that entry', () => {
    const address = addressOf({
      entityType: ['api::article.article'],
      entityId: 'abc',
      range: { preset: 'all' },
      event: '0198',
    });
    const [path, search] = address.split('?');

    expect(path).toBe('/settings/audit-log');
    expect(parse(search!)).toMatchObject({
      entityType: ['api::article.article'],
      entityId: 'abc',
      event: '0198',
      range: { preset: 'all' },
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
