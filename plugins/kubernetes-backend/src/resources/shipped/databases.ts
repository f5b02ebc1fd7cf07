import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { all, any, condition, reason, says, specFlag, word } from './cel';
import { cnpg } from './cloudNativePg';
import { number, text } from './columns';

/** Phases of MongoDB's operators. */
const MONGODB: CelHealth = {
  suspended: word('phase', 'Disabled'),
  failed: word('phase', 'Failed'),
  current: word('phase', 'Running'),
  message: "status.?message.orValue('')",
};

const mongodb = (
  group: string,
  kind: string,
  plural: string,
  docs: string,
): ResourceDefinition => ({
  group,
  kind,
  plural,
  docs,
  health: MONGODB,
  owns: ['workloads'],
  fields: ['spec.version', 'spec.members', 'status.phase', 'status.version'],
  columns: [text('Version', 'status.version'), text('Phase', 'status.phase')],
});

const CRUNCHY_READY = all(
  'size(status.?instances.orValue([])) > 0',
  'status.instances.all(i, i.?replicas.orValue(0) > 0 && i.?readyReplicas.orValue(0) >= i.replicas)',
);

/** What is made in a cluster of CloudNativePG, with plurals and pages. */
const DECLARED = {
  Database: ['databases', 'declarative_database_management'],
  Publication: ['publications', 'logical_replication'],
  Subscription: ['subscriptions', 'logical_replication'],
} as const;

/** Databases and queues whose state is not in their conditions, or not only. */
export const DATABASES: readonly ResourceDefinition[] = [
  mongodb(
    'mongodbcommunity.mongodb.com',
    'MongoDBCommunity',
    'mongodbcommunity',
    'https://github.com/mongodb/mongodb-kubernetes/tree/master/docs/mongodbcommunity',
  ),
  mongodb(
    'mongodb.com',
    'MongoDB',
    'mongodb',
    'https://www.mongodb.com/docs/kubernetes/current/reference/k8s-operator-specification/',
  ),
  {
    group: 'acid.zalan.do',
    kind: 'postgresql',
    plural: 'postgresqls',
    docs: 'https://postgres-operator.readthedocs.io/en/latest/reference/cluster_manifest/',
    owns: ['workloads'],
    health: {
      failed:
        "status.?PostgresClusterStatus.orValue('').matches('Failed$|^Invalid$')",
      current: word('PostgresClusterStatus', 'Running'),
      message:
        "'Cluster status is ' + status.?PostgresClusterStatus.orValue('unknown')",
    },
    fields: [
      'spec.numberOfInstances',
      'spec.postgresql.version',
      'status.PostgresClusterStatus',
    ],
    columns: [
      text('Status', 'status.PostgresClusterStatus'),
      number('Instances', 'spec.numberOfInstances'),
    ],
    pods: { selector: 'cluster-name={{metadata.name}}' },
  },
  {
    group: 'postgres-operator.crunchydata.com',
    kind: 'PostgresCluster',
    plural: 'postgresclusters',
    docs: 'https://access.crunchydata.com/documentation/postgres-operator/latest/references/crd',
    owns: ['workloads'],
    health: {
      // A pause holds back changes; its instances go on running.
      suspended: any(
        specFlag('shutdown'),
        all(specFlag('paused'), CRUNCHY_READY),
      ),
      current: CRUNCHY_READY,
    },
    fields: ['spec.postgresVersion', 'status.instances[*].readyReplicas'],
    columns: [number('Postgres', 'spec.postgresVersion')],
    pods: {
      selector: 'postgres-operator.crunchydata.com/cluster={{metadata.name}}',
    },
  },
  {
    group: 'mysql.oracle.com',
    kind: 'InnoDBCluster',
    plural: 'innodbclusters',
    docs: 'https://dev.mysql.com/doc/mysql-operator/en/',
    owns: ['workloads'],
    health: {
      failed: word(
        'cluster.status',
        'OFFLINE',
        'OFFLINE_UNCERTAIN',
        'NO_QUORUM',
        'NO_QUORUM_UNCERTAIN',
        'SPLIT_BRAIN',
        'SPLIT_BRAIN_UNCERTAIN',
        'INVALID',
        'ERROR',
      ),
      current: word('cluster.status', 'ONLINE'),
      message: "'Cluster is ' + status.?cluster.?status.orValue('unknown')",
    },
    fields: ['spec.instances', 'status.cluster.status'],
    columns: [
      text('Status', 'status.cluster.status'),
      number('Online', 'status.cluster.onlineInstances'),
    ],
    pods: { selector: 'mysql.oracle.com/cluster={{metadata.name}}' },
  },
  {
    group: 'rabbitmq.com',
    kind: 'RabbitmqCluster',
    plural: 'rabbitmqclusters',
    docs: 'https://www.rabbitmq.com/kubernetes/operator/using-operator',
    owns: ['workloads'],
    health: {
      failed: any(
        condition('ReconcileSuccess', 'False'),
        // Somebody has deleted it, and nobody makes it again.
        reason('AllReplicasReady', 'MissingStatefulSet'),
      ),
      current: all(
        condition('AllReplicasReady', 'True'),
        condition('ClusterAvailable', 'True'),
      ),
      message: says(
        ['ReconcileSuccess', 'False'],
        ['AllReplicasReady', 'False'],
        ['AllReplicasReady', 'Unknown'],
      ),
    },
    fields: ['spec.replicas', 'spec.image'],
    columns: [number('Replicas', 'spec.replicas')],
    pods: { selector: 'app.kubernetes.io/name={{metadata.name}}' },
  },
  ...Object.entries(DECLARED).map(
    ([kind, [plural, page]]): ResourceDefinition => ({
      ...cnpg(kind, plural, page),
      owns: [],
      health: {
        failed: 'status.applied == false',
        current: 'status.applied == true',
        message: "status.?message.orValue('')",
      },
      columns: [
        text('Cluster', 'spec.cluster.name'),
        text('Applied', 'status.applied'),
      ],
    }),
  ),
  {
    group: 'druid.apache.org',
    kind: 'Druid',
    plural: 'druids',
    docs: 'https://github.com/datainfrahq/druid-operator/blob/master/docs/README.md',
    owns: ['workloads'],
    health: {
      failed:
        "status.?druidNodeStatus.?druidNodeConditionType.orValue('').endsWith('ErrorState')",
      current: word(
        'druidNodeStatus.druidNodeConditionType',
        'DruidClusterReady',
      ),
      message: "status.?druidNodeStatus.?reason.orValue('')",
    },
    fields: ['status.druidNodeStatus.druidNode'],
    columns: [
      text('Node', 'status.druidNodeStatus.druidNode'),
      text('State', 'status.druidNodeStatus.druidNodeConditionType'),
    ],
  },
  {
    group: 'infinispan.org',
    kind: 'Infinispan',
    plural: 'infinispans',
    docs: 'https://infinispan.org/docs/infinispan-operator/main/operator.html',
    owns: ['workloads'],
    health: {
      suspended: condition('GracefulShutdown', 'True'),
      inProgress: condition('Upgrade', 'True'),
      failed: condition('PreliminaryChecksPassed', 'False'),
      current: condition('WellFormed', 'True'),
      message: says(
        ['PreliminaryChecksPassed', 'False'],
        ['WellFormed', 'False'],
      ),
    },
    fields: ['spec.replicas', 'spec.version', 'status.operand.phase'],
    columns: [
      number('Replicas', 'spec.replicas'),
      text('Version', 'spec.version'),
    ],
    pods: { selector: 'infinispan_cr={{metadata.name}}' },
  },
];
