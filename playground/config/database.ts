import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

const server = (env: Env, port: number) => ({
  host: env('DATABASE_HOST', '127.0.0.1'),
  port: env.int('DATABASE_PORT', port),
  user: env('DATABASE_USERNAME', 'strapi'),
  password: env('DATABASE_PASSWORD', ''),
  database: env('DATABASE_NAME', 'strapi'),
});

export default ({ env }: Core.Config.Shared.ConfigParams) => {
  switch (env('DATABASE_CLIENT', 'sqlite')) {
    case 'postgres':
      return { connection: { client: 'postgres', connection: server(env, 5432) } };
    case 'mysql':
      return {
        connection: {
          client: 'mysql',
          connection: server(env, 3306),
          // Knex warns of each table that Strapi creates, because MySQL has no transactions for
          // that.
          log: { warn: () => undefined },
        },
      };
    default:
      return {
        connection: {
          client: 'sqlite',
          connection: { filename: env('DATABASE_FILENAME', '.tmp/data.db') },
          useNullAsDefault: true,
        },
      };
  }
};
