/**
 * Writes `docs/configuration.md` from the schema of the options: `npm run docs:options`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { z } from '@strapi/utils';

import {
  configSchema,
  operatorDefaults,
  settingsDefaults,
  settingsShape,
} from '../server/src/config';

interface JsonSchema {
  type?: string;
  enum?: string[];
  anyOf?: JsonSchema[];
  items?: JsonSchema;
}

const defaults: Record<string, unknown> = { ...settingsDefaults, ...operatorDefaults };

const code = (value: unknown): string =>
  `\`${typeof value === 'string' ? `'${value}'` : JSON.stringify(value)}\``;

const typeOf = ({ type, enum: values, anyOf, items }: JsonSchema): string => {
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  if (values) return values.map(code).join(', ');
  if (items) return `list of ${typeOf(items)}s`;
  return type === 'null' ? '`null`' : type === 'integer' ? 'whole number' : (type ?? 'any');
};

const { properties } = z.toJSONSchema(configSchema, { io: 'input' }) as unknown as {
  properties: Record<string, JsonSchema & { description: string }>;
};

const row = (name: string): string[] => {
  const option = properties[name]!;
  const initial = name in defaults ? code(defaults[name]) : 'none';
  return [`\`${name}\``, typeOf(option), initial, option.description];
};

/** As Prettier writes it. */
const table = (names: string[]): string => {
  const rows = [['Option', 'Type', 'Default', 'Meaning'], ...names.map(row)];
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]!.length)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
};

const isSetting = (name: string): boolean => name in settingsShape;

const names = Object.keys(properties);

/** The page as it should be. */
export const optionsPage = (): string => `# Configuration

Every option of \`config/plugins.js\`, under \`audit-log\` → \`config\`. Everything has a default, and a wrong option stops the
start with a sentence that names it. This page is made from the schema of the options (\`server/src/config\`) by
\`npm run docs:options\`.

## What an administrator may set, too

On the configuration page, without a restart. What stands in \`config/plugins.js\` is _pinned_: it counts, the page shows it
read-only, and the API refuses to change it.

${table(names.filter(isSetting))}

## What only the operator may set

${table(names.filter((name) => !isSetting(name)))}
`;

if (require.main === module) {
  writeFileSync(path.resolve(__dirname, '../docs/configuration.md'), optionsPage());
}
