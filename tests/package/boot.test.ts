import path from 'node:path';
import supertest from 'supertest';
import { registerFirstAdmin } from '../support/admin';
import { appEnvironment } from '../support/app';
import { createDatabase, type TestDatabase } from '../support/databases';
import { type ServerProcess, startScript } from '../support/process';
import { app } from './support/app';

// In plain node: jest finds modules where node would not.
describe('an app that has installed the package', () => {
  let database: TestDatabase;
  let server: ServerProcess;

  beforeAll(async () => {
    database = await createDatabase();
    server = await startScript({
      script: path.join(app.dir, 'server.js'),
      cwd: app.dir,
      env: { ...appEnvironment({}, database), ...app.env },
    });
  });

  afterAll(async () => {
    await server.kill();
    await database.drop();
  });

  it('has the plugin switched on, and closed to strangers', async () => {
    const response = await supertest(server.url).get('/audit-log/events');
    expect(response.status).toBe(401);
    expect(response.body.error.name).toBe('UnauthorizedError');
  });

  it('records and lists what its first administrator does', async () => {
    const admin = await registerFirstAdmin(server);
    const { body } = await admin.get('/audit-log/events').expect(200);
    expect(body.data).toContainEqual(
      expect.objectContaining({ category: 'user', action: 'registered' }),
    );
  });
});
