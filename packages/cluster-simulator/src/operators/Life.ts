import { RawOwnerReference } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { KubernetesObject, textAt } from '@podlight/fake-kubernetes-api-server';
import { ChangeTracker } from '../life/ChangeTracker';
import { PodLife } from '../life/podLife';
import { PlacedObject } from '../world/Controller';
import { ownUid, WorkloadContext } from '../world/context';
import { PodInput } from '../world/podPlans';

/** A pod that should be there in a stage. */
export interface WantedPod {
  readonly context: WorkloadContext;
  readonly input: Omit<PodInput, 'createdMs' | 'deletedMs'>;
  /** Whether it has come with the stage, and is not as old as the whole. */
  readonly isNew?: boolean;
}

/** What an operator knows at one moment. */
export interface Moment {
  readonly stage: string;
  readonly sinceMs: number;
  /** How often the spec has changed. */
  readonly generation: number;
  readonly tracker: ChangeTracker;
  readonly pods: readonly PodLife[];
}

/** A custom resource and what it owns, by the stages of its life. */
export interface Life {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly stages: readonly string[];
  readonly createdMs: number;
  wantedPods(stage: string): readonly WantedPod[];
  /** Everything but pods, events included. */
  objects(moment: Moment): readonly PlacedObject[];
}

/** A reference to an object of an operator, which controls another. */
export function customOwner(
  context: WorkloadContext,
  apiVersion: string,
  kind: string,
  name: string,
): RawOwnerReference {
  return {
    apiVersion,
    kind,
    name,
    uid: ownUid(context, kind, name),
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** The pods that an object controls. */
export function countPods(pods: readonly PodLife[], owner: string) {
  const owned = pods.filter(({ pod, isTerminating }) => {
    return pod && !isTerminating && ownerName(pod) === owner;
  });
  return {
    present: owned.length,
    ready: owned.filter(({ isReady }) => isReady).length,
  };
}

function ownerName(pod: KubernetesObject): string | undefined {
  return textAt(pod, 'metadata', 'ownerReferences', 0, 'name');
}
