import {
  initialServiceState,
  ObjectRow,
  parseQuery,
  reduceService,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aCluster, aFailedCluster, aHello } from '../fixtures';
import { listOtherObjects, matchesWords } from './otherObjects';
import { placeFilter } from './workloadFilter';

const at = { namespace: 'shop', name: 'web' };

const service = (ready: number, name = 'web'): ObjectRow => ({
  ...{ ...at, name, kind: 'Service' },
  service: { type: 'ClusterIP', ports: [], endpoints: { ready, total: 2 } },
});

const claim = (phase: string): ObjectRow => ({
  ...{ ...at, kind: 'PersistentVolumeClaim' },
  claim: { phase, usedBy: [] },
});

const ingress: ObjectRow = { ...at, kind: 'Ingress', ingress: { rules: [] } };

function list(objects: readonly ObjectRow[], isFailed = false) {
  const { clusters } = [
    aHello(['eu']),
    aCluster('eu', [], { objects }),
    ...(isFailed ? [aFailedCluster('eu')] : []),
  ].reduce(reduceService, initialServiceState);
  return listOtherObjects(clusters, { terms: [] });
}

it('puts objects with issues first, the worst at the top', () => {
  const found = list([
    ingress,
    service(2, 'api'),
    service(0),
    claim('Lost'),
  ]).map(({ object: { row }, state, hasIssue }) => [
    row.kind,
    row.name,
    state,
    hasIssue,
  ]);
  expect(found).toEqual([
    ['PersistentVolumeClaim', 'web', 'failing', true],
    ['Service', 'web', 'notReady', true],
    ['Service', 'api', 'ready', false],
    ['Ingress', 'web', undefined, false],
  ]);
});

it('knows no state in a cluster that cannot be read', () => {
  expect(list([service(2)], true)[0]).toMatchObject({
    state: 'unknown',
    hasIssue: true,
  });
});

it('has no verdict on a phase that it does not know', () => {
  expect(list([claim('constructor')])[0]).toMatchObject({
    state: undefined,
    hasIssue: false,
  });
});

it('finds objects by words of kind, name, namespace and cluster', () => {
  const [object] = list([service(2)]);
  expect(matchesWords(object, 'service EU web')).toBe(true);
  expect(matchesWords(object, '')).toBe(true);
  expect(matchesWords(object, 'service us')).toBe(false);
});

it.each([
  [{ cluster: 'eu' }, 'cluster:eu'],
  [
    {
      cluster: 'my cluster',
      namespace: 'shop',
      workload: { kind: 'Deployment', name: 'web' },
    },
    'cluster:"my cluster" namespace:shop workload:Deployment/web',
  ],
])('writes the filter of %j', (place, text) => {
  expect(placeFilter(place)).toBe(text);
  expect(parseQuery(text).ok).toBe(true);
});
