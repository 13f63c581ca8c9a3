import type { ReactNode } from 'react';

import type { Actor } from '../../../../contracts';
import { message } from '../../../../words/message';
import type { Storyteller } from './storyteller';

/** Who did it, as a sentence begins. */
export const tellActor = (actor: Actor, { intl, b }: Storyteller): ReactNode =>
  intl.formatMessage(message(`audit-log.who.${actor.type}`), {
    b,
    name: actor.name ?? actor.email ?? `#${actor.id ?? '?'}`,
  });
