import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const nodeGlobals = Object.fromEntries(
  ['console', 'fetch', 'process', 'setTimeout', 'URL'].map((name) => [name, 'readonly']),
);

export default defineConfig(
  globalIgnores(['**/dist/', '**/build/', '**/.tmp/', '**/.strapi/', '**/.cache/', '**/types/']),
  js.configs.recommended,
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
    files: ['server/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@strapi/utils',
          message:
            'An app can have two copies of it, and older versions lack much of it. Answer with an AnswerableError; import zod from "zod".',
        },
      ],
    },
  },
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
);
