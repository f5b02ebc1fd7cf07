import {
  ClusterObjects,
  ClusterReason,
  ClusterReferences,
  KindProblem,
  PodRow,
  ReadExtent,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceTarget } from '../../locate';
import { ClusterConnection } from '../../transport';

/** One service in one cluster. */
export interface ReadTarget {
  readonly service: ServiceTarget;
  readonly connection: ClusterConnection;
}

/** The state of a service in a cluster at one moment. It replaces the one before. */
export type ObservedObjects =
  | {
      readonly type: 'objects';
      /** False while some types have not answered yet; a complete one follows. */
      readonly isComplete: boolean;
      readonly objects: ClusterObjects['objects'];
      /** What the objects name and that is not the service's; absent while that is unknown. */
      readonly references?: ClusterReferences;
      /** What was read to follow requests; absent without references. */
      readonly extents?: readonly ReadExtent[];
      readonly kindProblems: readonly KindProblem[];
      /** Set when the pods are old, because they cannot be read now. */
      readonly staleReason?: ClusterReason;
    }
  /** Nothing at all could be read. */
  | { readonly type: 'failed'; readonly reason: ClusterReason };

/** Observes services in clusters. */
export interface ServiceObserver {
  /** Whether the cluster is known to have the service before it is read. */
  isExpected?(target: ReadTarget, identity: string): boolean;
  /**
   * Resolves when the service may be in the cluster, or when the signal aborts; undefined
   * unless it is certain now that the cluster need not be asked.
   */
  absence?(target: ReadTarget, signal: AbortSignal): Promise<void> | undefined;
  /**
   * Resolves when it has been certain for minutes that the service is no longer in the
   * cluster, or when the signal aborts.
   */
  departure?(target: ReadTarget, signal: AbortSignal): Promise<void>;
  /** The service's pods in the cluster, as far as they are known before it is read. */
  preview?(target: ReadTarget): readonly PodRow[] | undefined;
  /** Ends when the signal aborts, and never by itself: a failure is an observation. */
  observe(
    target: ReadTarget,
    signal: AbortSignal,
  ): AsyncIterable<ObservedObjects>;
}
