import {
  aDeployment,
  anEvent,
  aPod,
  aReplicaSet,
  ObjectBuilder,
  PodBuilder,
  PodOptions,
  RawEvent,
  RawPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { Expectation } from './scenario';

/** Everything stands in this namespace, and most of it belongs to this Deployment. */
export const NAMESPACE = 'shop';
const DEPLOYMENT = 'web';
const REPLICA_SET = 'web-7c9d8f6b5c';

/** A pod of the Deployment `web`. */
export function webPod(
  suffix: string = 'x2k4p',
  options: Partial<PodOptions> = {},
): PodBuilder {
  return aPod({
    name: `${REPLICA_SET}-${suffix}`,
    namespace: NAMESPACE,
    labels: { app: DEPLOYMENT },
    ageSeconds: 540,
    ...options,
  }).ownedBy('ReplicaSet', REPLICA_SET);
}

/** A pod that nothing owns, and that nothing will replace. */
export function barePod(
  name: string,
  options: Partial<PodOptions> = {},
): PodBuilder {
  return aPod({ name, namespace: NAMESPACE, ageSeconds: 540, ...options });
}

/** A pod that needs no more methods. */
export interface FinishedPod {
  build(): RawPod;
  events(): RawEvent[];
}

/** On a node that has not made its sandbox, so that it has no address yet. */
export function creating(
  pod: PodBuilder,
  containers: readonly string[] = ['app'],
  reason: string = 'ContainerCreating',
): FinishedPod {
  containers.forEach(name => pod.waiting(reason, undefined, name));
  pod.withCondition({ type: 'PodReadyToStartContainers', status: 'False' });
  return {
    build: () => {
      const { podIP, ...status } = pod.build().status;
      return { ...pod.build(), status };
    },
    events: () => pod.events(),
  };
}

function isReady(pod: FinishedPod): boolean {
  return pod
    .build()
    .status.conditions.some(
      ({ type, status }) => type === 'Ready' && status === 'True',
    );
}

/** The Deployment and the ReplicaSet of {@link webPod}s, in the state that their pods put them in. */
export function web(
  ...pods: readonly FinishedPod[]
): [ObjectBuilder, ...(ObjectBuilder | FinishedPod)[]] {
  const replicas = pods.length;
  const ready = pods.filter(isReady).length;
  const counts = { replicas, readyReplicas: ready, availableReplicas: ready };
  const common = { namespace: NAMESPACE, ageSeconds: 550, replicas };
  const deployment = aDeployment({
    ...common,
    name: DEPLOYMENT,
    labels: { app: DEPLOYMENT },
  }).withStatus({
    ...counts,
    updatedReplicas: replicas,
    unavailableReplicas: replicas - ready,
  });
  // maxUnavailable is a quarter unless the manifest says otherwise, rounded down.
  if (ready < replicas - Math.floor(replicas / 4)) {
    deployment.withCondition({
      type: 'Available',
      status: 'False',
      reason: 'MinimumReplicasUnavailable',
      message: 'Deployment does not have minimum availability.',
    });
  }
  if (ready < replicas) {
    deployment.withCondition({
      type: 'Progressing',
      status: 'True',
      reason: 'ReplicaSetUpdated',
      message: `ReplicaSet "${REPLICA_SET}" is progressing.`,
    });
  }
  const replicaSet = aReplicaSet({
    ...common,
    name: REPLICA_SET,
    labels: { app: DEPLOYMENT },
    annotations: { 'deployment.kubernetes.io/revision': '1' },
  })
    .ownedBy('Deployment', DEPLOYMENT)
    .withStatus(counts);
  return [deployment, replicaSet, ...pods];
}

/** The Deployment `web` with a pod beside three that serve, so that it is available. */
export function amongOthers(pod: FinishedPod) {
  return web(webPod('aaaaa'), webPod('bbbbb'), webPod('ccccc'), pod);
}

/** The Deployment of {@link web} when the API server refuses its pods. */
export function refused(message: string): (ObjectBuilder | RawEvent)[] {
  const none = { replicas: 0, readyReplicas: 0, availableReplicas: 0 };
  const condition = {
    type: 'ReplicaFailure',
    status: 'True',
    reason: 'FailedCreate',
    message,
  } as const;
  const options = { namespace: NAMESPACE, ageSeconds: 300, replicas: 1 };
  const deployment = aDeployment({ ...options, name: DEPLOYMENT })
    .withStatus({ ...none, updatedReplicas: 0, unavailableReplicas: 1 })
    .withCondition(condition)
    .withCondition({
      type: 'Available',
      status: 'False',
      reason: 'MinimumReplicasUnavailable',
      message: 'Deployment does not have minimum availability.',
    });
  const replicaSet = aReplicaSet({ ...options, name: REPLICA_SET })
    .ownedBy('Deployment', DEPLOYMENT)
    .withStatus(none)
    .withCondition(condition);
  const event = anEvent({
    reason: 'FailedCreate',
    message: `Error creating: ${message}`,
    source: 'replicaset-controller',
    count: 9,
    namespace: NAMESPACE,
    regarding: { kind: 'ReplicaSet', name: REPLICA_SET },
  });
  return [deployment, replicaSet, event];
}

/** To be found on the pods of {@link web}, or on what owns them. */
export function onWeb(...classes: readonly string[]): Expectation {
  return { classes, on: ['Pod/web-*', 'ReplicaSet/web-*', 'Deployment/web'] };
}

/** To be found on the object that has this kind and name. */
export function on(object: string, ...classes: readonly string[]): Expectation {
  return { classes, on: [object] };
}
