import {
  initialServiceState,
  ObjectRow,
  parseQuery,
  reduceService,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aCluster, aFailedCluster, aHello } from '../fixtures';
import { isAboutObjects, objectsInView, toObjectLists } from './objectLists';

const at = { namespace: 'shop' };

const deployment = (name: string, ready: number): WorkloadRow => ({
  ...{ ...at, name, kind: 'Deployment', desired: 2, ready },
});

const service = (name: string, ready: number): ObjectRow => ({
  ...{ ...at, name, kind: 'Service' },
  service: { type: 'ClusterIP', ports: [], endpoints: { ready, total: 2 } },
});

const certificate = (state: 'failing' | 'healthy'): ObjectRow => ({
  ...{ ...at, name: 'tls', kind: 'Certificate' },
  customResource: { definition: 'certificates.cert-manager.io', state },
});

const ingress: ObjectRow = {
  ...{ ...at, name: 'web', kind: 'Ingress', ingress: { rules: [] } },
};

const { clusters } = [
  aHello(['eu', 'us', 'ap']),
  aCluster('eu', [], {
    workloads: [deployment('web', 2), deployment('api', 2)],
    objects: [service('web', 2), certificate('failing'), ingress],
  }),
  aCluster('us', [], {
    workloads: [deployment('web', 1), deployment('api', 2)],
    objects: [service('web', 0), certificate('healthy'), ingress],
  }),
  aCluster('ap', [], { workloads: [deployment('old', 2)] }),
  aFailedCluster('ap'),
].reduce(reduceService, initialServiceState);

function listed(filter: string, isScope = false) {
  const result = parseQuery(filter);
  if (!result.ok) throw new Error('bad filter');
  const lists = toObjectLists(clusters, result.query, isScope);
  const { matrix, others, shown, total } = lists;
  return [
    [...matrix.rows.map(({ name }) => name)].sort().join(),
    others.map(({ object: { row } }) => row.kind).join(),
    `${shown} of ${total}`,
  ];
}

it.each([
  ['', 'api,old,web', 'Certificate,Service,Ingress', '6 of 6'],
  ['status:failing', '', 'Certificate', '1 of 6'],
  ['status:notReady', 'web', 'Service', '2 of 6'],
  ['status:ready', 'api,web', 'Certificate,Service', '4 of 6'],
  ['status:unknown', 'old', '', '1 of 6'],
  ['!status:ready', 'old,web', 'Certificate,Service,Ingress', '5 of 6'],
  ['cluster:us', 'api,web', 'Service,Ingress,Certificate', '5 of 6'],
])('has with the filter “%s”: %s and %s', (filter, ...expected) => {
  expect(listed(filter)).toEqual(expected);
});

it('keeps the workloads beside a scope that is chosen among them, but not those in other states', () => {
  expect(listed('cluster:us', true)[0]).toBe('api,old,web');
  expect(listed('cluster:us status:notReady', true)[0]).toBe('web');
});

function queryOf(filter: string) {
  const result = parseQuery(filter);
  if (!result.ok) throw new Error('bad filter');
  return result.query;
}

it.each([
  [
    'status:failing,notReady',
    ['Deployment web in us', 'Certificate tls in eu', 'Service web in us'],
  ],
  ['status:notReady cluster:eu', []],
  [
    'cluster:us status:ready',
    ['Deployment api in us', 'Certificate tls in us'],
  ],
  ['namespace:elsewhere', []],
  ['cluster:ap', ['Deployment old in ap']],
])('knows where the objects are that “%s” lets through', (filter, expected) => {
  const found = objectsInView(clusters, queryOf(filter));
  expect(
    found.map(({ cluster, row }) => `${row.kind} ${row.name} in ${cluster}`),
  ).toEqual(expected);
});

it.each([
  ['', true],
  ['cluster:us namespace:shop !status:ready', true],
  ['workload:Deployment/web', true],
  ['web', false],
  ['cluster:us restarts:>3', false],
  ['node:a', false],
])('knows whether “%s” says something about objects: %s', (filter, isSo) => {
  expect(isAboutObjects(queryOf(filter))).toBe(isSo);
});
