/**
 * Looks for a MariaDB or MySQL server that lets tests in: on 127.0.0.1:3306 as root without a
 * password, or as `MYSQL_HOST`, `MYSQL_PORT`, `MYSQL_USER` and `MYSQL_PASSWORD` say.
 *
 * @returns {Promise<{ env: Record<string, string> } | { reason: string }>}
 */
export async function findMariadb() {
  const {
    MYSQL_HOST = '127.0.0.1',
    MYSQL_PORT = '3306',
    MYSQL_USER = 'root',
    MYSQL_PASSWORD = '',
  } = process.env;
  const { createConnection } = await import('mysql2/promise');
  try {
    const connection = await createConnection({
      host: MYSQL_HOST,
      port: Number(MYSQL_PORT),
      user: MYSQL_USER,
      password: MYSQL_PASSWORD,
      connectTimeout: 3000,
    });
    await connection.end();
  } catch (error) {
    return {
      reason: `no MariaDB or MySQL lets ${MYSQL_USER} in at ${MYSQL_HOST}:${MYSQL_PORT} (${error.code})`,
    };
  }
  return {
    env: {
      DATABASE_CLIENT: 'mysql',
      DATABASE_HOST: MYSQL_HOST,
      DATABASE_PORT: MYSQL_PORT,
      DATABASE_USERNAME: MYSQL_USER,
      DATABASE_PASSWORD: MYSQL_PASSWORD,
    },
  };
}
