import {
  ClusterDiagnosis,
  clusterDiagnosisSchema,
  ClusterHealthList,
  clusterHealthListSchema,
  eventRowsSchema,
  EventRow,
  serviceMessageSchema,
  ServiceMessage,
  ServiceSnapshot,
  serviceSnapshotSchema,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * What is sent is checked against the strict schemas everywhere but in
 * production: there the types have to do, because a state of 5,000 pods would be
 * walked once more for every viewer.
 */
const isChecked = process.env.NODE_ENV !== 'production';

export function encodeMessage(message: ServiceMessage): string {
  if (isChecked) serviceMessageSchema.parse(message);
  return `${JSON.stringify(message)}\n`;
}

export function checkedSnapshot(snapshot: ServiceSnapshot): ServiceSnapshot {
  if (isChecked) serviceSnapshotSchema.parse(snapshot);
  return snapshot;
}

export function checkedEvents(rows: readonly EventRow[]): readonly EventRow[] {
  if (isChecked) eventRowsSchema.parse(rows);
  return rows;
}

export function checkedClusters(list: ClusterHealthList): ClusterHealthList {
  if (isChecked) clusterHealthListSchema.parse(list);
  return list;
}

export function checkedDiagnosis(
  diagnosis: ClusterDiagnosis,
): ClusterDiagnosis {
  if (isChecked) clusterDiagnosisSchema.parse(diagnosis);
  return diagnosis;
}
