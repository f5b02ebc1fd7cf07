import {
  Change,
  KubernetesObject,
  LabelRequirement,
  Query,
} from '@podlight/fake-kubernetes-api-server';
import { clusterSchema } from '../scenario/clusters';
import { planNodes } from '../world/nodes';
import { FleetSource } from './FleetSource';
import { FleetLayout } from './layout';

const epochMs = Date.parse('2026-11-22T07:00:00Z');
const plan = clusterSchema.parse({ name: 'one' });
const cluster = { plan, nodes: planNodes(plan), epochMs };
/** Cluster 0 of two has the services 0, 2 and 4 of five, each with two pods. */
const layout = new FleetLayout({
  clusters: 2,
  services: 5,
  pods: 10,
  clustersPerService: 1,
});

let source: FleetSource;

beforeEach(() => {
  source = new FleetSource(cluster, 0, layout, () => epochMs);
});

const query = (more: Partial<Query> = {}) => [
  ...source.query({ resource: 'pods', labels: [], ...more }),
];
const keys = (more?: Partial<Query>) =>
  query(more).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
const namespaces = (more?: Partial<Query>) => [
  ...new Set(query(more).map(({ metadata }) => metadata.namespace)),
];
const label = (key: string, ...values: string[]): LabelRequirement => ({
  key,
  operator: 'in',
  values,
});
const aPod = (name: string, namespace = 'service-0002'): KubernetesObject => ({
  metadata: { name, namespace },
});

describe('queries', () => {
  it('generate the services of this cluster, in order', () => {
    expect(keys()).toHaveLength(6);
    expect(keys()).toEqual([...keys()].sort());
    expect(namespaces()).toEqual([
      'service-0000',
      'service-0002',
      'service-0004',
    ]);
  });

  it('generate one namespace', () => {
    expect(namespaces({ namespace: 'service-0002' })).toEqual(['service-0002']);
    expect(keys({ namespace: 'service-0001' })).toEqual([]);
    expect(keys({ namespace: 'elsewhere' })).toEqual([]);
  });

  it.each(['backstage.io/kubernetes-id', 'app.kubernetes.io/name'])(
    'generate the services that %s selects',
    key => {
      const labels = [
        label(key, 'service-0004', 'service-0001', 'service-0000'),
      ];
      expect(namespaces({ labels })).toEqual(['service-0000', 'service-0004']);
    },
  );

  it('generate more rather than less for other labels', () => {
    const name = 'app.kubernetes.io/name';
    for (const labels of [
      [label('tier', 'x')],
      [{ ...label(name, 'service-0000'), operator: 'notIn' as const }],
    ]) {
      expect(keys({ labels })).toHaveLength(6);
    }
  });

  it('go on after a key', () => {
    const all = keys();
    for (const [index, after] of all.entries()) {
      expect(keys({ after })).toEqual(all.slice(index + 1));
    }
    expect(keys({ after: 'service-0003/x' })).toEqual(all.slice(4));
  });

  it('generate only some resources', () => {
    expect(query({ resource: 'deployments.apps' })).toHaveLength(3);
    expect(query({ resource: 'replicasets.apps' })).toHaveLength(3);
    expect(query({ resource: 'services' })).toHaveLength(3);
    expect(query({ resource: 'secrets' })).toEqual([]);
  });
});

it('gets what it lists, of this cluster only', () => {
  for (const pod of query()) {
    const { namespace, name } = pod.metadata;
    expect(source.get('pods', namespace, name)).toEqual(pod);
    expect(source.get('services', namespace, name)).toBeUndefined();
  }
  expect(source.get('services', 'service-0002', 'service-0002')).toBeDefined();
  expect(source.get('services', 'service-0001', 'service-0001')).toBe(
    undefined,
  );
  expect(source.get('pods', undefined, 'x')).toBeUndefined();
});

describe('what is put', () => {
  it('comes between what is generated', () => {
    const all = keys();
    source.put('pods', aPod('0'));
    source.put('pods', aPod('zzz'));
    source.put('pods', aPod('a', 'another'));
    source.put('pods', aPod('a', 'zebra'));
    expect(keys()).toEqual(
      [
        ...all,
        'another/a',
        'service-0002/0',
        'service-0002/zzz',
        'zebra/a',
      ].sort(),
    );
  });

  it('replaces what was generated, as a modification', () => {
    const before = query();
    const changes: Change[] = [];
    source.subscribe(change => changes.push(change));
    const put = source.put('pods', { ...before[2], status: { phase: 'X' } });
    const { namespace, name } = put.metadata;
    expect(keys()).toHaveLength(6);
    expect(query()[2]).toBe(put);
    expect(source.get('pods', namespace, name)).toBe(put);
    expect(changes).toMatchObject([{ deleted: false, previous: before[2] }]);
    expect([...source.changesAfter(source.revision() - 1)]).toEqual(changes);
    source.put('pods', { ...before[2], status: { phase: 'Y' } });
    expect(changes[1].previous).toBe(put);
  });

  it('is an addition where nothing was', () => {
    const changes: Change[] = [];
    source.subscribe(change => changes.push(change));
    source.put('pods', aPod('new'));
    expect(changes[0].previous).toBeUndefined();
  });
});

describe('what is deleted', () => {
  it('is gone, and watchers learn what it was', () => {
    const [first, ...rest] = query();
    const { namespace, name } = first.metadata;
    const changes: Change[] = [];
    const unsubscribe = source.subscribe(change => changes.push(change));
    expect(source.delete('pods', namespace, name)).toBe(true);
    expect(changes).toMatchObject([{ deleted: true, previous: first }]);
    expect(query()).toEqual(rest);
    expect(source.get('pods', namespace, name)).toBeUndefined();
    expect(source.delete('pods', namespace, name)).toBe(false);
    unsubscribe();
    const again = source.put('pods', first);
    expect(source.get('pods', namespace, name)).toBe(again);
    expect(keys()).toHaveLength(6);
    expect(changes).toHaveLength(1);
  });

  it('is what was put', () => {
    source.put('pods', aPod('new'));
    expect(source.delete('pods', 'service-0002', 'new')).toBe(true);
    expect(source.delete('pods', 'service-0002', 'new')).toBe(false);
    expect(keys()).toHaveLength(6);
  });
});

it('forgets its changes on compaction', () => {
  source.put('pods', aPod('new'));
  source.compact();
  expect(source.oldestRevision()).toBe(source.revision());
  expect([...source.changesAfter(0)]).toEqual([]);
});
