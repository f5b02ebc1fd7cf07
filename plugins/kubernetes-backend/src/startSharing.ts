import {
  DatabaseService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { FleetSharing } from './fleet';
import { databaseFault } from './fleet/store/database';
import {
  deleteStaleRows,
  HousekeepingOptions,
} from './fleet/store/deleteStaleRows';
import { toSafeMessage } from './util/safeMessage';
import { systemClock } from './util/timing';

const DAY_MS = 24 * 3_600_000;

/** A database that is down for long is not news each second. */
const SAY_AGAIN_MS = 60_000;

export interface StartSharingOptions {
  readonly database: DatabaseService;
  readonly scheduler: SchedulerService;
  readonly logger: LoggerService;
  readonly historyDays: number;
  /** Asks the catalog which of these are entities that can have a tab. */
  readonly findServices: HousekeepingOptions['findServices'];
}

/** Shares the index with other replicas by the plugin's database. */
export function startSharing({
  database,
  scheduler,
  logger,
  historyDays,
  findServices,
}: StartSharingOptions): FleetSharing {
  let saidAt = -Infinity;
  const sharing = new FleetSharing({
    getDatabase: () => database.getClient(),
    skipMigrations: database.migrations?.skip ?? false,
    clock: systemClock,
    onFault: error => {
      if (performance.now() - saidAt < SAY_AGAIN_MS) return;
      saidAt = performance.now();
      logger.warn('The fleet index can’t use its database', {
        error: toSafeMessage(databaseFault(error)),
      });
    },
    onUnsupported: () =>
      logger.warn(
        'The fleet index supports PostgreSQL and SQLite only: each replica reads all clusters, and nothing is stored.',
      ),
  });
  scheduler
    .scheduleTask({
      id: 'kubernetes-fleet-housekeeping',
      frequency: { hours: 1 },
      // By then the services of the catalog are known.
      initialDelay: { minutes: 10 },
      timeout: { minutes: 10 },
      scope: 'global',
      fn: async signal => {
        const { store } = sharing;
        if (!store) return;
        await deleteStaleRows(
          {
            store,
            historyMs: historyDays * DAY_MS,
            isFollowed: entityRef => sharing.follows(entityRef),
            findServices,
          },
          signal,
        );
      },
    })
    .catch(error =>
      logger.warn('Old rows of the fleet index aren’t deleted', {
        error: toSafeMessage(databaseFault(error)),
      }),
    );
  return sharing;
}
