/**
 * Writes `docs/configuration.md` from the schema of the options: `npm run docs:options`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
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
  const?: unknown;
  properties?: Record<string, Described>;
}

const defaults: Record<string, unknown> = { ...settingsDefaults, ...operatorDefaults };

const code = (value: unknown): string =>
  `\`${typeof value === 'string' ? `'${value}'` : JSON.stringify(value)}\``;

const typeOf = ({ type, enum: values, anyOf, items, const: only }: JsonSchema): string => {
  if (only !== undefined) return code(only);
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  if (values) return values.map(code).join(', ');
  if (items) return `list of ${typeOf(items)}s`;
  return type === 'null' ? '`null`' : type === 'integer' ? 'whole number' : (type ?? 'any');
};

interface Described extends JsonSchema {
  description: string;
}

type Option = [name: string, schema: Described];

const { properties } = z.toJSONSchema(configSchema, { io: 'input' }) as unknown as {
  properties: Record<string, Described>;
};

const HEAD = ['Option', 'Type', 'Default', 'Meaning'];

const rowOf = ([name, option]: Option): string[] => {
  const initial = name in defaults ? code(defaults[name]) : 'none';
  return [`\`${name}\``, typeOf(option), initial, option.description];
};

/** As Prettier writes it. */
const table = (options: Option[]): string => {
  const rows = [HEAD, ...options.map(rowOf)];
  const widths = HEAD.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  return [line(HEAD), rule, ...rows.slice(1).map(line)].join('\n');
};

/** The options of an option that is an object, under its name. */
const inside = ([name, option]: Option): Option[] =>
  (option.anyOf ?? []).flatMap(({ properties: inner = {} }) =>
    Object.entries(inner).map(([key, value]): Option => [`${name}.${key}`, value]),
  );

const isSetting = ([name]: Option): boolean => name in settingsShape;

const options = Object.entries(properties);

/** The page as it should be. */
export const optionsPage = (): string => `# Configuration

Every option of \`config/plugins.js\`, under \`audit-log\` → \`config\`. Everything has a default, and a wrong option stops the
start with a sentence that names it. This page is made from the schema of the options (\`server/src/config\`) by
\`npm run docs:options\`.

## What an administrator may set, too

On the configuration page, without a restart. What stands in \`config/plugins.js\` is _pinned_: it counts, the page shows it
read-only, and the API refuses to change it.

${table(options.filter(isSetting))}

## What only the operator may set

${table(options.filter((option) => !isSetting(option)).flatMap((option) => [option, ...inside(option)]))}
`;

if (require.main === module) {
  writeFileSync(path.resolve(__dirname, '../docs/configuration.md'), optionsPage());
}
