import {
  initialServiceState,
  ObjectRow,
  parseQuery,
  reduceService,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aCluster, aFailedCluster, aHello } from '../fixtures';
import { listOtherObjects, matchesWords } from './otherObjects';
import { scopeFilter, readScope } from './workloadFilter';

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

function listIn(
  objectsIn: Readonly<Record<string, readonly ObjectRow[]>>,
  failed: readonly string[] = [],
) {
  const names = Object.keys(objectsIn);
  const { clusters } = [
    aHello(names),
    ...names.map(name => aCluster(name, [], { objects: objectsIn[name] })),
    ...failed.map(name => aFailedCluster(name)),
  ].reduce(reduceService, initialServiceState);
  return listOtherObjects(clusters, { terms: [] });
}

const list = (objects: readonly ObjectRow[]) => listIn({ eu: objects });

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

it('puts the others by kind, whatever their state', () => {
  const found = list([ingress, claim('Bound'), service(2)]);
  expect(found.map(({ object: { row }, state }) => [row.kind, state])).toEqual([
    ['Service', 'ready'],
    ['Ingress', undefined],
    ['PersistentVolumeClaim', 'ready'],
  ]);
});

it('knows no state in a cluster that cannot be read', () => {
  expect(listIn({ eu: [service(2)] }, ['eu'])[0].state).toBe('unknown');
});

it('does not call an object of a lost cluster an issue, unless it was one before', () => {
  const objects = [service(2, 'good'), service(0, 'bad')];
  expect(
    listIn({ eu: objects, us: objects }, ['us', 'eu']).map(
      ({ object, hasIssue }) => [object.row.name, hasIssue],
    ),
  ).toEqual([
    ['bad', true],
    ['good', false],
  ]);
});

it('does not call healthy what is only partly ready in one of its clusters', () => {
  const [found] = listIn({ eu: [service(2)], us: [service(1)] });
  expect(found).toMatchObject({ state: undefined, hasIssue: false });
});

it('joins the objects of one name in 40 clusters, the worst first', () => {
  const names = Array.from({ length: 40 }, (_, i) => `c${i}`);
  const found = listIn(
    Object.fromEntries(
      names.map(name => [name, [service(name === 'c7' ? 0 : 2)]]),
    ),
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ state: 'notReady', affected: 1 });
  expect(found[0].object.cluster).toBe('c7');
  expect(found[0].objects).toHaveLength(40);
  expect(matchesWords(found[0], 'service C39')).toBe(true);
  expect(matchesWords(found[0], 'service c40')).toBe(false);
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
  'cluster:eu namespace:shop',
  'workload:Deployment/web',
  'cluster:eu namespace:shop workload:Deployment/web',
])('reads the scope of %s', text => {
  const result = parseQuery(text);
  const scope = result.ok ? readScope(result.query) : undefined;
  expect(scope && scopeFilter(scope)).toBe(text);
});

it.each([
  '',
  'web',
  'namespace:shop',
  'cluster:eu status:failing',
  'cluster:eu,us',
  'cluster:eu cluster:us',
  'cluster:prod-*',
  '!cluster:eu',
  'workload:web',
  'cluster:eu node:n1',
])('reads no scope in %p, which says more, or less', text => {
  const result = parseQuery(text);
  expect(result.ok && readScope(result.query)).toBeUndefined();
});

it.each([
  [{ cluster: 'eu' }, 'cluster:eu'],
  [{ workload: { kind: 'Job', name: 'web' } }, 'workload:Job/web'],
  [
    {
      cluster: 'my cluster',
      namespace: 'shop',
      workload: { kind: 'Deployment', name: 'web' },
    },
    'cluster:"my cluster" namespace:shop workload:Deployment/web',
  ],
])('writes the filter of %j', (scope, text) => {
  expect(scopeFilter(scope)).toBe(text);
  expect(parseQuery(text).ok).toBe(true);
});
