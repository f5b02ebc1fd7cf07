import { encodeCluster, expandCluster } from './encodeCluster';
import { applyClusterPatch, diffCluster, isSameCluster } from './patchCluster';
import { PatchMismatchError } from './PatchMismatchError';
import { patchMessageSchema, serviceMessageSchema } from './schemas';
import { PodRow } from './podTypes';
import { ClusterMessage } from './messageTypes';

const labels = {
  app: 'shop',
  'pod-template-hash': '5d8f9c7b6d',
  'backstage.io/kubernetes-id': 'shop',
};

function pod(number: number, changes: Partial<PodRow> = {}): PodRow {
  return {
    namespace: 'shop',
    name: `web-5d8f9c7b6d-${number}`,
    uid: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    state: 'ready',
    status: 'Running',
    readyContainers: 1,
    totalContainers: 1,
    restarts: 0,
    createdAt: '2026-01-01T12:00:00Z',
    node: 'node-1',
    workload: { kind: 'Deployment', name: 'web' },
    labels,
    containers: [
      {
        name: 'app',
        kind: 'app',
        image: 'registry.example.org/shop/web:1.4.2',
        state: 'running',
        ready: true,
        restarts: 0,
        hasPreviousLog: false,
      },
    ],
    ...changes,
  };
}

function cluster(
  version: string | undefined,
  pods: readonly PodRow[],
  changes: Partial<ClusterMessage> = {},
): ClusterMessage {
  return {
    type: 'cluster',
    cluster: 'one',
    version,
    state: { phase: 'live', at: '2026-01-01T12:00:00.000Z' },
    kindProblems: [],
    pods,
    workloads: [],
    findings: [],
    ...changes,
  };
}

const many = Array.from({ length: 1_000 }, (_, number) => pod(number));
const jsonLength = (value: unknown) => JSON.stringify(value).length;

describe('diffCluster', () => {
  it('says of one pod among a thousand no more than what changed in it', () => {
    const failing = many.map((row, index) =>
      index === 500
        ? {
            ...row,
            state: 'failing' as const,
            status: 'Error',
            node: undefined,
          }
        : row,
    );
    const patch = diffCluster(cluster('a.1', many), cluster('a.2', failing));
    expect(patch).toEqual({
      type: 'patch',
      cluster: 'one',
      since: 'a.1',
      version: 'a.2',
      state: { phase: 'live', at: '2026-01-01T12:00:00.000Z' },
      pods: {
        changed: [
          {
            key: pod(500).uid,
            set: { node: null, state: 'failing', status: 'Error' },
          },
        ],
      },
    });
  });

  it('says of a new pod only what it does not share with its siblings', () => {
    const after = [pod(1_000), ...many];
    const patch = diffCluster(cluster('a.1', many), cluster('a.2', after));
    expect(patch?.pods).toEqual({
      added: [
        {
          at: 0,
          row: { like: 0, name: pod(1_000).name, uid: pod(1_000).uid },
        },
      ],
    });
  });

  it('does not repeat the pods of a finding when one joins them', () => {
    const finding = (count: number) => ({
      id: 'f',
      class: 'OOMKilled',
      severity: 'error' as const,
      scope: { namespace: 'shop', kind: 'Deployment', name: 'web' },
      params: {},
      evidence: [],
      confidence: 'certain' as const,
      missing: [],
      pods: many
        .slice(0, count)
        .map(({ namespace, name }) => ({ namespace, name })),
      symptoms: [],
    });
    const before = cluster('a.1', many, { findings: [finding(998)] });
    const after = cluster('a.2', many, { findings: [finding(999)] });
    const patch = diffCluster(before, after);
    expect(jsonLength(patch)).toBeLessThan(400);
    expect(patch && applyClusterPatch(before, patch)).toEqual(after);
  });

  it.each([
    ['a message has no version', cluster(undefined, []), cluster('a.2', [])],
    ['nothing can start from it', cluster('a.1', []), cluster(undefined, [])],
    [
      'pods cannot be told apart',
      cluster('a.1', [pod(1)]),
      cluster('a.2', [pod(1), pod(1)]),
    ],
  ])('gives nothing where %s', (_why, before, after) => {
    expect(diffCluster(before, after)).toBeUndefined();
  });
});

describe('applyClusterPatch', () => {
  const before = cluster('a.1', [pod(1)]);
  const patch = {
    type: 'patch',
    cluster: 'one',
    since: 'a.1',
    version: 'a.2',
    state: before.state,
  } as const;

  it.each([
    ['starts from another version', { ...patch, since: 'a.0' }],
    ['removes a pod that is not there', { ...patch, pods: { removed: ['x'] } }],
    [
      'changes a pod that is not there',
      { ...patch, pods: { changed: [{ key: 'x', set: {} }] } },
    ],
    [
      'adds a pod beyond the end',
      { ...patch, pods: { added: [{ at: 9, row: pod(2) }] } },
    ],
    [
      'adds a pod that is like none',
      { ...patch, pods: { added: [{ at: 0, row: { like: 7 } }] } },
    ],
  ])('refuses a patch that %s', (_what, wrong) => {
    expect(() => applyClusterPatch(before, wrong)).toThrow(PatchMismatchError);
  });
});

describe('encodeCluster', () => {
  it('sends what the pods of a workload share only once', () => {
    const message = cluster('a.1', many);
    const sent = encodeCluster(message);
    expect(sent.pods[0]).toBe(many[0]);
    expect(sent.pods[1]).toEqual({
      like: 0,
      name: pod(1).name,
      uid: pod(1).uid,
    });
    expect(expandCluster(sent)).toEqual(message);
  });

  it('is not believed when a pod is like a later one', () => {
    const sent = { ...cluster('a.1', []), pods: [{ like: 1 }, pod(1)] };
    expect(() => expandCluster(sent)).toThrow(PatchMismatchError);
    expect(serviceMessageSchema.safeParse(sent).success).toBe(false);
  });
});

describe('the schema of a patch', () => {
  const patch = diffCluster(
    cluster('a.1', many),
    cluster('a.2', [{ ...pod(0), status: 'Error' }, ...many.slice(1)]),
  );

  it.each([
    ['a field of a pod', { changed: [{ key: 'x', set: { env: [] } }] }],
    [
      'null where a field must be',
      { changed: [{ key: 'x', set: { name: null } }] },
    ],
    [
      'an added pod with less than a pod has',
      { added: [{ at: 0, row: { name: 'x' } }] },
    ],
  ])('refuses %s that is not in the contract', (_what, pods) => {
    expect(patchMessageSchema.safeParse(patch).success).toBe(true);
    expect(patchMessageSchema.safeParse({ ...patch, pods }).success).toBe(
      false,
    );
  });
});

describe('isSameCluster', () => {
  const later = { phase: 'live', at: '2026-01-01T12:00:10.000Z' } as const;

  it('sees through a new version and a new time, and nothing else', () => {
    const a = cluster('a.1', [pod(1)]);
    expect(isSameCluster(a, cluster('a.2', [pod(1)], { state: later }))).toBe(
      true,
    );
    expect(isSameCluster(a, cluster('a.1', [pod(1, { restarts: 1 })]))).toBe(
      false,
    );
  });

  it('tells a cluster of which more follows from one of which all is known', () => {
    const known = cluster('a.1', [pod(1)]);
    const state = { ...later, isPartial: true } as const;
    const partial = cluster('a.1', [pod(1)], { state });
    expect(isSameCluster(known, partial)).toBe(false);
    expect(isSameCluster(partial, known)).toBe(false);
  });
});
