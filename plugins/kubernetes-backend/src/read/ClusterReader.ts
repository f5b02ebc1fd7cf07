import {
  ClusterObjects,
  ClusterReason,
  KindProblem,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceTarget } from '../locate';
import { ClusterConnection } from '../transport';

/** One service in one cluster. */
export interface ReadTarget {
  readonly service: ServiceTarget;
  readonly connection: ClusterConnection;
}

/** What is known of a service in a cluster at one moment. It replaces what was known before. */
export type ClusterReading =
  | {
      readonly type: 'objects';
      /** False while some kinds have not answered yet; a reading with all of them follows. */
      readonly isComplete: boolean;
      readonly objects: ClusterObjects['objects'];
      readonly kindProblems: readonly KindProblem[];
      /** Set when the pods are those of an earlier reading, because they could not be read now. */
      readonly staleReason?: ClusterReason;
    }
  /** Nothing at all could be read. */
  | { readonly type: 'failed'; readonly reason: ClusterReason };

/**
 * Reads one service in one cluster for as long as somebody looks.
 *
 * @remarks
 * The pipeline knows nothing of how this is done: a reader may list again and
 * again, or list once and watch. It ends when the signal aborts, and never by
 * itself; failures are readings.
 */
export interface ClusterReader {
  /** Whether something of the service is known to be there before it is read. */
  isExpected?(target: ReadTarget, identity: string): boolean;
  follow(
    target: ReadTarget,
    signal: AbortSignal,
  ): AsyncIterable<ClusterReading>;
}
