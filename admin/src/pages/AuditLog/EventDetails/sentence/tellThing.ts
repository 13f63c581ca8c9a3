import type { ReactNode } from 'react';

import type { Event } from '../../../../contracts';
import { message } from '../../../../words/message';
import type { Storyteller } from './storyteller';

/** What was affected, as it stands within a sentence. */
export const tellThing = (
  { category, entity }: Event,
  { words, intl, b }: Storyteller,
): ReactNode => {
  if (entity === null) {
    return intl.formatMessage(message('audit-log.thing.nothing'));
  }

  const name = entity.label ?? entity.id;
  const type = words.entityType(entity.type);

  if (name === null) {
    return type;
  }

  const id = `audit-log.thing.${category}`;

  return intl.formatMessage(id in intl.messages ? { id } : message('audit-log.thing.other'), {
    b,
    type,
    name,
  });
};
