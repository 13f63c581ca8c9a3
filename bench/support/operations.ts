import { credentials, type Subject } from './subject';

/** One kind of request, made ready for one client of one server. */
export interface Operation {
  name: string;
  /** `rounds` is how many times the answer will be called, with 0, 1, 2 … */
  prepare: (
    subject: Subject,
    client: number,
    rounds: number,
  ) => Promise<(round: number) => Promise<unknown>>;
}

type Answer<T> = { data: T };

const ARTICLES = '/content-manager/collection-types/api::article.article';

const explorer = (action: string) => ({
  action: `plugin::content-manager.explorer.${action}`,
  subject: 'api::article.article',
  properties: action === 'create' || action === 'update' ? { fields: ['title', 'body'] } : {},
  conditions: [],
});

/** What a click on the row of a content type grants: all of it; and before that, nothing of it. */
const PERMISSIONS = [[], ['create', 'read', 'update', 'delete', 'publish'].map(explorer)];

const newRole = async (subject: Subject, client: number): Promise<number> => {
  const body = { name: `Role ${client} ${Math.random()}`, description: '' };
  const { data } = (await subject.send('POST', '/admin/roles', body)) as unknown as Answer<{
    id: number;
  }>;
  return data.id;
};

const newArticle = async (subject: Subject, title: string): Promise<string> => {
  const answer = await subject.send('POST', ARTICLES, { title, body: 'A text of a few words.' });
  return (answer as unknown as Answer<{ documentId: string }>).data.documentId;
};

export const operations: Operation[] = [
  {
    name: 'role update',
    async prepare(subject, client) {
      const id = await newRole(subject, client);
      const name = `Role ${client} ${Math.random()}`;
      return (round) =>
        subject.send('PUT', `/admin/roles/${id}`, { name, description: `${round}` });
    },
  },
  {
    name: 'permission save',
    async prepare(subject, client) {
      const id = await newRole(subject, client);
      return (round) =>
        subject.send('PUT', `/admin/roles/${id}/permissions`, {
          permissions: PERMISSIONS[round % 2],
        });
    },
  },
  {
    name: 'user update',
    async prepare(subject, client) {
      const role = await newRole(subject, client);
      const email = `user-${client}-${Math.random()}@example.com`;
      const body = { email, firstname: 'Una', lastname: 'User', roles: [role] };
      const { data } = (await subject.send('POST', '/admin/users', body)) as unknown as Answer<{
        id: number;
      }>;
      return (round) =>
        subject.send('PUT', `/admin/users/${data.id}`, { firstname: `Una ${round}` });
    },
  },
  {
    name: 'login',
    prepare: async (subject) => () => subject.send('POST', '/admin/login', credentials),
  },
  {
    name: 'entry create',
    prepare: async (subject) => (round) => newArticle(subject, `Article ${round}`),
  },
  {
    name: 'entry update',
    async prepare(subject) {
      const id = await newArticle(subject, 'Article');
      return (round) => subject.send('PUT', `${ARTICLES}/${id}`, { title: `Article ${round}` });
    },
  },
  {
    name: 'entry publish',
    async prepare(subject) {
      const id = await newArticle(subject, 'Article');
      return (round) =>
        subject.send('POST', `${ARTICLES}/${id}/actions/publish`, { title: `Article ${round}` });
    },
  },
  {
    name: 'entry delete',
    async prepare(subject, _client, rounds) {
      const ids: string[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ids.push(await newArticle(subject, `Article ${round}`));
      }
      return (round) => subject.send('DELETE', `${ARTICLES}/${ids[round]}`);
    },
  },
  {
    name: 'media upload',
    prepare: async (subject) => (round) => {
      const form = new FormData();
      form.append('files', new Blob([`Notes of round ${round}`]), `notes-${round}.txt`);
      return subject.send('POST', '/upload', form);
    },
  },
  {
    name: 'plain GET',
    prepare: async (subject) => () => subject.send('GET', '/admin/roles'),
  },
];

/**
 * Whatever people do at the same time: each client goes through all of it, and each begins at
 * another place.
 */
export const mixed: Operation = {
  name: 'mixed',
  async prepare(subject, client, rounds) {
    const runs: ((round: number) => Promise<unknown>)[] = [];
    const turns = Math.ceil(rounds / operations.length);
    for (const operation of operations) runs.push(await operation.prepare(subject, client, turns));
    return (round) => {
      const run = runs[(round + client) % runs.length];
      return (run as (turn: number) => Promise<unknown>)(Math.floor(round / runs.length));
    };
  },
};
