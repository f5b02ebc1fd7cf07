import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { fleetDatabases } from './fleet/__testUtils__/fleetDatabases';
import { deleteStaleRows } from './fleet/store/deleteStaleRows';
import { startSharing } from './startSharing';
import { until } from './__testUtils__/until';

jest.mock('./fleet/store/deleteStaleRows', () => ({
  deleteStaleRows: jest.fn(),
}));

type Task = SchedulerServiceTaskScheduleDefinition & {
  readonly id: string;
  readonly fn: (signal: AbortSignal) => Promise<void>;
};

const databases = fleetDatabases();
const findServices = async () => new Set<string>();

function start(
  getClient: () => Promise<any>,
  scheduled: Promise<void> = Promise.resolve(),
) {
  const tasks: Task[] = [];
  const warn = jest.fn();
  const logger = { ...mockServices.logger.mock(), warn };
  const sharing = startSharing({
    database: { getClient },
    scheduler: mockServices.scheduler.mock({
      scheduleTask: async task => {
        tasks.push(task as Task);
        return scheduled;
      },
    }),
    logger,
    historyDays: 7,
    findServices,
  });
  sharing.createReader({
    reader: {
      readServices: async () => new Map(),
      readClusters: async () => new Map(),
      readHistory: async () => ({ since: new Date(), spans: [] }),
    },
    services: () =>
      new Map([
        ['component:default/shop', { clusters: new Set(), subject: 'x' }],
      ]),
    isComplete: () => true,
    isPersonal: () => false,
    seesAll: () => true,
    isBehind: () => false,
    scans: () => [],
    onPlace: () => undefined,
    onCluster: () => undefined,
  });
  return { sharing, tasks, warn };
}

describe('startSharing', () => {
  let stopping: AbortController;
  beforeEach(() => {
    stopping = new AbortController();
    jest.mocked(deleteStaleRows).mockReset();
  });
  afterEach(() => stopping.abort());

  it('deletes stale rows each hour, in one replica, once there is a database', async () => {
    const [id] = databases.ids;
    const database = await databases.create(id);
    const { sharing, tasks } = start(async () => database);
    const [task] = tasks;
    expect(task).toMatchObject({
      frequency: { hours: 1 },
      initialDelay: { minutes: 10 },
      scope: 'global',
    });
    await task.fn(stopping.signal);
    expect(deleteStaleRows).not.toHaveBeenCalled();
    const over = sharing.run(stopping.signal);
    await until(() => sharing.store !== undefined);
    await task.fn(stopping.signal);
    const [[options, signal]] = jest.mocked(deleteStaleRows).mock.calls;
    expect(options).toMatchObject({
      store: sharing.store,
      historyMs: 7 * 24 * 3_600_000,
      findServices,
    });
    expect(signal).toBe(stopping.signal);
    expect(options.isFollowed('component:default/shop')).toBe(true);
    expect(options.isFollowed('component:default/gone')).toBe(false);
    stopping.abort();
    await over;
  });

  it('says once a minute that the database is down, without its password', async () => {
    let tries = 0;
    const { sharing, warn } = start(async () => {
      tries += 1;
      throw new Error('connect postgres://backstage:hunter2@db:5432 refused');
    });
    const over = sharing.run(stopping.signal);
    await until(() => tries >= 2, 20_000);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0][0]).toBe(
      'The fleet index can’t use its database',
    );
    expect(JSON.stringify(warn.mock.calls)).not.toContain('hunter2');
    stopping.abort();
    await over;
  });

  it('says that nothing is deleted where the task cannot be scheduled', async () => {
    const refused = Promise.reject(new Error('no scheduler'));
    const { warn } = start(() => new Promise(() => undefined), refused);
    await until(() => warn.mock.calls.length > 0);
    expect(warn.mock.calls[0]).toEqual([
      'Old rows of the fleet index aren’t deleted',
      { error: expect.stringContaining('no scheduler') },
    ]);
  });

  it('says that a database of another kind is not used', async () => {
    const { sharing, warn } = start(async () =>
      Object.assign(jest.fn(), { client: { config: { client: 'mysql2' } } }),
    );
    await sharing.run(stopping.signal);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0][0]).toMatch(/PostgreSQL and SQLite only/);
    expect(sharing.holding.holds('eu')).toBe(true);
  });
});
