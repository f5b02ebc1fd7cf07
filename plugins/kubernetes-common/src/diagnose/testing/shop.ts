import {
  aDeployment,
  anEvent,
  anObject,
  aPod,
  aReplicaSet,
  EventOptions,
  ObjectBuilder,
  PodBuilder,
  PodOptions,
  secondsAgo,
} from '../../testing';

/** A builder, or JSON that a test has modified. */
export interface Buildable {
  build(): unknown;
}

/** Options of an object in the namespace that all of these tests share. */
export const inShop = <T extends object = object>(
  name: string,
  options?: T,
) => ({ namespace: 'shop', ...options, name });

/** A healthy pod of {@link web}. */
export function webPod(
  name: string = 'web-7c9d5-abcde',
  options: Partial<PodOptions> = {},
): PodBuilder {
  return aPod(inShop(name, options)).ownedBy('ReplicaSet', 'web-7c9d5');
}

/** A Deployment whose rollout is done. */
export function web(): ObjectBuilder {
  return aDeployment(inShop('web'));
}

/** A failed pod of a Job by default. */
export function jobPod(name: string = 'import-a'): PodBuilder {
  return aPod(inShop(name, { restartPolicy: 'Never' as const }))
    .ownedBy('Job', 'import')
    .terminated({ exitCode: 1 })
    .failed();
}

/** A pod without a sandbox, whose containers have not started. */
export function creatingPod(options: Partial<PodOptions> = {}): PodBuilder {
  return webPod(undefined, options)
    .waiting('ContainerCreating')
    .withCondition({ type: 'PodReadyToStartContainers', status: 'False' });
}

/** The pod before it has an address, with its events. */
export function withoutIp(builder: PodBuilder): readonly Buildable[] {
  const raw = builder.build();
  delete raw.status.podIP;
  return [built(raw), ...builder.events().map(built)];
}

/** Wraps JSON as a builder. */
export function built(raw: unknown): Buildable {
  return { build: () => raw };
}

/** An event about an object that is not a pod. */
export function eventOn(
  kind: string,
  name: string,
  options: Pick<EventOptions, 'reason'> & Partial<EventOptions>,
): Buildable {
  return built(
    anEvent({
      message: '',
      source: 'controller',
      regarding: { kind, name, namespace: 'shop' },
      ...options,
    }),
  );
}

/** A claim that waits for its volume. */
export function pendingClaim(options: { ageSeconds?: number } = {}) {
  return anObject('PersistentVolumeClaim', inShop('data', options)).withStatus({
    phase: 'Pending',
  });
}

/** An autoscaler of {@link web} with one condition. */
export function autoscaler(condition: object, spec: object = {}) {
  return anObject('HorizontalPodAutoscaler', inShop('web'))
    .withSpec({
      scaleTargetRef: { kind: 'Deployment', name: 'web' },
      minReplicas: 1,
      maxReplicas: 5,
      ...spec,
    })
    .withStatus({ conditions: [condition] });
}

/** The ReplicaSet of {@link web}, whose pods are rejected with this message. */
export function refusedPods(message: string, seconds: number = 300) {
  return aReplicaSet(inShop('web-7c9d5'))
    .ownedBy('Deployment', 'web')
    .withCondition({
      type: 'ReplicaFailure',
      status: 'True',
      reason: 'FailedCreate',
      message,
      lastTransitionTime: secondsAgo(seconds),
    });
}
