import {
  aDeployment,
  anEvent,
  aPod,
  aReplicaSet,
  FIXTURE_NOW,
  PodBuilder,
  PodOptions,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { listObjects } from '../scenarios/scenario';
import { Subject } from './report';

const PODS_PER_WORKLOAD = 20;
const NAMESPACE = 'shop';

type MakePod = (options: PodOptions) => PodBuilder;

const unhealthy = (pod: PodBuilder, message: string) =>
  pod.withEvent({ reason: 'Unhealthy', container: 'app', count: 20, message });

/** What goes wrong in the fleet, each with the events that go with it. */
const FAILURES: readonly MakePod[] = [
  options =>
    aPod(options)
      .crashLooping({ exitCode: 1 })
      .withEvent({
        reason: 'BackOff',
        container: 'app',
        count: 30,
        message: `Back-off restarting failed container app in pod ${options.name}`,
      }),
  options => aPod(options).oomKilled(),
  options =>
    aPod(options)
      .imagePullBackOff('registry.example.com/web:1.4.2: not found')
      .withEvent({
        reason: 'Failed',
        container: 'app',
        count: 9,
        message: 'Error: ImagePullBackOff',
      }),
  options =>
    unhealthy(
      aPod(options)
        .withContainer({
          name: 'app',
          readinessProbe: {
            httpGet: { path: '/ready', port: 8080 },
            periodSeconds: 10,
            failureThreshold: 3,
          },
        })
        .notReady(),
      'Readiness probe failed: HTTP probe failed with statuscode: 503',
    ),
  options =>
    unhealthy(
      aPod(options).crashLooping({ exitCode: 137 }),
      'Liveness probe failed: HTTP probe failed with statuscode: 500',
    ).withEvent({
      reason: 'Killing',
      type: 'Normal',
      container: 'app',
      lastSeenSecondsAgo: 61,
      message: 'Container app failed liveness probe, will be restarted',
    }),
  options => {
    const message = '0/50 nodes are available: 50 Insufficient cpu.';
    return aPod(options).unschedulable(message).withEvent({
      reason: 'FailedScheduling',
      source: 'default-scheduler',
      count: 5,
      message,
    });
  },
];

/** Every third workload has one pod in two that fails; all pods have the events of their start. */
function podOf(workload: number, number: number): PodBuilder {
  const name = `service-${workload}`;
  const options = {
    name: `${name}-7c9d8f6b5c-${String(number).padStart(5, 'x')}`,
    namespace: NAMESPACE,
    labels: { app: name },
    ageSeconds: 1_200,
  };
  const fails = workload % 3 === 0 && number % 2 === 0;
  const make: MakePod = fails
    ? FAILURES[(workload / 3) % FAILURES.length]
    : aPod;
  return make(options)
    .ownedBy('ReplicaSet', `${name}-7c9d8f6b5c`)
    .withEvent({
      reason: 'Scheduled',
      type: 'Normal',
      source: 'default-scheduler',
      lastSeenSecondsAgo: 1_200,
      message: `Successfully assigned ${NAMESPACE}/${options.name} to node-1`,
    });
}

function workloadOf(workload: number, replicas: number): Subject['objects'] {
  const name = `service-${workload}`;
  const options = { namespace: NAMESPACE, labels: { app: name }, replicas };
  const replicaSet = `${name}-7c9d8f6b5c`;
  return listObjects([
    aDeployment({ ...options, name }),
    aReplicaSet({ ...options, name: replicaSet }).ownedBy('Deployment', name),
    anEvent({
      reason: 'SuccessfulCreate',
      type: 'Normal',
      source: 'replicaset-controller',
      message: 'Created pod',
      namespace: NAMESPACE,
      regarding: { kind: 'ReplicaSet', name: replicaSet },
    }),
    ...Array.from({ length: replicas }, (_, number) => podOf(workload, number)),
  ]);
}

/** Pods of many workloads, one in six of them failing, with their owners and events. */
export function aFleet(pods: number): Subject {
  const workloads = Math.ceil(pods / PODS_PER_WORKLOAD);
  return {
    now: FIXTURE_NOW.toISOString(),
    objects: Array.from({ length: workloads }, (_, workload) =>
      workloadOf(workload, PODS_PER_WORKLOAD),
    ).flat(),
  };
}
