import {
  at,
  KubernetesObject,
  listAt,
} from '@podlight/fake-kubernetes-api-server';
import { clusterSchema } from '../scenario/clusters';
import { planNodes } from '../world/nodes';
import { MANAGED_FIELDS } from './managedFields';
import { ServiceTemplate } from './ServiceTemplate';

const PODS = 2_000;
const plan = clusterSchema.parse({ name: 'one', nodes: 3 });
const nodes = planNodes(plan);
const epochMs = Date.parse('2026-11-22T07:00:00Z');
const template = new ServiceTemplate({ plan, nodes, epochMs }, 'web', PODS);
const pods = [...template.objects('pods')];

const names = (objects: readonly KubernetesObject[]) =>
  objects.map(({ metadata }) => metadata.name);
const isReady = (pod: KubernetesObject) =>
  at(pod, 'status', 'containerStatuses', 0, 'ready') === true;
const failing = pods.filter(pod => !isReady(pod));
const only = (resource: string) => {
  const objects = [...template.objects(resource)];
  expect(objects).toHaveLength(1);
  return objects[0];
};

it('makes pods in the order of their names', () => {
  expect(pods).toHaveLength(PODS);
  expect(names(pods)).toEqual([...new Set(names(pods))].sort());
  const { name } = only('replicasets.apps').metadata;
  for (const each of names(pods)) {
    expect(each).toMatch(new RegExp(`^${name}-[a-z0-9]{5}$`));
  }
});

it('gives each pod its own identity and place', () => {
  const fields = (...path: (string | number)[]) =>
    new Set(pods.map(pod => at(pod, ...path)));
  expect(fields('metadata', 'uid').size).toBe(PODS);
  expect(fields('status', 'podIP').size).toBe(PODS);
  expect(fields('status', 'containerStatuses', 0, 'containerID').size).toBe(
    PODS,
  );
  expect(pods[4]).toMatchObject({
    metadata: {
      namespace: 'web',
      resourceVersion: '1000',
      managedFields: MANAGED_FIELDS,
    },
    spec: { nodeName: nodes[1].name },
    status: {
      hostIP: nodes[1].ip,
      hostIPs: [{ ip: nodes[1].ip }],
      podIP: '10.244.0.5',
      podIPs: [{ ip: '10.244.0.5' }],
    },
  });
  expect(pods[250].status).toMatchObject({ podIP: '10.244.1.1' });
  expect(pods[249].status).toMatchObject({ podIP: '10.244.0.250' });
});

it('finds what it lists, and nothing else', () => {
  for (const pod of [pods[0], pods[PODS - 1], failing[0]]) {
    expect(template.get('pods', pod.metadata.name)).toEqual(pod);
  }
  const [first] = names(pods);
  expect(template.get('pods', `${first}x`)).toBeUndefined();
  expect(template.get('pods', `x${first}`)).toBeUndefined();
  expect(template.get('pods', first.replace(/.{5}$/, 'zzzzz'))).toBeUndefined();
  expect(template.get('deployments.apps', 'web')).toEqual(
    only('deployments.apps'),
  );
  expect(template.get('deployments.apps', 'api')).toBeUndefined();
  expect(template.get('secrets', 'web')).toBeUndefined();
});

it('lets a few pods of a thousand fail, each with its events', () => {
  expect(failing.length).toBeGreaterThan(1);
  expect(failing.length).toBeLessThan(16);
  const events = [...template.objects('events')];
  const involved = new Set(
    events.map(event => at(event, 'involvedObject', 'name')),
  );
  expect([...involved]).toEqual(names(failing));
  expect(names(events)).toEqual([...new Set(names(events))].sort());
  for (const event of events) {
    expect(at(event, 'involvedObject', 'kind')).toBe('Pod');
  }
  const [{ metadata }] = failing;
  const own = events.filter(
    event => at(event, 'involvedObject', 'name') === metadata.name,
  );
  for (const event of own) {
    expect(event.metadata.name.startsWith(`${metadata.name}.`)).toBe(true);
    expect(at(event, 'involvedObject', 'uid')).toBe(metadata.uid);
  }
  const messages = own.map(({ message }) => message);
  expect(messages).toContainEqual(
    `Back-off restarting failed container app in pod ${metadata.name}_web(${metadata.uid})`,
  );
  expect(new Set(events.map(event => event.metadata.uid)).size).toBe(
    events.length,
  );
});

it('counts all pods, and those that are ready', () => {
  const ready = PODS - failing.length;
  const counts = {
    replicas: PODS,
    readyReplicas: ready,
    availableReplicas: ready,
  };
  expect(only('deployments.apps')).toMatchObject({
    metadata: { resourceVersion: '1000' },
    spec: { replicas: PODS },
    status: {
      ...counts,
      updatedReplicas: PODS,
      unavailableReplicas: failing.length,
    },
  });
  expect(only('replicasets.apps')).toMatchObject({
    spec: { replicas: PODS },
    status: { ...counts, fullyLabeledReplicas: PODS },
  });
  expect(only('replicasets.apps').status).not.toHaveProperty('updatedReplicas');
  const small = new ServiceTemplate({ plan, nodes, epochMs }, 'web', 1);
  const [deployment] = small.objects('deployments.apps');
  expect(deployment.status).not.toHaveProperty('unavailableReplicas');
  expect([...small.objects('events')]).toEqual([]);
});

it('has a Service and an autoscaler', () => {
  expect(only('services')).toMatchObject({
    metadata: { name: 'web', resourceVersion: '1000' },
  });
  expect(only('horizontalpodautoscalers.autoscaling')).toMatchObject({
    spec: { minReplicas: 10, maxReplicas: 100 },
  });
  expect([...template.objects('secrets')]).toEqual([]);
});

it('differs from cluster to cluster', () => {
  const other = { ...plan, name: 'two' };
  const [pod] = new ServiceTemplate(
    { plan: other, nodes, epochMs },
    'web',
    PODS,
  ).objects('pods');
  expect(pod.metadata.uid).not.toBe(pods[0].metadata.uid);
  expect(listAt(pod, 'status', 'containerStatuses')[0]).not.toEqual(
    listAt(pods[0], 'status', 'containerStatuses')[0],
  );
});

it('has no failing pod where none is wanted', () => {
  const well = new ServiceTemplate({ plan, nodes, epochMs }, 'web', PODS, 0);
  expect([...well.objects('pods')].every(isReady)).toBe(true);
});
