import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AdminAgent, registerFirstAdmin } from '../support/admin';
import { appEnvironment } from '../support/app';
import { createDatabase, type TestDatabase } from '../support/databases';
import { type ServerProcess, startScript } from '../support/process';
import { readText } from '../support/read-text';
import { app } from './support/app';

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

/** The command line, without Strapi and without any other package. */
describe('the command line of the package', () => {
  let folder: string;
  let database: TestDatabase;
  let server: ServerProcess;
  let ada: AdminAgent;

  const run = (...args: string[]): Promise<Result> =>
    new Promise((resolve) => {
      const script = path.join(folder, 'cli', 'index.js');
      execFile(process.execPath, [script, ...args], { cwd: folder }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });

  const save = async (name: string, url: string): Promise<string> => {
    const text = await readText(ada, url);
    await writeFile(path.join(folder, name), text);
    return text;
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'audit-log-cli-'));
    await cp(path.join(app.pluginDir, 'dist/cli'), path.join(folder, 'cli'), { recursive: true });
    database = await createDatabase();
    server = await startScript({
      script: path.join(app.dir, 'server.js'),
      cwd: app.dir,
      env: { ...appEnvironment({}, database), ...app.env },
    });
    ada = await registerFirstAdmin(server);
  });

  afterAll(async () => {
    await server.kill();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it('is the one that the package names', () => {
    const { bin } = jest.requireActual<{ bin: Record<string, string> }>('../../package.json');
    expect(bin).toEqual({ 'strapi-plugin-audit-log': 'dist/cli/index.js' });
  });

  it('verifies what a stranger was given: an export, the seal records, an older checkpoint', async () => {
    const checkpoint = await save('kept.txt', '/audit-log/seal/checkpoint');
    await save('export.ndjson', '/audit-log/events/export?format=ndjson&proof=true');
    await save('seals.ndjson', '/audit-log/seal/records');
    const { verifierKey } = (await ada.get('/audit-log/seal').expect(200)).body.data;
    const files = ['export.ndjson', 'seals.ndjson', '--checkpoint', 'kept.txt'];

    const known = await run('verify', ...files, '--key', verifierKey as string);
    expect(known).toMatchObject({ code: 0, stderr: '' });
    expect(known.stdout).toContain('are genuine and unaltered, and none is missing between them.');
    expect(known.stdout).toContain('Checkpoint 1: The log of today extends it');

    const unknown = await run('verify', ...files);
    expect(unknown.code).toBe(3);
    expect(unknown.stdout).toContain('Give the key that you know from elsewhere: --key.');

    await writeFile(path.join(folder, 'kept.txt'), checkpoint.replace('audit-log/', 'audit-log/x'));
    expect((await run('verify', ...files, '--key', verifierKey as string)).code).toBe(3);
  });

  it('names an event that was altered, and the part of it', async () => {
    const text = await save('export.ndjson', '/audit-log/events/export?format=ndjson&proof=true');
    const altered = text.replace('"action":"registered"', '"action":"blocked"');
    await writeFile(path.join(folder, 'altered.ndjson'), altered);
    const { code, stdout } = await run('verify', 'altered.ndjson');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^NOT VERIFIED\.\nEvent [0-9a-f-]{36}: what happened and when is not what was sealed\.\n/,
    );
  });

  it('proves that a CSV file is what was handed out', async () => {
    await save('export.csv', '/audit-log/events/export?format=csv');
    await save('proof.ndjson', '/audit-log/events/export?format=ndjson&proof=true&action=exported');
    const proved = await run('verify', 'proof.ndjson', '--csv', 'export.csv');
    expect(proved.stdout).toContain('export.csv is what was handed out.');
    await writeFile(path.join(folder, 'export.csv'), 'altered');
    expect((await run('verify', 'proof.ndjson', '--csv', 'export.csv')).code).toBe(1);
  });

  it.each([['nothing.ndjson'], ['cli/index.js']])('says why it cannot read %s', async (file) => {
    const { code, stderr } = await run('verify', file);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^[^\n]+\.\n$/)]);
  });
});
