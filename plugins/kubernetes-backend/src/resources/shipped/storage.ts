import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  condition,
  CONDITIONS,
  firstText,
  reason,
  says,
  specFlag,
  word,
} from './cel';
import { date, text } from './columns';
import { DAY } from './times';

const VELERO_DOCS = 'https://velero.io/docs/main/api-types/';

const VELERO_MESSAGE = firstText(
  "status.?failureReason.orValue('')",
  "(size(status.?validationErrors.orValue([])) > 0 ? string(status.validationErrors[0]) : '')",
  "(status.?errors.orValue(0) > 0 ? string(status.errors) + ' errors' : '')",
);

const VELERO_RUN: CelHealth = {
  failed:
    "status.?phase.orValue('').matches('(Failed|FailedValidation)$') || status.?phase.orValue('') == 'FinalizingPartiallyFailed'",
  current: word('phase', 'Completed'),
  message: VELERO_MESSAGE,
};

const velero = (
  kind: string,
  plural: string,
  docs: string,
  definition: Omit<ResourceDefinition, 'group' | 'kind' | 'plural'>,
): ResourceDefinition => ({
  group: 'velero.io',
  kind,
  plural,
  docs: VELERO_DOCS + docs,
  owns: [],
  ...definition,
});

const RUN_FIELDS: Pick<ResourceDefinition, 'fields' | 'columns'> = {
  fields: [
    'status.phase',
    'status.startTimestamp',
    'status.completionTimestamp',
  ],
  columns: [
    text('Phase', 'status.phase'),
    date('Completed', 'status.completionTimestamp'),
  ],
};

/** A node on which no volume can be attached. */
const NODE_FAILED = any(
  condition('Ready', 'False'),
  condition('MountPropagation', 'False'),
);

/** Nothing is put on the disk of a node that was cordoned, which is meant. */
const DISK_FAILED =
  "status.?diskStatus.orValue({}).exists(k, status.diskStatus[k].?conditions.orValue([]).exists(c, c.?type.orValue('') in ['Ready', 'Schedulable'] && c.?status.orValue('') == 'False' && c.?reason.orValue('') != 'KubernetesNodeCordoned'))";

/** Kinds of VolSync, with plurals. */
const VOLSYNC = {
  ReplicationSource: 'replicationsources',
  ReplicationDestination: 'replicationdestinations',
};

/** Storage and backups. */
export const STORAGE: readonly ResourceDefinition[] = [
  velero('Backup', 'backups', 'backup/', {
    health: VELERO_RUN,
    progressDeadline: DAY,
    runsToCompletion: true,
    ...RUN_FIELDS,
  }),
  velero('Restore', 'restores', 'restore/', {
    health: VELERO_RUN,
    progressDeadline: DAY,
    runsToCompletion: true,
    ...RUN_FIELDS,
  }),
  velero('Schedule', 'schedules', 'schedule/', {
    health: {
      suspended: specFlag('paused'),
      failed: word('phase', 'FailedValidation'),
      current: word('phase', 'Enabled'),
      message: VELERO_MESSAGE,
    },
    owns: ['backups.velero.io'],
    fields: ['spec.schedule', 'status.lastBackup'],
    columns: [
      text('Schedule', 'spec.schedule'),
      date('Last backup', 'status.lastBackup'),
    ],
  }),
  velero(
    'BackupStorageLocation',
    'backupstoragelocations',
    'backupstoragelocation/',
    {
      health: {
        failed: word('phase', 'Unavailable'),
        current: word('phase', 'Available'),
        message: "status.?message.orValue('')",
      },
      fields: ['status.phase', 'status.lastValidationTime'],
      columns: [
        text('Phase', 'status.phase'),
        date('Validated', 'status.lastValidationTime'),
      ],
    },
  ),
  velero('BackupRepository', 'backuprepositories', 'backuprepository/', {
    health: {
      failed: word('phase', 'NotReady'),
      current: word('phase', 'Ready'),
      message: "status.?message.orValue('')",
    },
    fields: ['status.phase', 'status.lastMaintenanceTime'],
    columns: [
      text('Phase', 'status.phase'),
      date('Maintained', 'status.lastMaintenanceTime'),
    ],
  }),
  {
    group: 'ceph.rook.io',
    kind: 'CephCluster',
    plural: 'cephclusters',
    docs: 'https://rook.io/docs/rook/latest/CRDs/Cluster/ceph-cluster-crd/',
    owns: ['workloads'],
    health: {
      // Ceph warns of each daemon that an upgrade restarts.
      inProgress: all(
        word('phase', 'Progressing'),
        `!(${word('ceph.health', 'HEALTH_ERR')})`,
        `!(${word('state', 'Error')})`,
      ),
      failed: any(
        word('phase', 'Failure'),
        word('ceph.health', 'HEALTH_ERR', 'HEALTH_WARN'),
        word('state', 'Error'),
      ),
      current: all(
        word('phase', 'Ready', 'Connected'),
        word('ceph.health', 'HEALTH_OK'),
      ),
      message:
        "status.?ceph.?health.orValue('') in ['HEALTH_ERR', 'HEALTH_WARN'] ? 'Ceph reports ' + status.ceph.health : status.?message.orValue('')",
    },
    fields: ['status.phase', 'status.ceph.health', 'status.ceph.lastChecked'],
    columns: [
      text('Phase', 'status.phase'),
      text('Health', 'status.ceph.health'),
    ],
  },
  {
    group: 'longhorn.io',
    kind: 'Volume',
    plural: 'volumes',
    docs: 'https://longhorn.io/docs/latest/nodes-and-volumes/volumes/',
    owns: [],
    // It serves while a replica is built anew; pods that it fails have findings of their own.
    severity: { failing: 'warning' },
    health: {
      failed: any(
        word('robustness', 'degraded', 'faulted'),
        all(
          condition('Scheduled', 'False'),
          `!(${word('robustness', 'healthy')})`,
        ),
      ),
      current: any(
        word('robustness', 'healthy'),
        // Its robustness is only known while it is attached.
        all(word('state', 'detached'), word('robustness', 'unknown')),
      ),
      message: firstText(
        says(['Scheduled', 'False']),
        "('Volume is ' + status.?state.orValue('in an unknown state') + ' and ' + status.?robustness.orValue('unknown'))",
      ),
    },
    fields: ['spec.size', 'status.state', 'status.robustness'],
    columns: [
      text('State', 'status.state'),
      text('Robustness', 'status.robustness'),
    ],
  },
  {
    group: 'longhorn.io',
    kind: 'Node',
    plural: 'nodes',
    docs: 'https://longhorn.io/docs/latest/nodes-and-volumes/nodes/node-conditions/',
    owns: [],
    health: {
      suspended: all(
        `!(${NODE_FAILED})`,
        any(
          'spec.allowScheduling == false',
          reason('Schedulable', 'KubernetesNodeCordoned'),
        ),
      ),
      failed: any(NODE_FAILED, DISK_FAILED, condition('Schedulable', 'False')),
      current: condition('Ready', 'True'),
      message: firstText(
        says(
          ['Ready', 'False'],
          ['MountPropagation', 'False'],
          ['Schedulable', 'False'],
        ),
        `(${DISK_FAILED} ? 'A disk takes no replicas' : '')`,
      ),
    },
    columns: [text('Scheduling', 'spec.allowScheduling')],
  },
  {
    group: 'cdi.kubevirt.io',
    kind: 'DataVolume',
    plural: 'datavolumes',
    docs: 'https://github.com/kubevirt/containerized-data-importer/blob/main/doc/datavolumes.md',
    progressDeadline: DAY,
    health: {
      suspended: word('phase', 'Paused', 'WaitForFirstConsumer'),
      failed: any(
        word('phase', 'Failed'),
        all(
          `!(${word('phase', 'Succeeded')})`,
          // Its pod fails again and again in the phase of the import.
          `${CONDITIONS}.exists(c, c.type == 'Running' && c.status == 'False' && c.?reason.orValue('') == 'Error')`,
        ),
      ),
      current: word('phase', 'Succeeded'),
      message:
        "status.?conditions.orValue([]).exists(c, c.type == 'Running' && c.?message.orValue('') != '') ? status.conditions.filter(c, c.type == 'Running')[0].message : ''",
    },
    fields: ['status.phase', 'status.progress'],
    columns: [
      text('Phase', 'status.phase'),
      text('Progress', 'status.progress'),
    ],
  },
  {
    group: 'minio.min.io',
    kind: 'Tenant',
    plural: 'tenants',
    docs: 'https://min.io/docs/minio/kubernetes/upstream/reference/operator-crd.html',
    owns: ['workloads'],
    pods: { selector: 'v1.min.io/tenant={{metadata.name}}' },
    health: {
      failed: any(
        word('healthStatus', 'red'),
        // Its states are sentences.
        "status.?currentState.orValue('').matches('(?i)already exists|different versions|invalid|error|fail|not (allowed|controlled|set)')",
      ),
      current: all(
        word('currentState', 'Initialized'),
        "status.?healthStatus.orValue('green') == 'green'",
      ),
      message: firstText(
        "(status.?drivesOffline.orValue(0) > 0 ? string(status.drivesOffline) + ' drives are offline' : '')",
        "status.?currentState.orValue('')",
      ),
    },
    fields: [
      'status.currentState',
      'status.healthStatus',
      'status.drivesOnline',
      'status.drivesOffline',
    ],
    columns: [
      text('State', 'status.currentState'),
      text('Health', 'status.healthStatus'),
    ],
  },
  ...Object.entries(VOLSYNC).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'volsync.backube',
      kind,
      plural,
      docs: 'https://volsync.readthedocs.io/en/stable/usage/',
      owns: ['workloads'],
      progressDeadline: DAY,
      health: {
        suspended: specFlag('paused'),
        failed: any(
          reason('Synchronizing', 'Error'),
          all(
            word('latestMoverStatus.result', 'Failed'),
            condition('Synchronizing', 'False'),
          ),
        ),
        current: all(
          condition('Synchronizing', 'False'),
          "status.?lastSyncTime.orValue('') != ''",
        ),
        message: says(['Synchronizing', 'False'], ['Synchronizing', 'True']),
      },
      fields: [
        'spec.sourcePVC',
        'status.lastSyncTime',
        'status.latestMoverStatus.result',
      ],
      columns: [
        date('Last sync', 'status.lastSyncTime'),
        text('Result', 'status.latestMoverStatus.result'),
      ],
    }),
  ),
];
