import {
  ClusterObjects,
  ClusterReason,
  KindProblem,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceTarget } from '../../locate';
import { ClusterConnection } from '../../transport';

/** One service in one cluster. */
export interface ReadTarget {
  readonly service: ServiceTarget;
  readonly connection: ClusterConnection;
}

/** What is known of a service in a cluster at one moment. It replaces what was known before. */
export type ObservedObjects =
  | {
      readonly type: 'objects';
      /** False while some types have not answered yet; another one with all of them follows. */
      readonly isComplete: boolean;
      readonly objects: ClusterObjects['objects'];
      readonly kindProblems: readonly KindProblem[];
      /** Set when the pods are those of before, because they cannot be read now. */
      readonly staleReason?: ClusterReason;
    }
  /** Nothing at all could be read. */
  | { readonly type: 'failed'; readonly reason: ClusterReason };

/** Observes services for as long as there are viewers. */
export interface ServiceObserver {
  /** Whether something of the service is known to be there before it is read. */
  isExpected?(target: ReadTarget, identity: string): boolean;
  /** Ends when the signal aborts, and never by itself: a failure is an observation. */
  observe(
    target: ReadTarget,
    signal: AbortSignal,
  ): AsyncIterable<ObservedObjects>;
}
