import { Children, isValidElement } from 'react';
import type { ReactNode } from 'react';
import { createIntl } from 'react-intl';
import { createLabels } from '../../../admin/src/labels/create-labels';
import { eventSentence } from '../../../admin/src/labels/sentence/event-sentence';
import en from '../../../admin/src/translations/en.json';
import { catalogue } from '../../../server/src/contracts';
import { ACTOR_TYPES, OUTCOMES } from '../../../server/src/contracts';
import type { AuditEventDetails, Change, PermissionValue } from '../../../server/src/contracts';

const intl = createIntl({
  locale: 'en',
  messages: en,
  timeZone: 'UTC',
  onError: (error) => {
    throw error;
  },
});

const labels = createLabels(intl, [
  {
    category: 'shop.order',
    actions: ['refunded'],
    label: 'Order',
    actionLabels: { refunded: 'Refunded' },
  },
]);

const toText = (node: ReactNode): string =>
  Children.toArray(node)
    .map((child) => (isValidElement(child) ? '' : String(child)))
    .join('');

const ADA: AuditEventDetails['modifiedBy'] = {
  type: 'admin',
  id: '1',
  name: 'Ada Admin',
  email: 'ada@example.com',
};

const event = (facts: Partial<AuditEventDetails>): AuditEventDetails => ({
  id: '0198',
  occurredAt: '2026-06-15T12:00:00.000Z',
  category: 'role',
  action: 'updated',
  outcome: 'success',
  entity: { type: 'admin::role', id: '2', label: 'Editor' },
  modifiedBy: ADA,
  source: '203.0.113.7',
  attempts: 1,
  origin: 'panel',
  summary: null,
  changes: [],
  request: null,
  ...facts,
});

/** The sentence; names that stand out are between asterisks. */
const sentenceOf = (facts: Partial<AuditEventDetails>): string =>
  toText(eventSentence(event(facts), { labels, intl, b: (chunks) => `*${toText(chunks)}*` }));

const permission = (actionLabel: string, subjectLabel: string | null): PermissionValue => ({
  action: actionLabel,
  actionLabel,
  subject: subjectLabel && `api::${subjectLabel}`,
  subjectLabel,
  fields: null,
  locales: null,
  conditions: [],
  conditionIds: [],
  properties: null,
});

const granted = (action: string, subject: string | null = 'Article'): Change => ({
  field: 'permissions',
  before: null,
  after: permission(action, subject),
});

describe('an event in a sentence', () => {
  it('says which permissions a role was granted and lost', () => {
    const changes = [
      ...['Publish', 'Create', 'Update', 'Delete'].map((action) => granted(action)),
      { ...granted('Webhooks › Read', null), before: permission('Read', 'Tag'), after: null },
    ];

    expect(sentenceOf({ action: 'permissions-changed', changes })).toBe(
      '*Ada Admin* changed the permissions of role *Editor*: granted *Publish Article*, *Create Article* and 2 more, revoked *Read Tag*',
    );
  });

  it('distinguishes a replaced file from a replaced log', () => {
    const entity = { type: 'plugin::upload.file', id: '4', label: 'team.png' };

    expect(sentenceOf({ category: 'media', action: 'replaced', entity })).toBe(
      '*Ada Admin* replaced file *team.png*',
    );
    expect(sentenceOf({ category: 'audit-log', action: 'replaced', entity: null })).toBe(
      '*Ada Admin* replaced the Audit Log with that of another source; what was recorded here before is gone',
    );
  });

  it('says under which roles somebody signed in', () => {
    const entity = { type: 'admin::role', id: null, label: 'Editor, Author' };

    expect(sentenceOf({ category: 'login', action: 'login', entity })).toBe(
      '*Ada Admin* logged in as *Editor, Author*',
    );
    expect(sentenceOf({ category: 'logout', action: 'logout', entity: null })).toBe(
      '*Ada Admin* logged out',
    );
  });

  it('says how often somebody failed to sign in, and as whom', () => {
    const attempt = (email: string | null): Partial<AuditEventDetails> => ({
      category: 'login',
      action: 'login',
      outcome: 'failure',
      entity: null,
      modifiedBy: { type: 'anonymous', id: null, name: null, email },
    });
    expect(sentenceOf({ ...attempt('kim@example.com'), attempts: 12 })).toBe(
      'Someone tried 12 times to log in as *kim@example.com*',
    );
    expect(sentenceOf(attempt('k***'))).toBe(
      'Someone tried to log in with an unknown account (*k****)',
    );
    expect(sentenceOf({ ...attempt(null), outcome: 'denied' })).toBe(
      'Someone tried to log in, and was stopped after too many attempts',
    );
  });

  it('names tokens and content for what they are', () => {
    expect(
      sentenceOf({
        category: 'content',
        action: 'published',
        entity: { type: 'api::article.article', id: 'abc', label: 'Hello (en)' },
        modifiedBy: { type: 'api-token', id: '7', name: 'Deploy', email: null },
      }),
    ).toBe('API token *Deploy* published Article “*Hello (en)*”');
  });

  it('says the one value that changed, and of several the fields', () => {
    const title: Change = { field: 'title', before: 'Hello', after: 'Hi' };
    const others = ['body', 'seo.metaTitle', 'tags'].map((field) => ({ ...title, field }));

    expect(sentenceOf({ changes: [title] })).toBe(
      '*Ada Admin* updated role *Editor*: Title from *Hello* to *Hi*',
    );
    expect(sentenceOf({ changes: [title, ...others] })).toBe(
      '*Ada Admin* updated role *Editor*: *Title*, *Body* and 2 more',
    );
    expect(sentenceOf({ changes: [{ ...title, after: 'x'.repeat(500) }] })).toBe(
      '*Ada Admin* updated role *Editor*: *Title*',
    );
  });

  it('says only that a secret changed', () => {
    const changes: Change[] = [{ field: 'url', before: '[redacted]', after: '[redacted]' }];

    expect(sentenceOf({ changes })).toBe('*Ada Admin* updated role *Editor*: *URL*');
  });

  it('knows when somebody did it to themselves', () => {
    const facts = { category: 'user', action: 'password-changed' };
    const kim = { type: 'admin::user', id: '2', label: 'Kim' };

    expect(sentenceOf({ ...facts, entity: { ...kim, id: '1' } })).toBe(
      '*Ada Admin* changed their own password',
    );
    expect(sentenceOf({ ...facts, entity: kim })).toBe(
      '*Ada Admin* changed the password of user *Kim*',
    );
  });

  it('says what other plugins record', () => {
    const facts: Partial<AuditEventDetails> = {
      category: 'shop.order',
      action: 'refunded',
      entity: { type: 'api::order.order', id: '5', label: '1001' },
    };

    expect(sentenceOf(facts)).toBe('*Ada Admin*: Refunded (Order *1001*)');
    expect(sentenceOf({ ...facts, entity: null, outcome: 'failure' })).toBe(
      'Failed: *Ada Admin*: Refunded',
    );
  });

  it('says everything, whoever did it and however it ended', () => {
    const unsaid = catalogue.flatMap(({ category, actions }) =>
      actions.flatMap((action) =>
        ACTOR_TYPES.flatMap((type) =>
          OUTCOMES.map((outcome) =>
            sentenceOf({
              category,
              action,
              outcome,
              modifiedBy: { ...ADA, type },
              entity: type === 'system' ? null : event({}).entity,
            }),
          ).filter((sentence) => /[{}<>]|audit-log|undefined|null/.test(sentence)),
        ),
      ),
    );

    expect(unsaid).toEqual([]);
  });
});
