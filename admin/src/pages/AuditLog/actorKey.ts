import type { Actor } from '../../contracts';

/** How the `actor` filter names somebody: `admin:1`, or just `system`. `null` when nothing tells them apart. */
export const actorKey = ({ type, id }: Pick<Actor, 'type' | 'id'>): string | null => {
  if (id !== null) {
    return `${type}:${id}`;
  }

  return type === 'system' || type === 'anonymous' ? type : null;
};

export const parseActorKey = (key: string): { type: string; id: string | null } => {
  const [type = key, ...id] = key.split(':');

  return { type, id: id.length > 0 ? id.join(':') : null };
};
