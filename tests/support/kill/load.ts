import { setTimeout as sleep } from 'node:timers/promises';
import { type AdminAgent, createRole, login, setPermissions } from '../admin';

const CLIENTS = 6;
const ARTICLES = '/content-manager/collection-types/api::article.article';

interface Target {
  url: string;
}

/** One thing of every kind: made, changed, some of them removed. */
async function act(
  server: Target,
  admin: AdminAgent,
  name: string,
  number: number,
  answered: () => void,
): Promise<void> {
  const role = await createRole(admin, { name: `${name} role ${number}` });
  answered();
  for (const description of ['first', 'second']) {
    const update = { name: `${name} team ${number}`, description };
    await admin.put(`/admin/roles/${role.id}`).send(update).expect(200);
    answered();
  }
  await setPermissions(admin, role.id, [
    { action: 'admin::webhooks.read' },
    { action: 'admin::webhooks.create' },
  ]);
  answered();
  const person = { firstname: name, lastname: String(number), email: `${name}-${number}@a.test` };
  await admin
    .post('/admin/users')
    .send({ ...person, roles: [role.id] })
    .expect(201);
  answered();
  const token = { name: `${name} token ${number}`, description: '', type: 'read-only' };
  await admin
    .post('/admin/api-tokens')
    .send({ ...token, lifespan: null })
    .expect(201);
  answered();
  const { body } = await admin
    .post(ARTICLES)
    .send({ title: `${name} article ${number}` })
    .expect(201);
  answered();
  const article = `${ARTICLES}/${body.data.documentId}`;
  await admin
    .put(article)
    .send({ title: `${name} text ${number}` })
    .expect(200);
  answered();
  await login(server);
  answered();
  const temporary = await createRole(admin, { name: `${name} temporary ${number}` });
  answered();
  await admin.delete(`/admin/roles/${temporary.id}`).expect(200);
  answered();
}

/**
 * One client of many: works until it is over. MariaDB now and then answers an act with a deadlock;
 * then comes the next.
 */
async function work(
  server: Target,
  name: string,
  { answered, isOver }: { answered: () => void; isOver: () => boolean },
): Promise<void> {
  let admin: AdminAgent | null = null;
  for (let number = 1; !isOver(); number += 1) {
    try {
      admin ??= await login(server);
      await act(server, admin, name, number, answered);
    } catch {
      // Refused, or the server is gone.
      await sleep(10);
    }
  }
}

/** Has events sealed while others work, so that a kill may come amid that. */
async function seal(server: Target, isOver: () => boolean): Promise<void> {
  let admin: AdminAgent | null = null;
  while (!isOver()) {
    try {
      admin ??= await login(server);
      const { body } = await admin.get('/audit-log/events').query({ pageSize: 10 }).expect(200);
      await admin.get(`/audit-log/events/${body.data[0].id}/proof`);
    } catch {
      await sleep(10);
    }
  }
}

/**
 * Keeps a server busy with several clients until it has `stopped`, and calls `enough` amid their
 * work, after so many answers.
 */
export async function loadUntil(
  server: Target,
  {
    round,
    answers,
    enough,
    stopped,
  }: { round: number; answers: number; enough: () => void; stopped: Promise<unknown> },
): Promise<void> {
  let left = answers;
  const answered = () => {
    left -= 1;
    if (left === 0) enough();
  };
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
  });
  const isOver = () => isStopped;
  await Promise.all([
    seal(server, isOver),
    ...Array.from({ length: CLIENTS }, (_, index) =>
      work(server, `load-${round}-${index}`, { answered, isOver }),
    ),
  ]);
  if (left > 0) throw new Error(`The server was gone before it had given ${answers} answers.`);
}
