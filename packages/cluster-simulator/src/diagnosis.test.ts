import { resolve } from 'node:path';
import {
  detect,
  parseObjects,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Cluster, FakeClock, Simulator, startSimulator } from './testing';
import { call } from '@podlight/fake-kubernetes-api-server/testing';

/** Twelve rounds of twelve lists of every cluster of the demo: two seconds, and many more on a busy machine. */
jest.setTimeout(60_000);

const PATHS = [
  '/api/v1/pods',
  '/api/v1/services',
  '/api/v1/persistentvolumeclaims',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/replicasets',
  '/apis/apps/v1/statefulsets',
  '/apis/apps/v1/daemonsets',
  '/apis/batch/v1/jobs',
  '/apis/batch/v1/cronjobs',
  '/apis/autoscaling/v2/horizontalpodautoscalers',
  '/apis/networking.k8s.io/v1/ingresses',
  '/apis/argoproj.io/v1alpha1/rollouts',
  '/apis/cert-manager.io/v1/certificates',
];

let simulator: Simulator;
const clock = new FakeClock();

beforeAll(async () => {
  simulator = await startSimulator({
    clock,
    scenario: resolve(__dirname, '../scenarios/demo.yaml'),
  });
});

afterAll(() => simulator.stop());

/** The classes of the findings for one service in one cluster, events included. */
async function classes(
  cluster: Cluster,
  service: string,
  namespace: string,
): Promise<string[]> {
  const selector = `?labelSelector=${encodeURIComponent(
    `backstage.io/kubernetes-id=${service}`,
  )}`;
  const answers = await Promise.all([
    ...PATHS.map(path => call(cluster, `${path}${selector}`)),
    call(cluster, `/api/v1/namespaces/${namespace}/events`),
  ]);
  const objects = answers.flatMap(({ json }) => parseObjects(json));
  const view = toClusterObjects(objects, cluster.name);
  return detect(view, new Date(clock.now()))
    .filter(({ severity }) => severity !== 'info')
    .map(finding => finding.class);
}

it('is diagnosed with the problems of the scenario', async () => {
  const found = new Set<string>();
  for (let step = 0; step < 12; step++) {
    for (const cluster of simulator.clusters) {
      for (const name of await classes(cluster, 'dice-roller', 'games'))
        found.add(name);
    }
    clock.advance(15_000);
  }
  expect([...found]).toEqual(
    expect.arrayContaining([
      'ImageNotFound',
      'InvalidImageName',
      'ApplicationError',
      'MissingConfigMap',
      'MissingSecret',
      'LivenessProbeKilled',
      'OOMKilled',
      'ReadinessProbeFailing',
      'CommandNotFoundAtStart',
      'InitContainerFailed',
      'InsufficientCPU',
      'CustomResourceFailed',
    ]),
  );
});

it('is diagnosed as healthy without a problem', async () => {
  for (const cluster of simulator.clusters) {
    expect(await classes(cluster, 'storefront', 'storefront')).toEqual([]);
    expect(await classes(cluster, 'session-store', 'platform')).toEqual([]);
  }
});
