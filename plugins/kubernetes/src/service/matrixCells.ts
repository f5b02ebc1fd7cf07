import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { ObjectState } from './objectState';
import { ObjectView } from './objectViews';

/** The newest rollout of a workload in one cluster, as far as versions are concerned. */
export interface VersionRollout {
  /** RFC 3339. */
  readonly at: string;
  readonly revision?: string;
  /** What the pods of the new revision run; absent where there is none of them yet. */
  readonly version?: string;
  /** The versions that it replaced; empty where it did not change the version, or went back to an earlier one. */
  readonly replaced: readonly string[];
}

/** A cluster that runs a version from before the newest rollout. */
export interface BehindVersion {
  /** The newest version. */
  readonly version: string;
  /** Where it was rolled out, and when. */
  readonly cluster: string;
  readonly at: string;
}

/** A workload in one cluster. */
export interface WorkloadCell {
  readonly type: 'present';
  readonly cluster: string;
  readonly object: ObjectView;
  /** Undefined where neither good nor bad can be said. */
  readonly state: ObjectState | undefined;
  /** The state when its cluster was last read. */
  readonly lastState: ObjectState | undefined;
  /** What its pods run, the most frequent first. */
  readonly versions: readonly string[];
  /** Whether its pods can be filtered by its name: they name only the top of their owners. */
  readonly hasOwnPods: boolean;
  /** It mainly runs another version than most of the other clusters. */
  readonly differs: boolean;
  /** Absent where no rollout with a time is known. */
  readonly rolledOut?: VersionRollout;
  /** The newest version, which has not been rolled out here. */
  readonly behind?: BehindVersion;
  /** Absent when no rollout is in progress. */
  readonly rollout?: { readonly updated: number; readonly total: number };
  /** What is wrong with its worst pod, where that has been diagnosed. */
  readonly finding?: Finding;
  /** kubectl's status of its worst pod, such as `CrashLoopBackOff`. */
  readonly status?: string;
}

/** A workload is not in that cluster, or that is unknown. */
export interface EmptyCell {
  readonly type: 'absent' | 'unread' | 'connecting';
  readonly cluster: string;
}

export type MatrixCell = WorkloadCell | EmptyCell;
