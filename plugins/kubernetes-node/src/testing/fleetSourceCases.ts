import { FleetSource } from '../fleet';
import { ConformanceCase } from './ConformanceCase';
import {
  assertNone,
  FleetSourceCasesOptions,
  FollowedSource,
  recorderFor,
  startFollow,
} from './FollowedSource';
import { aCase, assertHeedsAbort, assertShape, fail } from './assertions';

/** How long a slow sink takes for each event. */
const SLOW_MS = 20;

/**
 * Requirements for every {@link FleetSource}.
 *
 * @public
 */
export function fleetSourceCases(
  options: FleetSourceCasesOptions,
): readonly ConformanceCase[] {
  const { change, create, createFailing, otherCluster, secrets = [] } = options;
  const define = (name: string, run: () => Promise<void>) =>
    aCase(name, secrets, run);
  /** Follows with a source for as long as the work lasts. */
  const following = async (
    source: FleetSource,
    work: (followed: FollowedSource) => Promise<void>,
    takesMs?: number,
  ) => {
    const followed = new FollowedSource(source, options, takesMs);
    try {
      await work(followed);
    } finally {
      followed.abort();
    }
  };
  const cases = [
    define('has an id and names its clusters', async () =>
      assertClusters(create(), options.cluster),
    ),
    define('lists each kind, and goes on', () =>
      following(create(), async followed => {
        await followed.listed();
        if (followed.recorder.of('Pod').objects.size === 0) {
          fail('It tells no pod. Set the cluster up with at least one.');
        }
        await followed.goesOn();
      }),
    ),
    define('tells events in an order that makes sense', () =>
      following(create(), async followed => {
        await followed.tried(change);
        assertNone(followed.recorder.faults.order);
      }),
    ),
    define('tells what the index can keep', () =>
      following(create(), async followed => {
        await followed.tried(change);
        assertNone(followed.recorder.faults.fields);
      }),
    ),
    define('waits until an event is taken', () =>
      following(
        create(),
        async followed => {
          await followed.tried(change);
          assertNone(followed.recorder.faults.haste);
        },
        SLOW_MS,
      ),
    ),
    define('does not keep a caller waiting who has left', () =>
      assertHeedsAbort(
        'follow()',
        signal => startFollow(create(), recorderFor(options, signal), signal),
        secrets,
      ),
    ),
    define('ends when its signal aborts, and tells nothing more', () =>
      following(create(), async followed => {
        await followed.listed();
        await followed.ends();
      }),
    ),
    define('lists again when it is called again', async () => {
      const source = create();
      for (let calls = 0; calls < 2; calls += 1) {
        await following(source, async followed => {
          await followed.listed();
          await followed.ends();
        });
      }
    }),
  ];
  if (change) {
    cases.push(
      define('tells what changes', () =>
        following(create(), async followed => {
          await followed.listed();
          await followed.seesChange(change);
        }),
      ),
    );
  }
  if (otherCluster !== undefined) {
    cases.push(
      define('follows clusters each on its own', async () => {
        const source = create();
        await following(source, async one => {
          const other = new FollowedSource(source, {
            ...options,
            cluster: otherCluster,
          });
          try {
            await one.listed();
            await other.listed();
            if (one.hasSamePodsAs(other)) {
              fail('It tells the same pods of two clusters.');
            }
            await one.ends();
            await other.goesOn();
          } finally {
            other.abort();
          }
        });
      }),
    );
  }
  if (createFailing) {
    cases.push(
      define('says in words why it sees nothing, without secrets', () =>
        following(createFailing(), followed => followed.fails(secrets)),
      ),
    );
  }
  return cases;
}

function assertClusters(source: FleetSource, cluster: string): void {
  assertShape(source, 'FleetSource', 'follow');
  const clusters: unknown = source.clusters;
  if (clusters === 'all') return;
  const isNames =
    Array.isArray(clusters) &&
    clusters.length > 0 &&
    clusters.every(name => typeof name === 'string' && name !== '');
  if (!isNames) {
    fail("Its clusters must be 'all' or a list of their names.");
  }
  if (!clusters.includes(cluster)) {
    fail(`The cluster '${cluster}' is not among its clusters.`);
  }
}
