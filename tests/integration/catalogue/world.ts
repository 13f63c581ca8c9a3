import type { Core } from '@strapi/strapi';
import type supertest from 'supertest';
import type { AuditEventDetails } from '../../../server/src/contracts';
import {
  type AdminAgent,
  type AdminRole,
  type AdminUser,
  createRole,
  createUser,
  registerFirstAdmin,
} from '../../support/admin';
import { type RunningStrapi, startStrapi } from '../../support/strapi';

const PASSWORD = 'Correct-Horse-1';

/**
 * Everything a scenario needs: a running Strapi, somebody who may do everything, and what happened
 * since it last looked.
 */
export class World {
  #app: RunningStrapi;
  #seen = '';
  #count = 0;
  admin: AdminAgent;

  private constructor(app: RunningStrapi, admin: AdminAgent) {
    this.#app = app;
    this.admin = admin;
  }

  static async create(): Promise<World> {
    const app = await startStrapi({ env: { END_USER_SESSIONS: 'refresh', LOG_LEVEL: 'silent' } });
    return new World(app, await registerFirstAdmin(app));
  }

  get strapi(): Core.Strapi {
    return this.#app.strapi;
  }

  get url(): string {
    return this.#app.url;
  }

  get agent(): supertest.Agent {
    return this.#app.agent;
  }

  stop(): Promise<void> {
    return this.#app.stop();
  }

  /** A name that nothing else in this world has. */
  name(what: string): string {
    this.#count += 1;
    return `${what} ${this.#count}`;
  }

  async role(): Promise<AdminRole> {
    return createRole(this.admin, { name: this.name('Role') });
  }

  async user(): Promise<AdminUser & { password: string }> {
    const role = await this.role();
    const email = `${this.name('user').replace(' ', '-')}@example.com`;
    const user = await createUser(this.admin, { email, password: PASSWORD, roles: [role.id] });
    return { ...user, password: PASSWORD };
  }

  /** From here on `events` counts. */
  async look(): Promise<void> {
    const { body } = await this.admin.get('/audit-log/events').query({ pageSize: 10 }).expect(200);
    this.#seen = body.data[0]?.id ?? '';
  }

  /** What has happened since `look`, oldest first. */
  async events(): Promise<AuditEventDetails[]> {
    const { body } = await this.admin.get('/audit-log/events').query({ pageSize: 100 }).expect(200);
    const ids = (body.data as { id: string }[]).map(({ id }) => id);
    const fresh = this.#seen === '' ? ids : ids.slice(0, ids.indexOf(this.#seen));
    const details = fresh.reverse().map(async (id) => {
      const answer = await this.admin.get(`/audit-log/events/${id}`).expect(200);
      return answer.body.data as AuditEventDetails;
    });
    return Promise.all(details);
  }
}
