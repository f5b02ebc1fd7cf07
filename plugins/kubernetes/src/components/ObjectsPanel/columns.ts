import { ComponentType } from 'react';
import { OBJECTS_MESSAGES } from '../../i18n/en/tab/objects';
import { ObjectView } from '../../service';
import { Metrics, Scale, ScaleTarget } from './AutoscalerCells';
import { CellProps } from './CellProps';
import { ClaimUsers } from './ClaimUsers';
import { CustomPods } from './CustomResourceCells';
import { JobDuration, JobState, LastRun, NextRun, Schedule } from './JobCells';
import { Addresses, Endpoints, Ports, Routes, Selected } from './NetworkCells';
import { Notes } from './Notes';
import { plainText } from './plainText';
import { Rollout } from './Rollout';
import { Ready, UpToDate } from './WorkloadCells';
import { WorkloadUsage } from '../Usage';

/** A column of a table of objects. */
export interface ObjectColumn {
  readonly key: keyof (typeof OBJECTS_MESSAGES)['objects']['column'];
  readonly Cell: ComponentType<CellProps>;
}

const NOTES: ObjectColumn = { key: 'notes', Cell: Notes };

const USE: ObjectColumn = { key: 'use', Cell: WorkloadUsage };

const PODS: readonly ObjectColumn[] = [
  { key: 'ready', Cell: Ready },
  { key: 'upToDate', Cell: UpToDate },
  { key: 'rollout', Cell: Rollout },
  USE,
  NOTES,
];

const COLUMNS: Readonly<Record<string, readonly ObjectColumn[]>> = {
  Deployment: PODS,
  StatefulSet: PODS,
  DaemonSet: PODS.filter(({ key }) => key !== 'rollout'),
  ReplicaSet: [{ key: 'ready', Cell: Ready }, USE, NOTES],
  CronJob: [
    { key: 'schedule', Cell: Schedule },
    { key: 'next', Cell: NextRun },
    { key: 'last', Cell: LastRun },
  ],
  Job: [
    { key: 'state', Cell: JobState },
    { key: 'completions', Cell: Ready },
    { key: 'failedPods', Cell: plainText(row => row.job?.failed) },
    { key: 'duration', Cell: JobDuration },
    NOTES,
  ],
  HorizontalPodAutoscaler: [
    { key: 'scales', Cell: ScaleTarget },
    { key: 'replicas', Cell: Scale },
    { key: 'metrics', Cell: Metrics },
    NOTES,
  ],
  Service: [
    { key: 'type', Cell: plainText(row => row.service?.type) },
    { key: 'ports', Cell: Ports },
    { key: 'addresses', Cell: Addresses },
    { key: 'endpoints', Cell: Endpoints },
    { key: 'selects', Cell: Selected },
  ],
  Ingress: [
    { key: 'routes', Cell: Routes },
    { key: 'addresses', Cell: Addresses },
  ],
  PersistentVolumeClaim: [
    { key: 'phase', Cell: plainText(row => row.claim?.phase) },
    { key: 'storage', Cell: plainText(row => row.claim?.storage) },
    { key: 'storageClass', Cell: plainText(row => row.claim?.storageClass) },
    { key: 'usedBy', Cell: ClaimUsers },
    NOTES,
  ],
};

const CUSTOM: readonly ObjectColumn[] = [
  { key: 'endpoints', Cell: CustomPods },
];

/** What is shown of a kind besides name and place. */
export function kindColumns({
  kind,
  customResource,
}: Pick<
  ObjectView['row'],
  'kind' | 'customResource'
>): readonly ObjectColumn[] {
  // Knative's Service is none of Kubernetes'.
  if (customResource) return CUSTOM;
  return Object.hasOwn(COLUMNS, kind) ? COLUMNS[kind] : [NOTES];
}
