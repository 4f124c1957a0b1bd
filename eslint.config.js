import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Imports that break the house: each package says what it may not reach. */
const forbid = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: patterns.map(([group, message]) => ({ group, message })) }],
});

const nodeBuiltins = ['node:*', 'fs', 'path', 'crypto', 'http'];

export default ts.config(
  {
    ignores: [
      '**/node_modules/',
      '**/build/',
      '**/.svelte-kit/',
      '.tools/',
      'data/',
      'test-results/',
      'playwright-report/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.ts'] },
        // The same everywhere: a change from file to file would load every project anew.
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  {
    files: ['**/*.ts', '**/*.svelte'],
    plugins: { 'import-x': importX, ts: ts.plugin },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'import-x/no-cycle': ['error', { maxDepth: 6 }],
    },
    settings: {
      'import-x/resolver': { node: { extensions: ['.ts'] } },
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/extensions': ['.ts'],
      'import-x/ignore': ['node_modules', '\\.js$', '\\.svelte$'],
    },
  },
  {
    // Values in, values out: clock, ids and randomness are passed in.
    files: ['core/src/**/*.ts'],
    ignores: ['core/src/**/*.test.ts', 'core/src/**/*.testing.ts'],
    rules: {
      ...forbid(
        [nodeBuiltins, 'core is pure: no Node API'],
        [['@opencoc/*', '**/sync-server/**', '**/web/**', '**/test/**'], 'core depends on nothing of ours'],
        [['dexie', 'hono', 'svelte', 'ws'], 'core imports yjs, zod, fast-xml-parser and small pure libraries only'],
      ),
      'no-restricted-globals': [
        'error',
        ...[
          'Date',
          'performance',
          'crypto',
          'setTimeout',
          'setInterval',
          'fetch',
          'window',
          'document',
          'indexedDB',
          'localStorage',
          'process',
          'Buffer',
        ].map((name) => ({ name, message: 'core is pure: it is passed in' })),
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Randomness is passed in' }],
    },
  },
  {
    files: ['sync-server/src/**/*.ts'],
    rules: forbid([['@opencoc/web', '@opencoc/web/*', '**/web/src/**'], 'sync-server and web never import each other']),
  },
  {
    files: ['web/src/**/*.ts', 'web/src/**/*.svelte'],
    ignores: ['web/src/**/*.test.ts'],
    rules: forbid(
      [
        ['@opencoc/sync-server', '@opencoc/sync-server/*', '**/sync-server/**'],
        'web and sync-server never import each other',
      ],
      [nodeBuiltins, 'web runs in the browser'],
    ),
  },
  {
    files: ['web/src/lib/components/**', 'web/src/routes/**'],
    rules: forbid(
      [['dexie', 'yjs', 'y-websocket', 'y-protocols/*'], 'Components read view models, never Dexie or Yjs'],
      [['@opencoc/sync-server', '**/sync-server/**'], 'web and sync-server never import each other'],
    ),
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['test/bench/**', 'tools/**', 'sync-server/src/cli/**'],
    rules: { 'no-console': 'off' },
  },
  { files: ['tools/**/*.mjs', '*.js'], languageOptions: { globals: globals.node } },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        parser: ts.parser,
        extraFileExtensions: ['.svelte'],
        projectService: { allowDefaultProject: ['*.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-undef': 'off',
      'svelte/no-navigation-without-resolve': 'off',
      // View models copy on write and hand whole maps on: plain maps are what is meant.
      'svelte/prefer-svelte-reactivity': 'off',
      'no-unused-vars': 'off',
      '@typescript-eslint/no-unused-vars': 'error',
    },
    plugins: { '@typescript-eslint': ts.plugin },
  },
  { files: ['web/static/**/*.js'], languageOptions: { globals: globals.browser } },
);
