import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import {
  any,
  condition,
  CONDITIONS,
  first,
  firstText,
  specFlag,
  word,
} from './cel';
import { date, number, text } from './columns';
import { TEXTS } from './texts';
import { DAY } from './times';

/** What belongs to a cluster of CloudNativePG. */
export function cnpg(
  kind: string,
  plural: string,
  page: string,
): Pick<ResourceDefinition, 'group' | 'kind' | 'plural' | 'docs' | 'targets'> {
  return {
    group: 'postgresql.cnpg.io',
    kind,
    plural,
    docs: `https://cloudnative-pg.io/documentation/current/${page}/`,
    targets: [
      {
        path: 'spec.cluster',
        kind: 'Cluster',
        definition: 'clusters.postgresql.cnpg.io',
      },
    ],
  };
}

/** CloudNativePG. */
export const CLOUDNATIVE_PG: readonly ResourceDefinition[] = [
  {
    group: 'postgresql.cnpg.io',
    kind: 'Cluster',
    plural: 'clusters',
    owns: ['workloads'],
    docs: 'https://cloudnative-pg.io/documentation/current/',
    fields: [
      'spec.instances',
      'spec.imageName',
      'spec.storage.size',
      'status.phase',
      'status.phaseReason',
      'status.instances',
      'status.readyInstances',
      'status.instanceNames',
      'status.currentPrimary',
      'status.targetPrimary',
      'status.currentPrimaryTimestamp',
      'status.firstRecoverabilityPoint',
      'status.lastSuccessfulBackup',
    ],
    columns: [
      number('Instances', 'status.instances'),
      number('Ready', 'status.readyInstances'),
      text('Primary', 'status.currentPrimary'),
    ],
    pods: { selector: 'cnpg.io/cluster={{metadata.name}}' },
    targets: [
      { path: 'spec.superuserSecret', kind: 'Secret' },
      { path: 'spec.bootstrap.initdb.secret', kind: 'Secret' },
    ],
    health: {
      suspended: any(
        "metadata.annotations['cnpg.io/hibernation'] == 'on'",
        // A supervised update goes on when somebody asks for a switchover.
        word('phase', 'Waiting for user action'),
      ),
      failed:
        "status.?phase.orValue('').matches('^(Cluster (cannot|is unrecoverable|has incomplete)|Invalid cluster|Unrecoverable|Not enough disk|Unable to create|Application of Changes Failed)')",
      // A replica takes over, which is what a cluster is for.
      inProgress: word('phase', 'Failing over'),
      current: condition('Ready', 'True'),
      message: firstText(
        "status.?phaseReason.orValue('')",
        first(
          CONDITIONS,
          "i.type != 'Ready' && i.status == 'False' && i.?message.orValue('') != ''",
          'i.message',
        ),
        "status.?phase.orValue('')",
      ),
    },
    texts: TEXTS.postgres,
  },
  {
    ...cnpg('Backup', 'backups', 'backup'),
    runsToCompletion: true,
    owns: [],
    fields: [
      'spec.method',
      'status.phase',
      'status.startedAt',
      'status.stoppedAt',
    ],
    columns: [
      text('Phase', 'status.phase'),
      text('Cluster', 'spec.cluster.name'),
      date('Completed', 'status.stoppedAt'),
    ],
    // The next one may succeed.
    severity: { failing: 'warning' },
    progressDeadline: DAY,
    health: {
      failed: word('phase', 'failed', 'walArchivingFailing'),
      current: word('phase', 'completed'),
      message: "status.?error.orValue('')",
    },
  },
  {
    ...cnpg('ScheduledBackup', 'scheduledbackups', 'backup'),
    owns: ['backups.postgresql.cnpg.io'],
    fields: [
      'spec.schedule',
      'status.lastScheduleTime',
      'status.nextScheduleTime',
    ],
    columns: [
      text('Schedule', 'spec.schedule'),
      text('Cluster', 'spec.cluster.name'),
      date('Last', 'status.lastScheduleTime'),
    ],
    health: {
      suspended: specFlag('suspend'),
      current: 'has(status.nextScheduleTime)',
      otherwise: 'unknown',
    },
  },
  {
    ...cnpg('Pooler', 'poolers', 'connection_pooling'),
    owns: ['workloads'],
    fields: [
      'spec.type',
      'spec.instances',
      'spec.pgbouncer.poolMode',
      'status.instances',
    ],
    columns: [
      text('Type', 'spec.type'),
      number('Instances', 'status.instances'),
      text('Cluster', 'spec.cluster.name'),
    ],
    pods: { selector: 'cnpg.io/poolerName={{metadata.name}}' },
    health: {
      suspended: 'spec.pgbouncer.paused == true',
      current: 'status.instances >= spec.?instances.orValue(1)',
    },
  },
];
