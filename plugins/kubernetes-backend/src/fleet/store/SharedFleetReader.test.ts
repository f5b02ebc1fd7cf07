import {
  FleetCell,
  FleetCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCell,
  aLease,
  FAILING,
  FAILING_CELL,
  SUBJECT,
  grantedSubjects,
  WELL,
} from '../__testUtils__/cells';
import { ClusterLease } from '../replicas/LeaseTable';
import { FailureSpan } from '../reader';
import { Transition } from './FleetStore';
import { SharedFleetReader } from './SharedFleetReader';
import { OwnSight } from './reconcileCell';
import { ABSENT, StoredCell } from './StoredCell';
import { StoredCells } from './StoredCells';
import { TransitionHistory } from './TransitionHistory';

const SHOP = 'component:default/shop';
const { signal } = new AbortController();
const JUST_LIVE: OwnSight = { liveForMs: 1_000, isLive: true };

interface Case {
  readonly seen?: readonly FleetCell[];
  readonly stored?: StoredCell;
  readonly lease?: Partial<ClusterLease>;
  readonly isHeld?: boolean;
  readonly sight?: OwnSight;
  readonly own?: FleetCluster;
  readonly clusters?: readonly string[];
  readonly spans?: readonly FailureSpan[];
  readonly isComplete?: boolean;
  readonly isPersonal?: boolean;
  readonly readTransitions?: () => Promise<Transition[]>;
  /** What the reference stands for in this process; as in the database unless it says otherwise. */
  readonly subject?: string;
}

async function createReader({
  seen = [],
  stored,
  lease,
  isHeld = false,
  sight,
  own = { name: 'eu', sight: 'leftOut' },
  clusters = ['eu'],
  spans = [],
  isComplete = true,
  isPersonal = false,
  readTransitions = async () => [],
  subject = SUBJECT,
}: Case) {
  const cells = new StoredCells({
    readChanged: async () => [
      { entityRef: SHOP, subject: SUBJECT, revision: 1, cell: stored },
    ],
  });
  const leases = [aLease({ revision: 1, ...lease })];
  await cells.refresh(leases);
  return new SharedFleetReader({
    own: {
      readServices: async () =>
        subject === SUBJECT
          ? new Map([[SHOP, { cells: seen, unseen: ['eu'] }]])
          : new Map(),
      readClusters: async () => new Map([['eu', own]]),
      readHistory: async () => ({ since: new Date(), spans }),
    },
    findService: ref =>
      ref === SHOP && isComplete
        ? { clusters: new Set(clusters), subject }
        : undefined,
    isComplete: () => isComplete,
    isPersonal: () => isPersonal,
    readShared: async () => ({
      cells,
      history: new TransitionHistory(
        {
          readTransitions,
          readHistoryCuts: async () => ({
            ofAll: undefined,
            ofService: new Map(),
          }),
        },
        cells,
        () => new Date(),
      ),
      leases: new Map(leases.map(each => [each.name, each])),
    }),
    holds: () => isHeld,
    findSight: () => sight,
  });
}

async function cellOf(about: Case): Promise<FleetCell | undefined> {
  const reader = await createReader(about);
  return (await reader.readServices(grantedSubjects(SHOP), signal)).get(SHOP)
    ?.cells[0];
}

async function clusterOf(about: Case): Promise<FleetCluster | undefined> {
  return (await (await createReader(about)).readClusters(signal)).get('eu');
}

describe('SharedFleetReader', () => {
  it('shows what other replicas see', async () => {
    expect(await cellOf({ stored: FAILING })).toEqual(FAILING_CELL);
    expect(await cellOf({ stored: WELL })).toEqual(aCell());
    expect(await cellOf({ stored: ABSENT })).toBeUndefined();
    expect(await clusterOf({})).toEqual({ name: 'eu', sight: 'live' });
  });

  it('shows nothing of a cluster in which the service may not be any more', async () => {
    expect(await cellOf({ stored: FAILING, clusters: ['us'] })).toBeUndefined();
  });

  it('knows no service that is not followed', async () => {
    const reader = await createReader({ stored: FAILING });
    const other = await reader.readServices(
      grantedSubjects('component:default/other'),
      signal,
    );
    expect(other.size).toBe(0);
  });

  it('shows what it sees itself where it holds the cluster', async () => {
    const mine = { isHeld: true, sight: JUST_LIVE };
    expect(
      await cellOf({ ...mine, seen: [FAILING_CELL], stored: WELL }),
    ).toEqual(FAILING_CELL);
    expect(await cellOf({ ...mine, seen: [aCell()], stored: FAILING })).toEqual(
      FAILING_CELL,
    );
    const unseen = aCell({ state: 'unseen' });
    expect(await cellOf({ ...mine, seen: [unseen], stored: WELL })).toEqual(
      unseen,
    );
    const own: FleetCluster = { name: 'eu', sight: 'gap', message: 'refused' };
    expect(await clusterOf({ ...mine, own })).toEqual(own);
  });

  it('shows what was known until it has diagnosed a cluster that it has taken over, for a minute at most', async () => {
    const seen = [aCell({ state: 'unknown' })];
    const about = (liveForMs: number, stored?: StoredCell): Case => ({
      ...{ isHeld: true, seen, stored },
      sight: { liveForMs, isLive: true },
    });
    const stateOf = async (each: Case) => (await cellOf(each))?.state;
    expect(await stateOf(about(59_999, WELL))).toBe('healthy');
    expect(await stateOf(about(60_000, WELL))).toBe('unknown');
    expect(await stateOf(about(60_000, FAILING))).toBe('failing');
    expect(await stateOf(about(1_000, ABSENT))).toBe('unknown');
    expect(await stateOf(about(1_000))).toBe('unknown');
  });

  it('shows nothing as its own of a cluster that it has lost', async () => {
    const lost: Case = { isHeld: false, sight: JUST_LIVE };
    const own: FleetCluster = { name: 'eu', sight: 'leftOut' };
    expect((await clusterOf({ ...lost, own }))?.sight).toBe('live');
    expect(await cellOf({ ...lost, stored: FAILING })).toEqual(FAILING_CELL);
  });

  it.each([
    ['is free', { holder: undefined }],
    ['is being read by another', { sight: 'listing' }],
  ])(
    'keeps what was known for a while when the cluster %s',
    async (_, lease) => {
      expect((await cellOf({ stored: WELL, lease }))?.state).toBe('healthy');
      const old = { ...lease, readAgoMs: 180_000 };
      expect((await cellOf({ stored: WELL, lease: old }))?.state).toBe(
        'unseen',
      );
      expect(await cellOf({ stored: FAILING, lease: old })).toEqual(
        FAILING_CELL,
      );
      expect((await clusterOf({ lease: old }))?.message).toContain(
        'Last read 3 min ago.',
      );
    },
  );

  it.each([{ sight: 'gap' }, { isLimited: true }, { readAgoMs: undefined }])(
    'calls nothing healthy with %j',
    async lease => {
      expect((await cellOf({ stored: WELL, lease }))?.state).toBe('unseen');
    },
  );

  it('shows the last verdicts after a restart, until it has read the cluster itself', async () => {
    const about: Case = {
      stored: FAILING,
      isHeld: true,
      lease: { readAgoMs: 300_000 },
      own: { name: 'eu', sight: 'listing' },
    };
    expect(await cellOf(about)).toEqual(FAILING_CELL);
    expect(await clusterOf(about)).toEqual({
      name: 'eu',
      sight: 'listing',
      message: 'Last read 5 min ago.',
    });
  });

  it('shows what is stored of services before it has read the catalog', async () => {
    const about: Case = { stored: FAILING, isComplete: false };
    expect(await cellOf(about)).toEqual(FAILING_CELL);
  });

  it('tells nothing of what a reference stood for before, to whoever asks for what it stands for now', async () => {
    const readTransitions = async () => [
      {
        cluster: 'eu',
        entityRef: SHOP,
        subject: SUBJECT,
        before: ['Stored'],
        after: [],
        at: Date.now() - 60_000,
      },
    ];
    for (const isComplete of [true, false]) {
      for (const isHeld of [true, false]) {
        const reader = await createReader({
          stored: FAILING,
          isComplete,
          isHeld,
          sight: JUST_LIVE,
          subject: 'next',
          readTransitions,
        });
        const now = new Map([[SHOP, 'next']]);
        const services = await reader.readServices(now, signal);
        expect(services.get(SHOP)?.cells ?? []).toEqual([]);
        expect((await reader.readHistory(now, signal)).spans).toEqual([]);
      }
    }
  });

  it('shows what others know of what a reference stands for, before it has read so itself', async () => {
    const settled = { liveForMs: 120_000, isLive: true };
    const about = { isHeld: true, sight: settled, subject: 'former' };
    expect(await cellOf({ ...about, stored: FAILING })).toEqual(FAILING_CELL);
  });

  it('counts a cluster as unseen only if no replica has ever read it', async () => {
    const unseenOf = async (lease: Partial<ClusterLease>) => {
      const reader = await createReader({ lease });
      const services = await reader.readServices(grantedSubjects(SHOP), signal);
      return services.get(SHOP)?.unseen;
    };
    expect(await unseenOf({})).toEqual([]);
    expect(await unseenOf({ readAgoMs: undefined })).toEqual(['eu']);
  });

  it('adds failures that it has just noticed to those of the database', async () => {
    const span = (name: string, isOver = false): FailureSpan => ({
      entityRef: SHOP,
      cluster: 'eu',
      class: name,
      from: new Date(),
      ...(isOver && { until: new Date() }),
    });
    const about: Case = {
      stored: FAILING,
      spans: [span('AppCrash'), span('New'), span('Over', true)],
    };
    const classesOf = async (isHeld: boolean) => {
      const reader = await createReader({ ...about, isHeld });
      const history = await reader.readHistory(grantedSubjects(SHOP), signal);
      return history.spans.map(({ class: name }) => name);
    };
    expect(await classesOf(true)).toEqual(['AppCrash', 'New']);
    expect(await classesOf(false)).toEqual(['AppCrash']);
  });

  describe('failures', () => {
    const refs = grantedSubjects(SHOP);
    const mine: FailureSpan = {
      entityRef: SHOP,
      cluster: 'eu',
      class: 'Mine',
      from: new Date(),
    };
    const ended = async (): Promise<Transition[]> => [
      {
        entityRef: SHOP,
        subject: SUBJECT,
        cluster: 'eu',
        before: ['Stored'],
        after: [],
        at: Date.now() - 60_000,
      },
    ];
    const classesOf = async (about: Case) => {
      const reader = await createReader(about);
      const { spans } = await reader.readHistory(refs, signal);
      return spans.map(({ class: name }) => name);
    };

    it('are those of its own memory while the database has never answered', async () => {
      const readTransitions = async () => {
        throw new Error('connection refused');
      };
      const about: Case = { spans: [mine], readTransitions };
      expect(await classesOf(about)).toEqual(['Mine']);
      expect(await classesOf({ ...about, isPersonal: true })).toEqual([]);
    });

    it('are not told to a caller that has left', async () => {
      const reader = await createReader({ spans: [mine] });
      const left = AbortSignal.abort(new Error('left'));
      await expect(reader.readHistory(refs, left)).rejects.toThrow('left');
    });

    it('count only in clusters in which the service may be', async () => {
      const about: Case = { readTransitions: ended, stored: FAILING };
      expect(await classesOf(about)).toEqual(['Stored', 'AppCrash']);
      expect(await classesOf({ ...about, clusters: ['us'] })).toEqual([]);
      expect(await classesOf({ ...about, isPersonal: true })).toEqual([]);
    });
  });

  it('shows nothing that is stored of a cluster for which each user has a credential', async () => {
    const own: FleetCluster = { name: 'eu', sight: 'leftOut', message: 'own' };
    const about: Case = { stored: FAILING, isPersonal: true, own };
    expect(await cellOf(about)).toBeUndefined();
    expect(await cellOf({ ...about, isComplete: false })).toBeUndefined();
    expect(await clusterOf(about)).toEqual(own);
  });
});
