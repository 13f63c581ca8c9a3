import { readdir, readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import manifest from '../../package.json';
import { app } from './support/app';

const IMPORT =
  /(?:^(?:import|export)\s[^"'\n]*\bfrom\s*|^import\s*|\b(?:require|import)\(\s*)["']([^"'\n]+)["']/gm;

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(path.join(app.pluginDir, file), 'utf8');
  return [...text.matchAll(IMPORT)]
    .map(([, specifier]) => specifier!)
    .filter((specifier) => !specifier.startsWith('.') && !isBuiltin(specifier))
    .map(packageOf);
}

describe('the package', () => {
  let files: string[];

  beforeAll(async () => {
    files = await readdir(app.pluginDir, { recursive: true });
  });

  it('holds what is built, its entries and its papers, and nothing else', () => {
    const topLevel = [...new Set(files.map((file) => file.split(path.sep)[0]))].sort();
    expect(topLevel).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist',
      'package.json',
      'strapi-admin.js',
      'strapi-server.js',
    ]);
  });

  it.each(['dist/server/', 'dist/admin/', 'dist/cli/'])(
    'declares whatever %s imports',
    async (folder) => {
      const scripts = files.filter((file) => file.startsWith(folder) && /\.m?js$/.test(file));
      expect(scripts).not.toHaveLength(0);

      const imported = new Set((await Promise.all(scripts.map(importsOf))).flat());
      const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
      expect([...imported].filter((name) => !declared.includes(name))).toEqual([]);
    },
  );
});
