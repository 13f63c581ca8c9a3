import { createRole, login, setPermissions, type AdminAgent } from '../../support/admin';

const CLIENTS = 6;

/** One client of many: makes, changes and removes things until the server is gone. */
async function work(admin: AdminAgent, name: string, answered: () => void): Promise<void> {
  for (let number = 1; ; number += 1) {
    const role = await createRole(admin, { name: `${name} role ${number}` });
    answered();
    for (const description of ['first', 'second']) {
      const update = { name: `${name} team ${number}`, description };
      await admin.put(`/admin/roles/${role.id}`).send(update);
      answered();
    }
    await setPermissions(admin, role.id, [
      { action: 'admin::webhooks.read' },
      { action: 'admin::webhooks.create' },
    ]);
    answered();
    const person = { firstname: name, lastname: String(number), email: `${name}-${number}@a.test` };
    await admin.post('/admin/users').send({ ...person, roles: [role.id] });
    answered();
    const temporary = await createRole(admin, { name: `${name} temporary ${number}` });
    await admin.delete(`/admin/roles/${temporary.id}`);
    answered();
  }
}

/** Keeps a server busy with several clients, and calls `enough` amid their work. */
export async function loadUntil(
  server: { url: string },
  { round, answers, enough }: { round: number; answers: number; enough: () => void },
): Promise<void> {
  let left = answers;
  const answered = () => {
    left -= 1;
    if (left === 0) enough();
  };
  const clients = Array.from({ length: CLIENTS }, async (_, index) => {
    const admin = await login(server);
    await work(admin, `load-${round}-${index}`, answered);
  });
  const ends = await Promise.allSettled(clients);
  if (left > 0) throw new Error(`The clients ended too early: ${JSON.stringify(ends)}`);
}
