import {
  FleetCell,
  FleetCluster,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * What services stand for, by reference, as their caller read them in the catalog: see
 * {@link hashSubject}.
 */
export type Subjects = ReadonlyMap<string, string>;

/** What the index knows of one service. */
export interface ServiceCells {
  /** One for each cluster in which it has objects; those of a cluster that is not seen are never `healthy`. */
  readonly cells: readonly FleetCell[];
  /** Clusters in which it may have objects, though the index has never seen all of them. */
  readonly unseen: readonly string[];
}

/** A failure class of a service in one cluster, from when it was noticed until it was gone. */
export interface FailureSpan {
  readonly entityRef: string;
  readonly cluster: string;
  readonly class: string;
  readonly from: Date;
  /** Absent while it lasts. */
  readonly until?: Date;
}

/** Failures of the last hours. */
export interface FailureHistory {
  /** Nothing is known of the time before. */
  readonly since: Date;
  readonly spans: readonly FailureSpan[];
}

/**
 * What the routes of the fleet read, wherever it is kept. It sees all services: whoever asks
 * names those that the caller may see, and nothing else may leave it. What it knows of
 * another subject than the one that is asked for is not told, as the caller's rights are about
 * that one.
 */
export interface FleetReader {
  /** Services that the index does not follow are absent. */
  readServices(
    subjects: Subjects,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, ServiceCells>>;
  /** By name; those that are left out, too. */
  readClusters(signal: AbortSignal): Promise<ReadonlyMap<string, FleetCluster>>;
  /** Failures of these services in the last 24 hours. */
  readHistory(subjects: Subjects, signal: AbortSignal): Promise<FailureHistory>;
}
