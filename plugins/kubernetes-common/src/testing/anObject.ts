import { availableCondition, progressingCondition } from './conditions';
import {
  defaultApiVersion,
  buildMetadata,
  ObjectOptions,
  ownerReferenceTo,
  stableUid,
} from './metadata';
import { RawCondition, RawObject } from './raw';
import { secondsAgo } from './time';

/**
 * Builds any kind but a pod, healthy by default.
 *
 * @public
 */
export class ObjectBuilder {
  readonly #object: RawObject;

  constructor(
    kind: string,
    options: ObjectOptions,
    spec: Record<string, unknown> = {},
    status: Record<string, unknown> = {},
    apiVersion: string = defaultApiVersion(kind),
  ) {
    this.#object = {
      apiVersion,
      kind,
      metadata: buildMetadata(kind, options),
      spec,
      status,
    };
  }

  ownedBy(kind: string, name: string, uid?: string, apiVersion?: string): this {
    const { metadata } = this.#object;
    metadata.ownerReferences = [
      ownerReferenceTo(
        kind,
        name,
        uid ?? stableUid(kind, metadata.namespace ?? '', name),
        apiVersion,
      ),
    ];
    return this;
  }

  withSpec(changes: Record<string, unknown>): this {
    Object.assign((this.#object.spec ??= {}), changes);
    return this;
  }

  withStatus(changes: Record<string, unknown>): this {
    Object.assign((this.#object.status ??= {}), changes);
    return this;
  }

  /** Replaces the condition of that type. */
  withCondition(condition: RawCondition): this {
    const status = (this.#object.status ??= {});
    status.conditions = [
      ...(status.conditions ?? []).filter(
        other => other.type !== condition.type,
      ),
      { lastTransitionTime: secondsAgo(60), ...condition },
    ];
    return this;
  }

  /** Being deleted; `overdueSeconds` as for a pod. */
  terminating(overdueSeconds: number = -10, finalizers?: string[]): this {
    const { metadata } = this.#object;
    metadata.deletionTimestamp = secondsAgo(overdueSeconds);
    if (finalizers) metadata.finalizers = finalizers;
    return this;
  }

  build(): RawObject {
    return structuredClone(this.#object);
  }
}

/** @public */
export interface WorkloadOptions extends ObjectOptions {
  /** 1 when absent. */
  replicas?: number;
}

const labelSelector = (options: ObjectOptions) => ({
  matchLabels: options.labels ?? { app: options.name },
});

/**
 * A Deployment whose rollout is done.
 *
 * @public
 */
export function aDeployment(options: WorkloadOptions): ObjectBuilder {
  const { replicas = 1 } = options;
  const annotations = {
    'deployment.kubernetes.io/revision': '1',
    ...options.annotations,
  };
  return new ObjectBuilder(
    'Deployment',
    { ...options, annotations },
    {
      replicas,
      selector: labelSelector(options),
      progressDeadlineSeconds: 600,
    },
    {
      observedGeneration: 1,
      replicas,
      updatedReplicas: replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
    },
  )
    .withCondition(availableCondition(true))
    .withCondition(progressingCondition(options.name, 'complete'));
}

/**
 * A ReplicaSet with all of its pods.
 *
 * @public
 */
export function aReplicaSet(options: WorkloadOptions): ObjectBuilder {
  const { replicas = 1 } = options;
  return new ObjectBuilder(
    'ReplicaSet',
    options,
    { replicas, selector: labelSelector(options) },
    {
      observedGeneration: 1,
      replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
    },
  );
}

/**
 * A Job that has completed.
 *
 * @public
 */
export function aJob(options: ObjectOptions): ObjectBuilder {
  return new ObjectBuilder(
    'Job',
    options,
    { backoffLimit: 6, completions: 1, parallelism: 1, suspend: false },
    {
      succeeded: 1,
      startTime: secondsAgo(options.ageSeconds ?? 600),
      completionTime: secondsAgo(30),
    },
  ).withCondition({
    type: 'Complete',
    status: 'True',
    reason: 'CompletionsReached',
  });
}

/**
 * A custom resource, with nothing in spec and status.
 *
 * @param apiVersion - for example `argoproj.io/v1alpha1`
 * @public
 */
export function aCustomResource(
  apiVersion: string,
  kind: string,
  options: ObjectOptions,
): ObjectBuilder {
  return new ObjectBuilder(kind, options, {}, {}, apiVersion);
}

/**
 * Any other kind, with nothing in spec and status.
 *
 * @public
 */
export function anObject(kind: string, options: ObjectOptions): ObjectBuilder {
  return new ObjectBuilder(kind, options);
}
