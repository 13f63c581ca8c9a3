import type { ReactNode } from 'react';
import type { AuditEvent, AuditEventDetails, Change } from '../../contracts';
import { describeEntity } from '../describe';
import { message } from '../message';
import { changesPhrase } from './change-phrases';
import type { SentenceTools } from './change-phrases';

/** An event of the list, with or without its details. */
export type DescribedEvent = AuditEvent & Partial<Pick<AuditEventDetails, 'changes'>>;

const WITHOUT_SUCCESS = {
  failure: 'audit-log.phrase.failure',
  denied: 'audit-log.phrase.denied',
} as const;

/** The server masks the account of a failed attempt if it does not exist: `k***`. */
const isMasked = (name: string): boolean => name.includes('***');

const accountOf = ({ modifiedBy, entity }: AuditEvent): string | null =>
  modifiedBy.email ?? entity?.label ?? null;

const knowledgeOf = (account: string | null): 'none' | 'unknown' | 'known' => {
  if (account === null) return 'none';

  return isMasked(account) ? 'unknown' : 'known';
};

const isSelf = ({ modifiedBy, entity }: AuditEvent): boolean =>
  entity !== null &&
  modifiedBy.id === entity.id &&
  ((modifiedBy.type === 'admin' && entity.type === 'admin::user') ||
    (modifiedBy.type === 'end-user' && entity.type === 'plugin::users-permissions.user'));

const valueOf = (changes: Change[], field: string) =>
  changes.find((change) => change.field === field)?.after ?? null;

const numberOf = (changes: Change[], field: string): number => {
  const value = valueOf(changes, field);

  return typeof value === 'number' ? value : 0;
};

const actorPhrase = ({ modifiedBy }: AuditEvent, { intl, b }: SentenceTools): ReactNode =>
  intl.formatMessage(message(`audit-log.who.${modifiedBy.type}`), {
    b,
    name: modifiedBy.name ?? modifiedBy.email ?? `#${modifiedBy.id ?? '?'}`,
  });

/** The affected entity within a sentence. */
const thingPhrase = (
  { category, entity }: AuditEvent,
  { labels, intl, b }: SentenceTools,
): ReactNode => {
  if (entity === null) return intl.formatMessage(message('audit-log.thing.nothing'));

  const type = labels.entityType(entity.type);

  if (entity.label === null && entity.id === null) return type;

  const id = `audit-log.thing.${category}`;
  const name = entity.label === null ? entity.id : describeEntity(entity, labels).name;

  return intl.formatMessage(id in intl.messages ? { id } : message('audit-log.thing.other'), {
    b,
    type,
    name,
  });
};

/** The sentence that fits best: of this category and action, of the action, or the general one. */
const sentenceId = ({ category, action, outcome }: AuditEvent, messages: object) => {
  const has = (id: string) => `audit-log.sentence.${id}` in messages;
  const plain = [`${category}.${action}`, action];
  const exact = plain.map((id) => `${id}.${outcome}`).find(has);

  return {
    id: `audit-log.sentence.${exact ?? plain.find(has) ?? 'other'}`,
    saysOutcome: outcome === 'success' || exact !== undefined,
  };
};

/**
 * An event in one sentence: who did what to which entity. It says what changed if the event has its
 * changes.
 */
export const eventSentence = (
  event: DescribedEvent,
  tools: SentenceTools,
  attempts = event.attempts,
): ReactNode => {
  const { labels, intl, b } = tools;
  const { changes = [] } = event;
  const { id, saysOutcome } = sentenceId(event, intl.messages);
  const account = accountOf(event);
  const until = valueOf(changes, 'until');

  const sentence = intl.formatMessage(
    { id },
    {
      b,
      actor: actorPhrase(event, tools),
      thing: thingPhrase(event, tools),
      action: labels.action(event.action, event.category),
      self: isSelf(event) ? 'yes' : 'no',
      hasEntity: event.entity === null ? 'no' : 'yes',
      name: event.entity === null ? '' : describeEntity(event.entity, labels).name,
      account: account ?? '',
      accountIs: knowledgeOf(account),
      attempts,
      removed: numberOf(changes, 'removed'),
      rows: numberOf(changes, 'rows'),
      events: numberOf(changes, 'events'),
      sealing: String(valueOf(changes, 'sealing') ?? ''),
      clean: valueOf(changes, 'clean') === false ? 'no' : 'yes',
      until: typeof until === 'string' ? intl.formatDate(until, { dateStyle: 'medium' }) : '',
    },
  );
  const details = changesPhrase({ action: event.action, changes }, tools);
  const whole =
    details === null
      ? sentence
      : intl.formatMessage(message('audit-log.phrase.with-details'), { sentence, details });

  if (saysOutcome || event.outcome === 'success') return whole;

  return intl.formatMessage(message(WITHOUT_SUCCESS[event.outcome]), { sentence: whole });
};
