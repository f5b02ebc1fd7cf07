import {
  ClusterObjects,
  detect,
  EvidenceWanted,
  evidenceWanted,
  Finding,
  PodRow,
  toServiceRows,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';

/** The pure stages of the pipeline, as a seam: tests make each of them throw. */
export interface Diagnosis {
  detect(view: ClusterObjects, now: Date): readonly Finding[];
  evidenceWanted(
    view: ClusterObjects,
    findings: readonly Finding[],
  ): EvidenceWanted;
  toServiceRows(
    view: ClusterObjects,
    findings: readonly Finding[],
    now: Date,
  ): {
    readonly pods: readonly PodRow[];
    readonly workloads: readonly WorkloadRow[];
  };
}

export const defaultDiagnosis: Diagnosis = {
  detect,
  evidenceWanted,
  toServiceRows,
};
