import { RawOwnerReference } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ContainerPlan } from './containerContext';
import { RestartPolicy } from './runs';

/** One pod as the scenario plans it. Its life is a function of this and the time. */
export interface PodPlan {
  readonly name: string;
  readonly generateName?: string;
  readonly namespace: string;
  readonly uid: string;
  readonly createdMs: number;
  /** When it is deleted; it is gone some seconds later. */
  readonly deletedMs?: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly owner?: RawOwnerReference;
  readonly node: {
    readonly name: string;
    readonly ip: string;
    /** The labels of a pod that is bound to the node. */
    readonly podLabels: Readonly<Record<string, string>>;
  };
  readonly podIp: string;
  readonly restartPolicy: RestartPolicy;
  readonly initContainers: readonly ContainerPlan[];
  readonly containers: readonly ContainerPlan[];
  /** The rest of the spec. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** Why it fits on no node. */
  readonly unschedulable?: string;
  readonly qosClass: string;
  /** Whether the kubelet is older than 1.36. */
  readonly isOlderKubelet: boolean;
}
