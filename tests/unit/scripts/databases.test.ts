const load = () => import('../../../scripts/lib/databases.mjs');

let scripts: Awaited<ReturnType<typeof load>>;

beforeAll(async () => {
  scripts = await load();
});

describe('the databases of a test file', () => {
  it('are all of them without a tag', () => {
    const all = ['sqlite', 'postgres', 'mysql'];
    expect(scripts.placesOf('a.test.ts', "import 'x';")).toEqual({ databases: all, wholeRun: all });
  });

  it('are those that its first comment names', () => {
    const text = '/**\n * What it is.\n * @databases postgres mysql\n * @whole-run postgres\n */\n';
    expect(scripts.placesOf('a.test.ts', text)).toEqual({
      databases: ['postgres', 'mysql'],
      wholeRun: ['postgres'],
    });
    expect(scripts.placesOf('a.test.ts', '/** @databases sqlite */').wholeRun).toEqual(['sqlite']);
  });

  it.each([
    ['/** @databases oracle */', '@databases says "oracle"'],
    ['/** @databases */', '@databases says ""'],
    ['/** @databases sqlite\n * @whole-run mysql */', '@whole-run says "mysql"'],
  ])('are refused where they are unknown: %s', (text, message) => {
    expect(() => scripts.placesOf('a.test.ts', text)).toThrow(message);
  });

  it('are known for every integration test', async () => {
    const tests = await scripts.integrationTests();
    expect(tests.length).toBeGreaterThan(50);
    for (const { databases, wholeRun } of tests) {
      expect([databases.length, wholeRun.length]).not.toContain(0);
    }
  });
});
