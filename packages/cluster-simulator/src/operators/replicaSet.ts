import { RawOwnerReference } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { KubernetesObject } from '@podlight/fake-kubernetes-api-server';
import { WorkloadContext } from '../world/context';
import { metadata } from './objects';

interface ReplicaSetInput {
  readonly name: string;
  readonly owner: RawOwnerReference;
  readonly createdMs: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly selector: Readonly<Record<string, string>>;
  readonly template: unknown;
  readonly desired: number;
  readonly present: number;
  readonly ready: number;
}

/** A ReplicaSet of something other than a Deployment's own controller. */
export function replicaSet(
  context: WorkloadContext,
  input: ReplicaSetInput,
): KubernetesObject {
  const { name, owner, createdMs, labels, annotations } = input;
  const { desired, present, ready } = input;
  return {
    metadata: metadata(context, {
      kind: 'ReplicaSet',
      name,
      owner,
      createdMs,
      labels,
      annotations,
      generation: 1,
    }),
    spec: {
      replicas: desired,
      selector: { matchLabels: input.selector },
      template: input.template,
    },
    status: {
      replicas: present,
      ...(present > 0 ? { fullyLabeledReplicas: present } : {}),
      ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
      observedGeneration: 1,
    },
  };
}
