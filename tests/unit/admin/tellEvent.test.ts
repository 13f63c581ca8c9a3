import { Children, isValidElement } from 'react';
import type { ReactNode } from 'react';

import { createIntl } from 'react-intl';

import { tellEvent } from '../../../admin/src/pages/AuditLog/EventDetails/sentence/tellEvent';
import en from '../../../admin/src/translations/en.json';
import { createWords } from '../../../admin/src/words/createWords';
import { catalogue } from '../../../server/src/catalogue';
import { ACTOR_TYPES, OUTCOMES } from '../../../server/src/contracts';
import type { Change, EventDetails, PermissionValue } from '../../../server/src/contracts';

const intl = createIntl({
  locale: 'en',
  messages: en,
  timeZone: 'UTC',
  onError: (error) => {
    throw error;
  },
});

const words = createWords(intl, [
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

const ADA: EventDetails['modifiedBy'] = {
  type: 'admin',
  id: '1',
  name: 'Ada Admin',
  email: 'ada@example.com',
};

const event = (facts: Partial<EventDetails>): EventDetails => ({
  id: '0198',
  occurredAt: '2026-06-15T12:00:00.000Z',
  category: 'role',
  action: 'updated',
  outcome: 'success',
  entity: { type: 'admin::role', id: '2', label: 'Editor' },
  modifiedBy: ADA,
  source: '203.0.113.7',
  changes: [],
  request: null,
  ...facts,
});

/** The sentence; names that stand out are between asterisks. */
const tell = (facts: Partial<EventDetails>): string =>
  toText(tellEvent(event(facts), { words, intl, b: (chunks) => `*${toText(chunks)}*` }));

const permission = (actionLabel: string, subjectLabel: string | null): PermissionValue => ({
  action: actionLabel,
  actionLabel,
  subject: subjectLabel && `api::${subjectLabel}`,
  subjectLabel,
  fields: null,
  locales: null,
  conditions: [],
});

const granted = (action: string, subject: string | null = 'Article'): Change => ({
  field: 'permissions',
  before: null,
  after: permission(action, subject),
});

describe('an event in a sentence', () => {
  it('tells which permissions a role was granted and lost', () => {
    const changes = [
      ...['Publish', 'Create', 'Update', 'Delete'].map((action) => granted(action)),
      { ...granted('Webhooks › Read', null), before: permission('Read', 'Tag'), after: null },
    ];

    expect(tell({ action: 'permissions-changed', changes })).toBe(
      '*Ada Admin* changed the permissions of role *Editor*: granted *Publish Article*, *Create Article* and 2 more, revoked *Read Tag*',
    );
  });

  it('tells a replaced file from a replaced log', () => {
    const entity = { type: 'plugin::upload.file', id: '4', label: 'team.png' };

    expect(tell({ category: 'media', action: 'replaced', entity })).toBe(
      '*Ada Admin* replaced file *team.png*',
    );
    expect(tell({ category: 'audit-log', action: 'replaced', entity: null })).toBe(
      '*Ada Admin* replaced the audit log by that of another source; what was recorded here before is gone',
    );
  });

  it('tells under which roles somebody signed in', () => {
    const entity = { type: 'admin::role', id: null, label: 'Editor, Author' };

    expect(tell({ category: 'login', action: 'login', entity })).toBe(
      '*Ada Admin* logged in as *Editor, Author*',
    );
    expect(tell({ category: 'logout', action: 'logout', entity: null })).toBe(
      '*Ada Admin* logged out',
    );
  });

  it('tells how often somebody failed to sign in, and as whom', () => {
    const attempt = (email: string | null): Partial<EventDetails> => ({
      category: 'login',
      action: 'login',
      outcome: 'failure',
      entity: null,
      modifiedBy: { type: 'anonymous', id: null, name: null, email },
    });
    const changes: Change[] = [{ field: 'attempts', before: null, after: 12 }];

    expect(tell({ ...attempt('kim@example.com'), changes })).toBe(
      'Somebody tried 12 times to log in as *kim@example.com*',
    );
    expect(tell(attempt('k***'))).toBe(
      'Somebody tried to log in with the name of no account (*k****)',
    );
    expect(tell({ ...attempt(null), outcome: 'denied' })).toBe(
      'Somebody tried to log in, and was stopped: too many attempts',
    );
  });

  it('names tokens and content for what they are', () => {
    expect(
      tell({
        category: 'content',
        action: 'published',
        entity: { type: 'api::article.article', id: 'abc', label: 'Hello (en)' },
        modifiedBy: { type: 'api-token', id: '7', name: 'Deploy', email: null },
      }),
    ).toBe('API token *Deploy* published Article “*Hello (en)*”');
  });

  it('tells the one value that changed, and of several the fields', () => {
    const title: Change = { field: 'title', before: 'Hello', after: 'Hi' };
    const others = ['body', 'seo.metaTitle', 'tags'].map((field) => ({ ...title, field }));

    expect(tell({ changes: [title] })).toBe(
      '*Ada Admin* updated role *Editor*: Title from *Hello* to *Hi*',
    );
    expect(tell({ changes: [title, ...others] })).toBe(
      '*Ada Admin* updated role *Editor*: *Title*, *Body* and 2 more',
    );
    expect(tell({ changes: [{ ...title, after: 'x'.repeat(500) }] })).toBe(
      '*Ada Admin* updated role *Editor*: *Title*',
    );
  });

  it('tells nothing of a secret but that it changed', () => {
    const changes: Change[] = [{ field: 'url', before: '[redacted]', after: '[redacted]' }];

    expect(tell({ changes })).toBe('*Ada Admin* updated role *Editor*: *URL*');
  });

  it('knows when somebody did it to themselves', () => {
    const facts = { category: 'user', action: 'password-changed' };
    const kim = { type: 'admin::user', id: '2', label: 'Kim' };

    expect(tell({ ...facts, entity: { ...kim, id: '1' } })).toBe(
      '*Ada Admin* changed their own password',
    );
    expect(tell({ ...facts, entity: kim })).toBe('*Ada Admin* changed the password of user *Kim*');
  });

  it('tells what other plugins record', () => {
    const facts: Partial<EventDetails> = {
      category: 'shop.order',
      action: 'refunded',
      entity: { type: 'api::order.order', id: '5', label: '1001' },
    };

    expect(tell(facts)).toBe('*Ada Admin*: Refunded (Order *1001*)');
    expect(tell({ ...facts, entity: null, outcome: 'failure' })).toBe(
      'Without success: *Ada Admin*: Refunded',
    );
  });

  it('can be told of everything, whoever did it and however it ended', () => {
    const unsaid = catalogue.flatMap(({ category, actions }) =>
      actions.flatMap((action) =>
        ACTOR_TYPES.flatMap((type) =>
          OUTCOMES.map((outcome) =>
            tell({
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
