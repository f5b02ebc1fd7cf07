import { SILENT } from '../life/behaviour';
import { aProblem, aWorkload, epochMs } from './__testUtils__/workload';
import {
  logScript,
  ownReference,
  ownUid,
  podLabels,
  problemsHere,
  selectorLabels,
  templateHash,
  workloadAnnotations,
  workloadLabels,
  workloadVersion,
} from './context';

const revision = { number: 4, version: '1.2.0', createdMs: epochMs };

it('names a workload after its service, unless it has a name of its own', () => {
  expect(aWorkload()).toMatchObject({ name: 'web', namespace: 'web' });
  expect(
    aWorkload({ name: 'api' }, { service: { namespace: 'shop' } }),
  ).toMatchObject({ name: 'api', namespace: 'shop' });
});

it('counts replicas by cluster', () => {
  expect(aWorkload({ replicas: 3 }).replicas).toBe(3);
  expect(aWorkload({ replicas: { one: 4, two: 5 } }).replicas).toBe(4);
  expect(aWorkload({ replicas: { two: 5 } }).replicas).toBe(0);
});

it('was created before the simulation', () => {
  expect(aWorkload({ age: '2h' }).createdMs).toBe(epochMs - 7_200_000);
});

it('has the version of its service, unless it has its own', () => {
  const service = { version: '2.0.0' };
  expect(workloadVersion(aWorkload({}, { service }))).toBe('2.0.0');
  expect(workloadVersion(aWorkload({ version: '3.0.0' }, { service }))).toBe(
    '3.0.0',
  );
});

it('derives identities from cluster, namespace, kind and name', () => {
  const one = aWorkload();
  const ids = [
    ownUid(one, 'Pod', 'a'),
    ownUid(one, 'Pod', 'b'),
    ownUid(one, 'Job', 'a'),
    ownUid(aWorkload({}, { service: { namespace: 'shop' } }), 'Pod', 'a'),
    ownUid(aWorkload({}, { cluster: { name: 'three' } }), 'Pod', 'a'),
  ];
  expect(new Set(ids).size).toBe(5);
  expect(ownReference(one, 'Job', 'a')).toMatchObject({
    kind: 'Job',
    name: 'a',
    uid: ids[2],
    controller: true,
  });
});

it('distinguishes revisions by a hash of version and number', () => {
  const hashes = [
    revision,
    { ...revision, number: 5 },
    { ...revision, version: '1.3.0' },
  ].map(each => templateHash(aWorkload(), each));
  expect(new Set(hashes).size).toBe(3);
  for (const hash of hashes) expect(hash).toMatch(/^[a-z0-9]{9}$/);
});

it('labels pods and workloads', () => {
  const selector = {
    'app.kubernetes.io/name': 'web',
    'app.kubernetes.io/component': 'api',
    'app.kubernetes.io/instance': 'web-api',
  };
  const entity = { 'backstage.io/kubernetes-id': 'web' };
  const context = aWorkload({ name: 'web-api', component: 'api' });
  const labels = {
    ...entity,
    ...selector,
    'app.kubernetes.io/version': '1.0.0',
    'app.kubernetes.io/managed-by': 'Helm',
    'commit-id': expect.stringMatching(/^[0-9a-f]{8}$/),
  };
  expect(selectorLabels(context)).toEqual(selector);
  expect(podLabels(context)).toEqual(labels);
  expect(workloadLabels(context)).toEqual(labels);
  expect(podLabels(context, '9.0.0')['app.kubernetes.io/version']).toBe(
    '9.0.0',
  );
  expect(podLabels(context, '9.0.0')['commit-id']).not.toBe(
    podLabels(context)['commit-id'],
  );
  expect(workloadLabels(context, '9.0.0')['app.kubernetes.io/version']).toBe(
    '9.0.0',
  );
});

it('labels only the workload for the entity where the service says so', () => {
  const context = aWorkload({}, { service: { labelled: 'workloads' } });
  const label = 'backstage.io/kubernetes-id';
  expect(podLabels(context)).not.toHaveProperty([label]);
  expect(workloadLabels(context)[label]).toBe('web');
});

it('annotates pods, a revision before the workload', () => {
  const context = aWorkload({ annotations: { team: 'a', owner: 'b' } });
  const annotations = workloadAnnotations(context, {
    ...revision,
    annotations: { team: 'c' },
  });
  expect(annotations).toEqual({
    'checksum/config': expect.stringMatching(/^[0-9a-f]{64}$/),
    'prometheus.io/scrape': 'true',
    team: 'c',
    owner: 'b',
  });
  const next = workloadAnnotations(context, { ...revision, number: 5 });
  expect(next['checksum/config']).not.toBe(annotations['checksum/config']);
});

it('takes the first log profile that exists', () => {
  const logs = {
    chatty: { running: ['x'], every: '7s' },
    brief: { startup: ['y'] },
  };
  const context = aWorkload({}, { logs });
  expect(logScript(context, undefined, 'absent', 'chatty', 'brief')).toEqual(
    expect.objectContaining({ running: ['x'], everySeconds: 7 }),
  );
  expect(logScript(context, undefined)).toBe(SILENT);
});

describe('problemsHere', () => {
  const crash = aProblem('crash', { pods: 2 });
  const oom = aProblem('oomKilled', { pods: 'all' });

  it('has one entry for each affected pod', () => {
    expect(problemsHere(aWorkload(), [crash, oom], 5)).toEqual([
      crash,
      crash,
      oom,
      oom,
      oom,
    ]);
    expect(problemsHere(aWorkload(), [crash], 1)).toEqual([crash]);
    expect(problemsHere(aWorkload(), [crash], 5)).toEqual([crash, crash]);
  });

  it('leaves out problems of other clusters', () => {
    const here = aProblem('crash', { clusters: ['two', 'one'] });
    const there = aProblem('crash', { clusters: ['two'] });
    expect(problemsHere(aWorkload(), [there, here], 5)).toEqual([here]);
  });
});
