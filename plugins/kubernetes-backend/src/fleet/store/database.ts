import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';

/** Backstage's database of this plugin. */
export type Database = Awaited<ReturnType<DatabaseService['getClient']>>;

/** A name of its own, as modules of the plugin have the same database. */
const MIGRATIONS_TABLE = 'podlight_migrations';

/** Otherwise it is SQLite, which only one process uses at a time. */
export function isPostgres(database: Database): boolean {
  return database.client.config.client === 'pg';
}

/** Whether the statements here are right for it. */
export function isSupported(database: Database): boolean {
  return ['pg', 'better-sqlite3'].includes(database.client.config.client);
}

/**
 * The database's time in milliseconds since 1970, as an expression. Leases end by it, so that
 * the clocks of hosts do not matter.
 */
export function databaseTime(database: Database, plusMs = 0) {
  const now = isPostgres(database)
    ? '(extract(epoch from now()) * 1000)::bigint'
    : `CAST(unixepoch('subsec') * 1000 AS INTEGER)`;
  return database.raw(`${now} + ?`, [plusMs]);
}

/** Creates the tables, or brings them up to date. */
export async function migrate(database: Database): Promise<void> {
  await database.migrate.latest({
    directory: resolvePackagePath(
      '@podlight/backstage-plugin-kubernetes-backend',
      'migrations',
    ),
    tableName: MIGRATIONS_TABLE,
  });
}

/** What failed, without the statement and its values, which the message of an error contains. */
export function databaseFault(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown fault';
  const fault = error.message.slice(error.message.lastIndexOf(' - ') + 1);
  return fault.replace(/^- /, '');
}
