import { TestDatabases } from '@backstage/backend-test-utils';
import { migrate, Database } from '../store/database';

/**
 * SQLite, and the PostgreSQL that `BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING` names:
 * `npm test` starts one, and fails where no test has used it.
 */
export function fleetDatabases() {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_15'],
    disableDocker: true,
  });
  return {
    ids: databases.eachSupportedId().map(([id]) => id),
    async create(id: 'SQLITE_3' | string): Promise<Database> {
      const database = await databases.init(
        id === 'SQLITE_3' ? 'SQLITE_3' : 'POSTGRES_15',
      );
      await migrate(database);
      return database;
    },
  };
}

/** Lets the time of the database pass: all times in it become older. */
export async function age(database: Database, ms: number): Promise<void> {
  await database('fleet_replicas').decrement('expires_at', ms);
  for (const time of ['known_at', 'created_at', 'read_at']) {
    await database('fleet_clusters').decrement(time, ms);
  }
  await database('fleet_cells')
    .where({ state: 'absent' })
    .decrement('since', ms);
  await database('fleet_transitions').decrement('at', ms);
  await database('fleet_history').decrement('since', ms);
}
