import {
  LocalObjectRef,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isReadKind, objectAddress } from './objectViews';

/** What sets the number of replicas of a workload. */
export interface ReplicaSetter {
  readonly tool: 'HPA' | 'KEDA';
  /** Of the HorizontalPodAutoscaler or the ScaledObject. */
  readonly name: string;
}

/** Who undoes changes that are made to a workload by hand, besides what applies its manifest. */
export interface WorkloadOwnership {
  readonly scaledBy?: ReplicaSetter;
  /** A custom resource, whose operator maintains the workload. */
  readonly operatedBy?: LocalObjectRef;
}

const SCALED_OBJECTS = 'scaledobjects.keda.sh';

/** The owners of the workloads of a cluster, by their `objectAddress`; those without one are left out. */
export function workloadOwnership(
  cluster: ServiceCluster,
): ReadonlyMap<string, WorkloadOwnership> {
  const setters = replicaSetters(cluster);
  return new Map(
    cluster.workloads.flatMap(workload => {
      const address = objectAddress(workload);
      const scaledBy = setters.get(address);
      const { owner } = workload;
      const operatedBy = owner && !isReadKind(owner.kind) ? owner : undefined;
      return scaledBy || operatedBy
        ? [
            [
              address,
              {
                ...(scaledBy && { scaledBy }),
                ...(operatedBy && { operatedBy }),
              },
            ],
          ]
        : [];
    }),
  );
}

function replicaSetters({
  objects,
}: ServiceCluster): ReadonlyMap<string, ReplicaSetter> {
  const setters = new Map<string, ReplicaSetter>();
  for (const { autoscaler, namespace, name } of objects) {
    if (!autoscaler) continue;
    const address = objectAddress({ ...autoscaler.target, namespace });
    setters.set(address, { tool: 'HPA', name });
  }
  // KEDA works by an HPA of its own, so it has the last word.
  for (const { customResource, namespace, name } of objects) {
    if (customResource?.definition !== SCALED_OBJECTS) continue;
    for (const target of customResource.targets ?? []) {
      const address = objectAddress({ ...target, namespace });
      setters.set(address, { tool: 'KEDA', name });
    }
  }
  return setters;
}
