import { Finding } from '../diagnose/types';
import { ClusterObjects } from '../model';
import { PodRow, WorkloadRow } from '../wire/types';

/** @public */
export interface ServiceRows {
  readonly pods: readonly PodRow[];
  readonly workloads: readonly WorkloadRow[];
}

/** @public */
export function toServiceRows(
  _view: ClusterObjects,
  _findings: readonly Finding[],
  _now: Date,
): ServiceRows {
  return { pods: [], workloads: [] };
}
