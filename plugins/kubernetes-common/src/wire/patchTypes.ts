import { Finding, PodRef } from '../diagnose/types';
import { MergePatch } from './mergePatch';
import { ObjectRow, WorkloadRow } from './objectTypes';
import { ClusterState, KindProblem } from './clusterTypes';
import { PodRow } from './podTypes';

/**
 * A row on the wire: in full, or as a merge patch for the row at index `like`
 * of the known rows. In a cluster message, these are the rows before it; in a
 * patch, the rows that it starts from.
 *
 * @public
 */
export type SentRow<Row> = Row | (MergePatch<Row> & { readonly like: number });

/** @public */
export interface RowChange<Row> {
  readonly key: string;
  readonly set: MergePatch<Row>;
}

/**
 * A change of a finding; its pods are a list that is patched by itself.
 *
 * @public
 */
export interface FindingChange extends RowChange<Omit<Finding, 'pods'>> {
  readonly pods?: RowsPatch<PodRef>;
}

/**
 * The changes of a list of rows. Keys are the uid of a pod, the id of a
 * finding, `KIND/NAMESPACE/NAME` of a workload or another object, with the
 * {@link resourceKey} for its kind, `CLUSTER/NAMESPACE/NAME` of a pod in a
 * finding.
 *
 * @public
 */
export interface RowsPatch<Row, Change = RowChange<Row>> {
  readonly removed?: readonly string[];
  readonly changed?: readonly Change[];
  /** In order; `at` is the index in the list that results. */
  readonly added?: readonly {
    readonly at: number;
    readonly row: SentRow<Row>;
  }[];
}

/**
 * The changes of a cluster since the version that the viewer has.
 *
 * @public
 */
export interface PatchMessage {
  readonly type: 'patch';
  readonly cluster: string;
  /** The version that this starts from. */
  readonly since: string;
  /** The resulting version. */
  readonly version: string;
  readonly state: ClusterState;
  /** Absent if unchanged. */
  readonly kindProblems?: readonly KindProblem[];
  readonly pods?: RowsPatch<PodRow>;
  readonly workloads?: RowsPatch<WorkloadRow>;
  readonly objects?: RowsPatch<ObjectRow>;
  readonly findings?: RowsPatch<Finding, FindingChange>;
}
