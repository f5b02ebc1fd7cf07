import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  BROKEN,
  condition,
  firstOfMap,
  firstText,
  WHY_BROKEN,
  word,
} from './cel';
import { number, text } from './columns';

const KOPERATOR = 'kafka.banzaicloud.io';
const KOPERATOR_DOCS =
  'https://github.com/banzaicloud/koperator/blob/master/README.md';

const REDIS_ENTERPRISE = 'app.redislabs.com';
const REDIS_ENTERPRISE_DOCS =
  'https://redis.io/docs/latest/operate/kubernetes/reference/api/';

const DATACENTERS = 'status.?datacenters.orValue({})';

/** A broker that Cruise Control could not add, remove or balance. */
const broker = (states: string) =>
  `status.?brokersState.orValue({}).exists(k, status.brokersState[k].?gracefulActionState.?cruiseControlState.orValue('').matches('(${states})$'))`;

const BROKER_FAILED = broker('Error|Failed');

const VITESS_GATEWAY_DOWN =
  "status.?cells.orValue({}).exists(k, status.cells[k].?gatewayAvailable.orValue('') == 'False')";

const VITESS_SHARDS_DOWN =
  'status.?keyspaces.orValue({}).exists(k, status.keyspaces[k].?readyShards.orValue(0) < status.keyspaces[k].?desiredShards.orValue(0))';

/** Its gateway is not there yet either while tablets are made. */
const VITESS_ROLLING =
  'status.?keyspaces.orValue({}).exists(k, status.keyspaces[k].?updatedTablets.orValue(0) < status.keyspaces[k].?desiredTablets.orValue(0))';

/** Of three nodes, unless its spec says another number. */
const SOLR_NODES = 'spec.?replicas.orValue(3)';

/** Storage, databases and queues that say in numbers or several words how they are. */
export const STATEFUL: readonly ResourceDefinition[] = [
  {
    group: REDIS_ENTERPRISE,
    kind: 'RedisEnterpriseCluster',
    plural: 'redisenterpriseclusters',
    docs: REDIS_ENTERPRISE_DOCS,
    owns: ['workloads'],
    health: {
      failed: any(
        word(
          'state',
          'Error',
          'Invalid',
          'InvalidConfiguration',
          'InvalidUpgrade',
        ),
        word('specStatus', 'Invalid'),
      ),
      current: word('state', 'Running'),
    },
    fields: ['spec.nodes', 'status.state', 'status.specStatus'],
    columns: [text('State', 'status.state'), number('Nodes', 'spec.nodes')],
  },
  {
    group: REDIS_ENTERPRISE,
    kind: 'RedisEnterpriseDatabase',
    plural: 'redisenterprisedatabases',
    docs: REDIS_ENTERPRISE_DOCS,
    owns: [],
    health: {
      failed: any(
        word('status', 'creation-failed'),
        word('specStatus', 'Invalid'),
      ),
      current: word('status', 'active'),
    },
    fields: ['status.status', 'status.specStatus', 'status.version'],
    columns: [
      text('Status', 'status.status'),
      text('Version', 'status.version'),
    ],
  },
  {
    group: 'k8ssandra.io',
    kind: 'K8ssandraCluster',
    plural: 'k8ssandraclusters',
    docs: 'https://docs.k8ssandra.io/reference/crd/k8ssandra-operator-crds-latest/',
    owns: ['cassandradatacenters.cassandra.datastax.com', 'workloads'],
    health: {
      failed: "!(status.?error.orValue('None') in ['', 'None'])",
      current: all(
        `size(${DATACENTERS}) > 0`,
        `${DATACENTERS}.all(k, ${DATACENTERS}[k].?cassandra.?cassandraOperatorProgress.orValue('') == 'Ready')`,
      ),
      message: "(status.?error.orValue('None') == 'None' ? '' : status.error)",
    },
    columns: 'printer',
  },
  {
    group: 'planetscale.com',
    kind: 'VitessCluster',
    plural: 'vitessclusters',
    docs: 'https://github.com/planetscale/vitess-operator/blob/main/docs/api.md',
    owns: ['workloads'],
    health: {
      inProgress: VITESS_ROLLING,
      failed: any(VITESS_GATEWAY_DOWN, VITESS_SHARDS_DOWN),
      current:
        "has(status.keyspaces) && status.?cells.orValue({}).all(k, status.cells[k].?gatewayAvailable.orValue('') == 'True')",
      message: firstText(
        firstOfMap(
          'status.cells',
          "status.cells[k].?gatewayAvailable.orValue('') == 'False'",
          "'Cell ' + k + ' has no gateway that is available'",
        ),
        firstOfMap(
          'status.keyspaces',
          'status.keyspaces[k].?readyShards.orValue(0) < status.keyspaces[k].?desiredShards.orValue(0)',
          "'Keyspace ' + k + ': ' + string(status.keyspaces[k].?readyShards.orValue(0)) + ' of ' + string(status.keyspaces[k].?desiredShards.orValue(0)) + ' shards ready'",
        ),
      ),
    },
    columns: 'printer',
  },
  {
    group: 'planetscale.com',
    kind: 'VitessShard',
    plural: 'vitessshards',
    docs: 'https://github.com/planetscale/vitess-operator/blob/main/docs/api.md',
    owns: ['workloads'],
    health: {
      failed: any(word('hasMaster', 'False'), word('servingWrites', 'False')),
      current: all(word('hasMaster', 'True'), word('servingWrites', 'True')),
      message:
        "(status.?hasMaster.orValue('') == 'False' ? 'There is no primary tablet' : status.?servingWrites.orValue('') == 'False' ? 'It serves no writes' : '')",
    },
    fields: ['status.hasMaster', 'status.servingWrites'],
    columns: [
      text('Primary', 'status.hasMaster'),
      text('Serves writes', 'status.servingWrites'),
    ],
  },
  {
    group: KOPERATOR,
    kind: 'KafkaCluster',
    plural: 'kafkaclusters',
    docs: KOPERATOR_DOCS,
    owns: ['workloads'],
    health: {
      failed: any(BROKER_FAILED, BROKEN),
      inProgress: all(
        `!(${BROKER_FAILED})`,
        broker('Required|Running|Scheduled'),
      ),
      current: word('state', 'ClusterRunning'),
      message: firstText(
        `(${BROKER_FAILED} ? 'Cruise Control failed on a broker' : '')`,
        WHY_BROKEN,
      ),
    },
    fields: ['status.state'],
    columns: [text('State', 'status.state')],
  },
  ...Object.entries({ KafkaTopic: 'kafkatopics', KafkaUser: 'kafkausers' }).map(
    ([kind, plural]): ResourceDefinition => ({
      group: KOPERATOR,
      kind,
      plural,
      docs: KOPERATOR_DOCS,
      owns: [],
      health: {
        failed: BROKEN,
        current: word('state', 'created'),
        message: WHY_BROKEN,
      },
      fields: ['status.state'],
      columns: [text('State', 'status.state')],
    }),
  ),
  {
    group: 'solr.apache.org',
    kind: 'SolrCloud',
    plural: 'solrclouds',
    docs: 'https://apache.github.io/solr-operator/docs/solr-cloud/',
    owns: ['workloads'],
    health: {
      failed: BROKEN,
      message: WHY_BROKEN,
      current: all(
        `status.?readyReplicas.orValue(0) >= ${SOLR_NODES}`,
        `status.?upToDateNodes.orValue(${SOLR_NODES}) >= ${SOLR_NODES}`,
      ),
    },
    fields: ['status.version', 'status.replicas', 'status.readyReplicas'],
    columns: [
      text('Version', 'status.version'),
      number('Ready', 'status.readyReplicas'),
      number('Up to date', 'status.upToDateNodes'),
    ],
  },
  {
    group: 'zookeeper.pravega.io',
    kind: 'ZookeeperCluster',
    plural: 'zookeeperclusters',
    docs: 'https://github.com/pravega/zookeeper-operator/blob/master/README.md',
    owns: ['workloads'],
    health: {
      failed: BROKEN,
      inProgress: all(
        condition('Upgrading', 'True'),
        `!(${condition('Error', 'True')})`,
      ),
      current: condition('PodsReady', 'True'),
      message: WHY_BROKEN,
    },
    fields: ['status.replicas', 'status.readyReplicas'],
    columns: [
      number('Replicas', 'status.replicas'),
      number('Ready', 'status.readyReplicas'),
    ],
  },
  ...['opensearch.opster.io', 'opensearch.org'].map(
    (group): ResourceDefinition => ({
      group,
      kind: 'OpenSearchCluster',
      plural: 'opensearchclusters',
      docs: 'https://github.com/opensearch-project/opensearch-k8s-operator/blob/main/docs/userguide/main.md',
      owns: ['workloads'],
      health: {
        failed: any(word('health', 'red'), BROKEN),
        inProgress: word('health', 'yellow'),
        current: word('phase', 'RUNNING'),
        message: firstText(
          WHY_BROKEN,
          "'Health is ' + status.?health.orValue('unknown')",
        ),
      },
      fields: ['status.phase', 'status.health', 'status.version'],
      columns: [
        text('Health', 'status.health'),
        text('Version', 'status.version'),
      ],
    }),
  ),
  {
    group: 'trident.netapp.io',
    kind: 'TridentBackendConfig',
    plural: 'tridentbackendconfigs',
    docs: 'https://docs.netapp.com/us-en/trident/trident-use/backend-kubectl.html',
    owns: [],
    health: {
      failed: any(
        word('phase', 'Failed', 'Lost'),
        word('lastOperationStatus', 'Failed'),
        BROKEN,
      ),
      current: word('phase', 'Bound'),
      message: firstText(
        "status.?message.orValue('')",
        WHY_BROKEN,
        "'Phase is ' + status.?phase.orValue('unknown')",
      ),
    },
    fields: ['status.phase', 'status.lastOperationStatus'],
    columns: [
      text('Phase', 'status.phase'),
      text('Last operation', 'status.lastOperationStatus'),
    ],
  },
];
