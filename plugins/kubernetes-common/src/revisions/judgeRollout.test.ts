import fc from 'fast-check';
import type { Finding } from '../diagnose';
import type { ServicePod } from '../group';
import { aServicePod } from '../group/testing/aServicePod';
import type { LastRollout, TemplateChange } from '../wire';
import { ClusterWorkload, judgeRollout } from '.';

const BEFORE = '2026-03-01T11:00:00Z';
const AT = '2026-03-01T12:00:00Z';
const AFTER = '2026-03-01T12:05:00Z';

const IMAGE: TemplateChange = {
  field: 'image',
  type: 'changed',
  container: 'app',
  from: 'web:1',
  to: 'web:2',
};
const LIMIT: TemplateChange = {
  field: 'limit',
  type: 'changed',
  container: 'app',
  name: 'memory',
  from: '512Mi',
  to: '256Mi',
};

function aRollout(changes: Partial<LastRollout> = {}): LastRollout {
  return {
    name: 'web-new',
    revision: '7',
    hash: 'new',
    at: AT,
    changes: [IMAGE, LIMIT],
    previous: { name: 'web-old', revision: '6', hash: 'old' },
    ...changes,
  };
}

function workload(
  rollout: LastRollout | undefined = aRollout(),
  cluster: string = 'eu',
): ClusterWorkload {
  return {
    cluster,
    row: {
      kind: 'Deployment',
      namespace: 'shop',
      name: 'web',
      lastRollout: rollout,
    },
  };
}

type Changes = NonNullable<Parameters<typeof aServicePod>[0]>;

/** That many pods of a revision. */
function pods(
  hash: string,
  count: number,
  changes: Changes = {},
): ServicePod[] {
  return Array.from({ length: count }, (_, i) =>
    aServicePod({
      name: `web-${hash}-${changes.state ?? 'ready'}-${i}`,
      labels: { app: 'web', 'pod-template-hash': hash },
      ...changes,
    }),
  );
}

const failing = { state: 'failing' } as const;

function aFinding(
  affected: readonly ServicePod[],
  changes: Partial<Finding> = {},
): Finding {
  return {
    id: 'id',
    class: 'OOMKilled',
    severity: 'error',
    scope: {
      namespace: 'shop',
      kind: 'Deployment',
      name: 'web',
      container: 'app',
    },
    params: {},
    evidence: [],
    since: AFTER,
    confidence: 'certain',
    missing: [],
    pods: affected.map(({ cluster, row }) => ({
      cluster,
      namespace: row.namespace,
      name: row.name,
    })),
    symptoms: [],
    ...changes,
  };
}

const isFailing = ({ row }: ServicePod) => row.state === 'failing';

function judge(
  all: readonly ServicePod[],
  workloads: readonly ClusterWorkload[] = [workload()],
  changes: Partial<Finding> = {},
) {
  return judgeRollout(aFinding(all.filter(isFailing), changes), all, workloads);
}

const broken = [...pods('new', 9, failing), ...pods('old', 12)];

describe('judgeRollout', () => {
  it('says that a failure came with the rollout, and what explains it first', () => {
    expect(judge(broken)).toEqual({
      type: 'sinceRollout',
      workload: { kind: 'Deployment', namespace: 'shop', name: 'web' },
      clusters: ['eu'],
      rollout: aRollout(),
      onNew: { failing: 9, total: 9 },
      onOld: { failing: 0, total: 12 },
      changes: [LIMIT, IMAGE],
    });
  });

  it('says that it failed before, too', () => {
    const all = [
      ...pods('new', 4, failing),
      ...pods('old', 5, failing),
      ...pods('old', 1),
    ];
    expect(judge(all, [workload()], { since: BEFORE })).toMatchObject({
      type: 'beforeToo',
      onNew: { failing: 4, total: 4 },
      onOld: { failing: 5, total: 6 },
    });
  });

  it('names the rollout and both times where all pods are new, and compares nothing', () => {
    expect(judge(pods('new', 2, failing))).toMatchObject({
      type: 'afterRollout',
      rollout: { at: AT },
      began: AFTER,
      onNew: { failing: 2, total: 2 },
      onOld: { failing: 0, total: 0 },
      changes: [LIMIT, IMAGE],
    });
    expect(judge(broken)).not.toHaveProperty('began');
  });

  it('counts a pod that is ready again as one that fails', () => {
    const again = pods('new', 5);
    const all = [...again, ...pods('old', 12)];
    expect(judgeRollout(aFinding(again), all, [workload()])).toMatchObject({
      type: 'sinceRollout',
      onNew: { failing: 5, total: 5 },
    });
  });

  it('adds up clusters where the rollout made the same changes, and no others', () => {
    const clusters = ['a', 'b', 'c'];
    const all = clusters.flatMap(cluster => [
      ...pods('new', 2, { ...failing, cluster }),
      ...pods('old', 4, { cluster }),
    ]);
    const workloads = clusters.map(cluster =>
      workload(
        cluster === 'c' ? aRollout({ changes: [IMAGE] }) : aRollout(),
        cluster,
      ),
    );
    expect(judge(all, workloads)).toMatchObject({
      clusters: ['a', 'b'],
      onNew: { failing: 4, total: 4 },
      onOld: { failing: 0, total: 8 },
    });
  });

  it('is about the changes with the most failing pods, as the most affected cluster has them', () => {
    const failingIn = { few: 1, many: 3, other: 2 };
    const all = Object.entries(failingIn).flatMap(([cluster, count]) => [
      ...pods('new', count, { ...failing, cluster }),
      ...pods('old', 4, { cluster }),
    ]);
    const of = (cluster: string, changes = [LIMIT, IMAGE]) =>
      workload(aRollout({ changes, revision: cluster }), cluster);
    const [few, many, other] = [of('few'), of('many'), of('other', [IMAGE])];
    const orders = [
      [other, few, many],
      [many, few, other],
    ];
    for (const order of orders) {
      expect(judge(all, order)).toMatchObject({
        clusters: ['few', 'many'],
        rollout: { revision: 'many' },
        onNew: { failing: 4, total: 4 },
      });
    }
  });

  it.each(['controller-revision-hash', 'rollouts-pod-template-hash'])(
    'finds the revision of a pod in the label %s',
    label => {
      const all = [
        ...pods('new', 9, { ...failing, labels: { [label]: 'new' } }),
        ...pods('old', 12, { labels: { [label]: 'old' } }),
      ];
      expect(judge(all)?.type).toBe('sinceRollout');
    },
  );

  it('compares the pods of a Deployment that an operator owns', () => {
    const owner = { kind: 'Kafka', name: 'log' };
    const { row, cluster } = workload();
    const all = broken.map(pod => ({
      ...pod,
      row: { ...pod.row, workload: owner },
    }));
    expect(judge(all, [{ cluster, row: { ...row, owner } }])?.type).toBe(
      'sinceRollout',
    );
    expect(judge(all)).toBeUndefined();
  });

  it.each<[string, readonly ServicePod[], Partial<LastRollout>, string]>([
    ['the cause began before the rollout', broken, {}, BEFORE],
    ['the time of the rollout is unknown', broken, { at: undefined }, AFTER],
    ['the new hash is unknown', broken, { hash: undefined }, AFTER],
    [
      'the old hash is unknown',
      broken,
      { previous: { name: 'web-old', revision: '6' } },
      AFTER,
    ],
    [
      'no pod of the old revision is left, and it began hours later',
      pods('new', 9, failing),
      {},
      '2026-03-01T14:00:00Z',
    ],
    [
      'no pod of the old revision is left, and most are well',
      [...pods('new', 3, failing), ...pods('new', 9)],
      {},
      AFTER,
    ],
    [
      'no pod of the old revision is left, and it is not known when it began',
      pods('new', 9, failing),
      {},
      '',
    ],
    [
      'no pod of either revision but of one before is left, too',
      [...pods('new', 9, failing), ...pods('ancient', 1)],
      {},
      AFTER,
    ],
    [
      'two pods fail',
      [...pods('new', 2, failing), ...pods('old', 90)],
      {},
      AFTER,
    ],
    [
      'only the old revision fails',
      [...pods('new', 12), ...pods('old', 9, failing)],
      {},
      AFTER,
    ],
    [
      'the new revision fails no more than could be chance',
      [
        ...pods('new', 3, failing),
        ...pods('new', 9),
        ...pods('old', 1, failing),
        ...pods('old', 11),
      ],
      {},
      AFTER,
    ],
    [
      'pods of the old revision fail in another way',
      [
        ...pods('new', 4, failing),
        ...pods('old', 4, { state: 'notReady' }),
        ...pods('old', 2),
      ],
      {},
      AFTER,
    ],
    ['nothing fails', pods('new', 9), {}, AFTER],
  ])('is silent where %s', (_, all, rollout, since) => {
    expect(
      judge(all, [workload(aRollout(rollout))], { since }),
    ).toBeUndefined();
  });

  it('is silent about a workload without a rollout, and about other workloads', () => {
    const { row, ...rest } = workload();
    const { lastRollout: _none, ...still } = row;
    expect(judge(broken, [{ ...rest, row: still }])).toBeUndefined();
    expect(
      judge(broken, [{ ...rest, row: { ...row, name: 'api' } }]),
    ).toBeUndefined();
    expect(
      judge(broken, [{ ...rest, row: { ...row, namespace: 'x' } }]),
    ).toBeUndefined();
  });

  it('finds every planted cause', () => {
    const count = fc.integer({ min: 5, max: 40 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 3 }), (n, o, k) => {
        const clusters = Array.from({ length: k }, (_, i) => `c${i}`);
        const all = clusters.flatMap(cluster => [
          ...pods('new', n, { ...failing, cluster }),
          ...pods('old', o, { cluster }),
        ]);
        const workloads = clusters.map(name => workload(aRollout(), name));
        expect(judge(all, workloads)).toMatchObject({
          type: 'sinceRollout',
          onNew: { failing: n * k },
          onOld: { failing: 0, total: o * k },
        });
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('blames a rollout for random failures at most once in a hundred times', () => {
    let state = 1;
    const random = () => {
      state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
      return state / 4_294_967_296;
    };
    const runs = 3_000;
    let blamed = 0;
    for (let run = 0; run < runs; run++) {
      const share = 0.05 + random() * 0.6;
      const split = 0.1 + random() * 0.8;
      const size = 6 + Math.floor(random() * 60);
      const all = Array.from({ length: size }, (_, i) => {
        const hash = random() < split ? 'new' : 'old';
        return aServicePod({
          name: `web-${i}`,
          labels: { 'pod-template-hash': hash },
          ...(random() < share && failing),
        });
      });
      if (judge(all)?.type === 'sinceRollout') blamed += 1;
    }
    expect(blamed / runs).toBeLessThanOrEqual(0.01);
  });
});
