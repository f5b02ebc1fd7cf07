import { GoneServices } from './GoneServices';

const MINUTE_MS = 60_000;

const OURS = { name: 'ours', holder: 'this replica' };
const THEIRS = { name: 'theirs', holder: 'another' };
const NOBODYS = { name: 'nobodys', holder: undefined };

function start() {
  let nowMs = 0;
  let isFailing = false;
  const deleted: [refs: readonly string[], clusters: readonly string[]][] = [];
  const forgotten: string[] = [];
  const held = new Set(['ours']);
  const gone = new GoneServices({
    holds: cluster => held.has(cluster),
    monotonic: () => nowMs,
  });
  const store = {
    deleteServices: async (
      refs: readonly string[],
      clusters: readonly string[],
    ) => {
      if (isFailing) throw new Error('no database');
      deleted.push([refs, clusters]);
    },
  };
  const cells = {
    forget: (
      ref: string,
      isWanted: (cluster: string) => boolean = () => true,
    ) => {
      for (const { name } of [OURS, THEIRS, NOBODYS]) {
        if (isWanted(name)) forgotten.push(`${ref} ${name}`);
      }
    },
  };
  return {
    deleted,
    fail: (isFailingNow: boolean) => {
      isFailing = isFailingNow;
    },
    forgotten,
    gone,
    held,
    turn: (atMs: number) => {
      nowMs = atMs;
      return gone.deleteRows(store, cells, [OURS, THEIRS, NOBODYS]);
    },
  };
}

describe('GoneServices', () => {
  it('deletes at once only what this replica holds, and once', async () => {
    const { deleted, forgotten, gone, turn } = start();
    gone.add('component:default/web');
    await turn(0);
    await turn(1_000);
    expect(deleted).toEqual([[['component:default/web'], ['ours']]]);
    expect(forgotten).toEqual(['component:default/web ours']);
  });

  it('deletes what nobody holds once all replicas know, and never what another holds', async () => {
    const { deleted, gone, turn } = start();
    gone.add('web');
    await turn(2 * MINUTE_MS - 1);
    await turn(2 * MINUTE_MS);
    await turn(2 * MINUTE_MS + 1);
    expect(deleted).toEqual([
      [['web'], ['ours']],
      [['web'], ['ours', 'nobodys']],
    ]);
  });

  it('deletes in a cluster that it takes over within ten minutes, not later', async () => {
    const { deleted, gone, held, turn } = start();
    gone.add('web');
    await turn(3 * MINUTE_MS);
    held.add('theirs');
    await turn(10 * MINUTE_MS - 1);
    await turn(10 * MINUTE_MS);
    held.delete('theirs');
    await turn(10 * MINUTE_MS + 1);
    expect(deleted.map(([, clusters]) => clusters)).toEqual([
      ['ours', 'nobodys'],
      ['ours', 'theirs', 'nobodys'],
    ]);
  });

  it('leaves a service alone that is in the catalog again', async () => {
    const { deleted, gone, turn } = start();
    for (const ref of ['web', 'api']) gone.add(ref);
    gone.remove('web');
    await turn(0);
    expect(deleted).toEqual([[['api'], ['ours']]]);
    gone.clear();
    await turn(3 * MINUTE_MS);
    expect(deleted).toHaveLength(1);
  });

  it('tries again after the database has failed', async () => {
    const { deleted, fail, forgotten, gone, turn } = start();
    gone.add('web');
    fail(true);
    await expect(turn(0)).rejects.toThrow('no database');
    expect(forgotten).toEqual([]);
    fail(false);
    await turn(1_000);
    expect(deleted).toEqual([[['web'], ['ours']]]);
  });

  it('deletes 500 services in one turn', async () => {
    const { deleted, gone, turn } = start();
    for (let number = 0; number < 501; number++) gone.add(`s${number}`);
    await turn(0);
    await turn(1);
    expect(deleted.map(([refs]) => refs.length)).toEqual([500, 1]);
  });
});
