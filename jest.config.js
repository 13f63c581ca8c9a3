'use strict';

const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      // `import()` stays what it is: the only way to an ES module from here.
      module: { type: 'commonjs', ignoreDynamic: true },
    },
  ],
};

/** @returns {import('jest').Config} */
const project = (displayName, options) => ({
  displayName,
  testMatch: [`<rootDir>/tests/${displayName}/**/*.test.ts?(x)`],
  // The packed copy of this package has the same name.
  modulePathIgnorePatterns: ['<rootDir>/.tmp/'],
  transform,
  ...options,
});

const withSetup = (displayName) => ({
  globalSetup: `<rootDir>/tests/${displayName}/support/setup.ts`,
  globalTeardown: `<rootDir>/tests/${displayName}/support/teardown.ts`,
});

/** @type {import('jest').Config} */
module.exports = {
  // Each test file gets a fresh process: Strapi keeps globals, and a native module such as better-sqlite3 does not
  // survive being loaded a second time in one process.
  workerIdleMemoryLimit: 0,
  maxWorkers: 2,
  testTimeout: 180_000,
  projects: [
    project('unit'),
    project('integration', {
      testEnvironment: '<rootDir>/tests/integration/support/environment.ts',
    }),
    project('package', withSetup('package')),
    project('versions', {
      testEnvironment: '<rootDir>/tests/integration/support/environment.ts',
      testMatch: [
        '<rootDir>/tests/versions/**/*.test.ts',
        ...['bad-input', 'catalogue/catalogue', 'list', 'roles', 'sign-in'].map(
          (name) => `<rootDir>/tests/integration/${name}.test.ts`,
        ),
      ],
    }),
    project('e2e', {
      ...withSetup('e2e'),
      testEnvironment: '<rootDir>/tests/e2e/support/environment.ts',
    }),
  ],
};
