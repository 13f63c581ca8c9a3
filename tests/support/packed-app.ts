import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { APP_DIR } from './app';

const execute = promisify(execFile);

const ROOT = path.resolve(__dirname, '../..');
const OVERLAY_DIR = path.resolve(__dirname, '../fixtures/packed-app');

/** An app that has the plugin installed from its tarball, as a user would. */
export class PackedApp {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** Creates one, with the plugin as it is built now. */
  static async create(): Promise<PackedApp> {
    const app = new PackedApp(await mkdtemp(path.join(await realpath(tmpdir()), 'audit-log-app-')));
    await cp(APP_DIR, app.dir, { recursive: true });
    await cp(OVERLAY_DIR, app.dir, { recursive: true });
    await linkPackages(path.join(ROOT, 'node_modules'), path.join(app.dir, 'node_modules'));
    await mkdir(app.pluginDir);
    const tarball = await packPluginInto(app.dir);
    await execute('tar', ['-xzf', tarball, '-C', app.pluginDir, '--strip-components=1']);
    return app;
  }

  /** Where the plugin lies: the one package that is not the repo's. */
  get pluginDir(): string {
    return path.join(this.dir, 'node_modules/strapi-plugin-audit-log');
  }

  get env(): Record<string, string> {
    // Strapi looks for an app's plugins from where its own code really lies, and that is the repo.
    return { NODE_PATH: path.join(this.dir, 'node_modules') };
  }

  remove(): Promise<void> {
    return rm(this.dir, { recursive: true, force: true });
  }
}

/** Links every package, in place of an installation that takes minutes. */
async function linkPackages(from: string, to: string): Promise<void> {
  await mkdir(to);
  const names = (await readdir(from)).filter((name) => !name.startsWith('.'));
  await Promise.all(names.map((name) => symlink(path.join(from, name), path.join(to, name))));
}

async function packPluginInto(folder: string): Promise<string> {
  const { stdout } = await execute('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: ROOT,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return path.join(folder, filename);
}
