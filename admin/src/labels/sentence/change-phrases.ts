import type { ReactNode } from 'react';
import type { IntlShape } from 'react-intl';
import { type AuditEventDetails, type Change, isMarker, type Json } from '../../contracts';
import type { Labels } from '../create-labels';
import { message } from '../message';
import {
  isPermissionChange,
  type PermissionChange,
  type PermissionGroup,
  permissionOf,
  sortPermissionChanges,
} from '../permission-change';

/** A longer value is not shown in the sentence. */
const MAX_LENGTH = 40;

const isText = (value: Json): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** A value within a sentence or a row; `null` if it is too long or secret. */
export const shortValue = (
  value: Json,
  field: string,
  labels: Labels,
  intl: Pick<IntlShape, 'formatMessage' | 'formatNumber' | 'formatList'>,
): string | null => {
  if (value === null) {
    return labels.absence(field) ?? intl.formatMessage(message('audit-log.nothing'));
  }
  if (isMarker(value)) return null;
  if (typeof value === 'boolean') {
    return intl.formatMessage(message(value ? 'audit-log.yes' : 'audit-log.no'));
  }
  if (typeof value === 'number') return intl.formatNumber(value);

  const texts = [value].flat();

  if (!texts.every(isText)) return null;

  const text =
    intl.formatList(texts.map(String)) || intl.formatMessage(message('audit-log.nothing'));

  return text.length <= MAX_LENGTH && !text.includes('\n') ? text : null;
};

/** What the functions that write a sentence need. */
export interface SentenceTools {
  labels: Labels;
  intl: Pick<
    IntlShape,
    'formatMessage' | 'formatList' | 'formatNumber' | 'formatDate' | 'messages'
  >;
  /** Emphasises names. */
  b: (chunks: ReactNode[]) => ReactNode;
}

/** Actions whose sentence already names the field. */
const NAMES_THE_FIELD = [
  'roles-changed',
  'role-changed',
  'email-changed',
  'stage-changed',
  'moved',
];

const NAMES_FIELDS = ['updated', 'replaced', 'settings-changed', 'published', 'draft-discarded'];

/** The maximum of names in a sentence. */
const MAX_NAMES = 2;

/** `Title and Body`, or `Title, Body and 3 more`. */
const someOf = (names: string[], { intl, b }: SentenceTools): ReactNode => {
  const shown = names.length === MAX_NAMES + 1 ? names : names.slice(0, MAX_NAMES);
  const more = names.length - shown.length;

  return intl.formatMessage(message('audit-log.phrase.some'), {
    names: intl.formatList(
      shown.map((name) => b([name])),
      { type: more > 0 ? 'unit' : 'conjunction' },
    ),
    more,
  });
};

/** `from Author to Editor`; `null` if a value is too long or secret. */
const fromTo = (change: Change, { labels, intl, b }: SentenceTools): ReactNode => {
  const before = shortValue(change.before, change.field, labels, intl);
  const after = shortValue(change.after, change.field, labels, intl);

  return before === null || after === null
    ? null
    : intl.formatMessage(message('audit-log.phrase.from-to'), { b, before, after });
};

const fieldsPhrase = (changes: Change[], tools: SentenceTools): ReactNode => {
  const [first, ...others] = changes;
  const values = first && others.length === 0 ? fromTo(first, tools) : null;

  return values === null
    ? someOf(
        changes.map((change) => tools.labels.field(change.field)),
        tools,
      )
    : tools.intl.formatMessage(message('audit-log.phrase.field-from-to'), {
        field: first && tools.labels.field(first.field),
        fromTo: values,
      });
};

/** `Publish Article`; only the label for actions without a content type. */
const permissionName = (change: PermissionChange, subject: string | null): string =>
  [permissionOf(change).actionLabel, subject].filter(Boolean).join(' ');

const permissionNames = (groups: PermissionGroup[]): string[] =>
  groups.flatMap(({ subject, changes }) =>
    changes.map((change) => permissionName(change, subject)),
  );

/** Phrases for what was granted, what was revoked and what got other limits. */
const permissionPhrases = (changes: PermissionChange[], tools: SentenceTools): ReactNode[] => {
  const { granted, revoked, limited } = sortPermissionChanges(changes);
  const kinds = [
    { id: 'audit-log.phrase.granted', groups: granted },
    { id: 'audit-log.phrase.revoked', groups: revoked },
    { id: 'audit-log.phrase.limited', groups: limited },
  ] as const;

  return kinds
    .filter(({ groups }) => groups.length > 0)
    .map(({ id, groups }) =>
      tools.intl.formatMessage(message(id), {
        permissions: someOf(permissionNames(groups), tools),
      }),
    );
};

/** What changed, for the end of a sentence; `null` if the sentence already says it. */
export const changesPhrase = (
  { action, changes }: Pick<AuditEventDetails, 'action' | 'changes'>,
  tools: SentenceTools,
): ReactNode => {
  const fieldChanges = changes.filter((change) => !isPermissionChange(change));
  const [first] = fieldChanges;
  const phrases = [
    first && NAMES_THE_FIELD.includes(action) ? fromTo(first, tools) : null,
    first && NAMES_FIELDS.includes(action) ? fieldsPhrase(fieldChanges, tools) : null,
    ...permissionPhrases(changes.filter(isPermissionChange), tools),
  ].filter((phrase) => phrase !== null);

  return phrases.length === 0 ? null : tools.intl.formatList(phrases, { type: 'unit' });
};
