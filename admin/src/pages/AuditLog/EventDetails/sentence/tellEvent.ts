import type { ReactNode } from 'react';

import type { Event, EventDetails } from '../../../../contracts';
import { message } from '../../../../words/message';
import { numberOf, textOf } from './changeValues';
import type { Storyteller } from './storyteller';
import { tellActor } from './tellActor';
import { tellChanges } from './tellChanges';
import { tellThing } from './tellThing';

const WITHOUT_SUCCESS = {
  failure: 'audit-log.telling.failure',
  denied: 'audit-log.telling.denied',
} as const;

/** An account that is named in a failed attempt and does not exist is masked by the server: `k***`. */
const isMasked = (name: string): boolean => name.endsWith('***');

const accountOf = ({ modifiedBy, entity }: Event): string | null =>
  modifiedBy.email ?? entity?.label ?? null;

const knowledgeOf = (account: string | null): 'none' | 'unknown' | 'known' => {
  if (account === null) {
    return 'none';
  }

  return isMasked(account) ? 'unknown' : 'known';
};

const isSelf = ({ modifiedBy, entity }: Event): boolean =>
  entity !== null &&
  modifiedBy.id === entity.id &&
  ((modifiedBy.type === 'admin' && entity.type === 'admin::user') ||
    (modifiedBy.type === 'end-user' && entity.type === 'plugin::users-permissions.user'));

/** The sentence that fits best: of this category and action, of the action, or the one that fits everything. */
const sentenceId = ({ category, action, outcome }: Event, messages: object) => {
  const has = (id: string) => `audit-log.sentence.${id}` in messages;
  const plain = [`${category}.${action}`, action];
  const exact = plain.map((id) => `${id}.${outcome}`).find(has);

  return {
    id: `audit-log.sentence.${exact ?? plain.find(has) ?? 'other'}`,
    tellsOutcome: outcome === 'success' || exact !== undefined,
  };
};

/** An event in one sentence: who did what to which thing. */
export const tellEvent = (event: EventDetails, storyteller: Storyteller): ReactNode => {
  const { words, intl, b } = storyteller;
  const { id, tellsOutcome } = sentenceId(event, intl.messages);
  const account = accountOf(event);
  const until = textOf(event.changes, 'until');

  const sentence = intl.formatMessage(
    { id },
    {
      b,
      actor: tellActor(event.modifiedBy, storyteller),
      thing: tellThing(event, storyteller),
      action: words.action(event.action, event.category),
      self: isSelf(event) ? 'yes' : 'no',
      hasEntity: event.entity === null ? 'no' : 'yes',
      name: event.entity?.label ?? '',
      account: account ?? '',
      accountIs: knowledgeOf(account),
      attempts: numberOf(event.changes, 'attempts') ?? 1,
      removed: numberOf(event.changes, 'removed') ?? 0,
      rows: numberOf(event.changes, 'rows') ?? 0,
      events: numberOf(event.changes, 'events') ?? 0,
      until: until === null ? '' : intl.formatDate(until, { dateStyle: 'medium' }),
    },
  );
  const details = tellChanges(event, storyteller);
  const told =
    details === null
      ? sentence
      : intl.formatMessage(message('audit-log.telling.with-details'), { sentence, details });

  if (tellsOutcome || event.outcome === 'success') {
    return told;
  }

  return intl.formatMessage(message(WITHOUT_SUCCESS[event.outcome]), { sentence: told });
};
