import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  any,
  BROKEN,
  condition,
  CONDITIONS,
  firstText,
  reason,
  says,
  WHY_BROKEN,
  word,
} from './cel';
import { date, text } from './columns';
import { DAY } from './times';

const RUN: Pick<ResourceDefinition, 'owns' | 'progressDeadline'> = {
  owns: ['workloads'],
  progressDeadline: DAY,
};

/** Kinds of the MariaDB operator, with plurals. */
const MARIADB = {
  Backup: 'backups',
  PhysicalBackup: 'physicalbackups',
  Restore: 'restores',
  SqlJob: 'sqljobs',
};

/** A run of a schedule that failed has the reason of one that waits for its next time. */
const MARIADB_SCHEDULED = (message: string) =>
  `${CONDITIONS}.exists(c, c.type == 'Complete' && c.?reason.orValue('') == 'CronJobScheduled' && c.?message.orValue('') ${message})`;

const MARIADB_HEALTH: CelHealth = {
  suspended: reason('Complete', 'JobSuspended', 'SnapshotSuspended'),
  inProgress: reason(
    'Complete',
    'CronJobRunning',
    'JobNotComplete',
    'JobRunning',
    'SnapshotInProgress',
    'SnapshotNotComplete',
  ),
  failed: MARIADB_SCHEDULED("!= 'Scheduled'"),
  current: any(
    condition('Complete', 'True'),
    MARIADB_SCHEDULED("== 'Scheduled'"),
  ),
  message: says(['Complete', 'False']),
  otherwise: 'conditions',
};

/** Backups and restores of Trident Protect, with plurals. */
const PROTECT_RUNS = {
  Backup: 'backups',
  BackupInplaceRestore: 'backupinplacerestores',
  BackupRestore: 'backuprestores',
  Snapshot: 'snapshots',
  SnapshotInplaceRestore: 'snapshotinplacerestores',
  SnapshotRestore: 'snapshotrestores',
};

/** The product was called Astra before. */
const PROTECT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'protect.trident.netapp.io': PROTECT_RUNS,
  'astra.netapp.io': {
    ...PROTECT_RUNS,
    ResourceBackup: 'resourcebackups',
    ResticVolumeBackup: 'resticvolumebackups',
  },
};

const PROTECT_DOCS =
  'https://docs.netapp.com/us-en/trident/trident-protect/learn-about-trident-protect.html';

const PROTECT_HEALTH: CelHealth = {
  failed: any(word('state', 'Error', 'Failed'), BROKEN),
  current: word('state', 'Completed'),
  message: firstText(
    WHY_BROKEN,
    "status.?error.orValue('')",
    "status.?message.orValue('')",
  ),
};

/** What runs once and ends. */
export const RUNS: readonly ResourceDefinition[] = [
  {
    group: 'kubernetes.dask.org',
    kind: 'DaskJob',
    plural: 'daskjobs',
    docs: 'https://kubernetes.dask.org/en/latest/operator_resources.html#daskjob',
    ...RUN,
    owns: ['daskclusters.kubernetes.dask.org', 'workloads'],
    runsToCompletion: true,
    health: {
      failed: word('jobStatus', 'Failed'),
      current: word('jobStatus', 'Successful'),
    },
    fields: ['status.jobStatus', 'status.endTime'],
    columns: [text('Job', 'status.jobStatus'), date('Ended', 'status.endTime')],
  },
  {
    group: 'scheduling.volcano.sh',
    kind: 'PodGroup',
    plural: 'podgroups',
    docs: 'https://volcano.sh/en/docs/podgroup/',
    ...RUN,
    owns: [],
    health: {
      // It keeps saying that it could not be scheduled while it runs.
      failed: word('phase', 'Unknown'),
      current: word('phase', 'Completed', 'Running'),
      message: says(['Unschedulable', 'True']),
    },
    fields: ['spec.minMember', 'spec.queue', 'status.phase'],
    columns: [text('Phase', 'status.phase'), text('Queue', 'spec.queue')],
  },
  ...Object.entries(MARIADB).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'k8s.mariadb.com',
      kind,
      plural,
      docs: 'https://github.com/mariadb-operator/mariadb-operator/blob/main/docs/README.md',
      ...RUN,
      // Those with a schedule run again and again.
      runsToCompletion: kind === 'Restore',
      health: MARIADB_HEALTH,
      columns: 'printer',
    }),
  ),
  ...Object.entries(PROTECT).flatMap(([group, kinds]) => [
    ...Object.entries(kinds).map(
      ([kind, plural]): ResourceDefinition => ({
        group,
        kind,
        plural,
        docs: PROTECT_DOCS,
        ...RUN,
        runsToCompletion: true,
        health: PROTECT_HEALTH,
        fields: ['status.state', 'status.completionTimestamp'],
        columns: [
          text('State', 'status.state'),
          date('Completed', 'status.completionTimestamp'),
        ],
      }),
    ),
    ...protectKinds(group),
  ]),
  {
    group: 'tower.ansible.com',
    kind: 'AnsibleJob',
    plural: 'ansiblejobs',
    docs: 'https://github.com/ansible/awx-resource-operator/blob/devel/README.md',
    ...RUN,
    runsToCompletion: true,
    health: {
      suspended: word('ansibleJobResult.status', 'canceled'),
      failed: any(
        word('ansibleJobResult.status', 'error', 'failed'),
        'status.?ansibleJobResult.?failed.orValue(false) == true',
        condition('Failure', 'True'),
      ),
      current: word('ansibleJobResult.status', 'successful'),
      message: firstText(
        says(['Failure', 'True']),
        "'Job is ' + status.?ansibleJobResult.?status.orValue('not started')",
      ),
    },
    fields: ['status.ansibleJobResult.status', 'status.ansibleJobResult.url'],
    columns: [text('Status', 'status.ansibleJobResult.status')],
  },
  {
    group: 'kargo.akuity.io',
    kind: 'Promotion',
    plural: 'promotions',
    docs: 'https://docs.kargo.io/user-guide/core-concepts/',
    owns: [],
    progressDeadline: DAY,
    runsToCompletion: true,
    health: {
      suspended: word('phase', 'Aborted'),
      failed: word('phase', 'Errored', 'Failed'),
      current: word('phase', 'Succeeded'),
      message: "status.?message.orValue('')",
    },
    fields: ['spec.stage', 'spec.freight', 'status.phase'],
    columns: [text('Stage', 'spec.stage'), text('Phase', 'status.phase')],
  },
  {
    group: 'jobset.x-k8s.io',
    kind: 'JobSet',
    plural: 'jobsets',
    docs: 'https://jobset.sigs.k8s.io/docs/concepts/',
    ...RUN,
    runsToCompletion: true,
    health: { otherwise: 'conditions' },
    columns: 'printer',
  },
];

/** What Trident Protect protects, where to, and when. */
function protectKinds(group: string): readonly ResourceDefinition[] {
  const api = { group, docs: PROTECT_DOCS, owns: [] };
  return [
    {
      ...api,
      kind: 'Application',
      plural: 'applications',
      health: { otherwise: 'conditions' },
      columns: [text('Protection', 'status.protectionState')],
    },
    {
      ...api,
      kind: 'AppVault',
      plural: 'appvaults',
      health: {
        failed: any(word('state', 'Error', 'Failed', 'Unavailable'), BROKEN),
        current: word('state', 'Available'),
        message: firstText("status.?error.orValue('')", WHY_BROKEN),
      },
      columns: [text('State', 'status.state')],
    },
    ...Object.entries({ ExecHook: 'exechooks', Schedule: 'schedules' }).map(
      ([kind, plural]): ResourceDefinition => ({
        ...api,
        kind,
        plural,
        health: {
          suspended: 'spec.?enabled.orValue(true) == false',
          otherwise: 'unknown',
        },
        columns: [text('Application', 'spec.applicationRef')],
      }),
    ),
  ];
}
