import { ClusterReason } from '@podlight/backstage-plugin-kubernetes-common';
import { FleetKind, FleetRecord, RecordKey } from '../records';

/** Why a source does not follow a cluster, though Backstage knows it. */
export type LeftOutReason =
  | 'personal-credential'
  | 'misconfigured'
  /** Another replica of Backstage follows it, or will soon. */
  | 'other-replica';

/** What a source says of one cluster. All but `nodePools`, `leftOut` and `gone` are of one kind of object. */
export type FleetEvent = {
  readonly cluster: string;
} & (
  | {
      /** A list begins: the records from now on replace all of the kind. */
      readonly type: 'listBegun';
      readonly kind: FleetKind;
    }
  | {
      /** Each is the newest state of its object. No object is in both. */
      readonly type: 'changed';
      readonly kind: FleetKind;
      readonly records: readonly FleetRecord[];
      readonly deleted: readonly RecordKey[];
      /** When the oldest of the changes was read, in milliseconds since 1970. */
      readonly readAt: number;
      /** Some changes were left out, so that the source tells only a part until the next list. */
      readonly isLimited?: boolean;
    }
  | {
      /** The list is complete, as of this resource version, which is opaque. */
      readonly type: 'listEnded';
      readonly kind: FleetKind;
      readonly resourceVersion: string;
      /** There are more objects than the source reads. */
      readonly isLimited: boolean;
    }
  | {
      /** Changes are seen as they happen, and none was missed since the last list. */
      readonly type: 'live';
      readonly kind: FleetKind;
    }
  | {
      /** What happens from now on is not seen, until `live`. Records stay as they were. */
      readonly type: 'gap';
      readonly kind: FleetKind;
      readonly reason: ClusterReason;
    }
  | {
      /** The cluster serves no such kind. */
      readonly type: 'absent';
      readonly kind: FleetKind;
    }
  | {
      /** The pools of its nodes, all of them, where the source reads nodes. */
      readonly type: 'nodePools';
      /** By node, an empty one for a node without; undefined where they can't be known. */
      readonly pools: ReadonlyMap<string, string> | undefined;
    }
  | {
      /** The cluster is not followed; it may have been before. */
      readonly type: 'leftOut';
      readonly reason: LeftOutReason;
    }
  | {
      /** Backstage does not know the cluster any more. */
      readonly type: 'gone';
    }
);

/** Takes what a source says, in the order of events in each cluster. Must not throw. */
export type FleetSink = (event: FleetEvent) => void;

/**
 * Where the records of a fleet come from. Lists and watches of each cluster are one source;
 * a search service that knows many clusters could be another.
 *
 * @remarks
 * Clusters are independent: a source that cannot read one says so as a gap of that
 * cluster and goes on with the others. After a gap it either has missed nothing, or
 * begins a new list.
 */
export interface FleetSource {
  /** Resolves when the signal has aborted; never rejects for what a cluster does. */
  follow(sink: FleetSink, signal: AbortSignal): Promise<void>;
}
