import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const nodeGlobals = Object.fromEntries(
  ['console', 'fetch', 'process', 'setTimeout', 'URL'].map((name) => [name, 'readonly']),
);

const STRAPI_UTILS = {
  name: '@strapi/utils',
  message:
    'An app can have two copies of it, and older versions lack much of it. Answer with an AnswerableError; import zod from "zod".',
};

const folders = (...names) => names.map((name) => ({ regex: `^(\\.\\./)+${name}(/|$)` }));

/** The flow goes one way: what a folder of the server may not import. '' is all of it. */
const MAY_NOT_KNOW = {
  '': [],
  contracts: [{ regex: '^[^.]|^\\.\\./' }],
  config: folders('capture', 'journal', 'query', 'retention', 'services'),
  event: folders('capture', 'journal', 'query', 'retention', 'services', 'origin'),
  strapi: folders('capture', 'journal', 'query', 'retention', 'services', 'event'),
  transaction: folders('capture', 'journal', 'query', 'retention', 'services', 'event'),
  origin: folders('capture', 'journal', 'query', 'retention', 'services', 'event'),
  capture: folders('query', 'retention', 'controllers', 'services'),
  journal: folders('capture', 'query', 'retention', 'controllers', 'services'),
  query: folders('capture', 'journal', 'retention', 'controllers', 'services'),
  retention: folders('capture', 'query', 'controllers', 'services'),
  processes: folders('capture', 'journal', 'query', 'retention', 'controllers', 'services'),
  // The command line is made of it.
  seal: [{ regex: '^(?!node:|\\./|\\.\\./contracts$)' }],
  sequence: folders('capture', 'journal', 'query', 'retention', 'proof', 'controllers', 'services'),
  proof: folders('capture', 'journal', 'retention', 'controllers', 'services'),
};

export default defineConfig(
  globalIgnores(['**/dist/', '**/build/', '**/.tmp/', '**/.strapi/', '**/.cache/', '**/types/']),
  js.configs.recommended,
  {
    rules: {
      // Paths are sorted as well: node, packages, then ours from the farthest to the nearest.
      'sort-imports': ['error', { ignoreCase: true, ignoreDeclarationSort: true }],
      'padding-line-between-statements': [
        'error',
        { blankLine: 'always', prev: 'import', next: '*' },
        { blankLine: 'never', prev: 'import', next: 'import' },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // `type` and `interface` are both used, each where it reads better.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: ['{admin,server}/src/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      'max-lines': ['error', 250],
    },
  },
  ...Object.entries(MAY_NOT_KNOW).map(([folder, others]) => ({
    files: [folder === '' ? 'server/**/*.ts' : `server/src/${folder}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { paths: [STRAPI_UTILS], patterns: others }] },
  })),
  {
    files: ['admin/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@strapi/strapi/admin',
          importNames: ['usePersistentState'],
          message: 'Older versions of Strapi lack it. Use ours.',
        },
      ],
    },
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // In a test, what is not there fails the test anyway.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: nodeGlobals },
  },
  {
    files: ['**/*.js'],
    ignores: ['strapi-admin.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { ...nodeGlobals, module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
  {
    // Code of a Strapi app finds it there.
    files: ['tests/fixtures/**/*.js'],
    languageOptions: { globals: { strapi: 'readonly' } },
  },
  prettier,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    rules: {
      // Prettier wraps code at 100 columns, but no comments.
      'max-len': [
        'error',
        { code: 1_000, comments: 100, ignorePattern: 'eslint-|^ \\*     ', ignoreUrls: true },
      ],
    },
  },
);
