import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { all, any, condition, first, firstText, says, word } from './cel';
import { number, text } from './columns';

const CONFLUENT = 'platform.confluent.io';

/** What runs pods; its phases are in capitals. */
const COMPONENTS = {
  Connect: 'connects',
  ControlCenter: 'controlcenters',
  Kafka: 'kafkas',
  KafkaRestProxy: 'kafkarestproxies',
  KRaftController: 'kraftcontrollers',
  KsqlDB: 'ksqldbs',
  SchemaRegistry: 'schemaregistries',
  Zookeeper: 'zookeepers',
};

/** What is made in these. */
const APPLICATIONS = {
  ConfluentRolebinding: 'confluentrolebindings',
  Connector: 'connectors',
  KafkaTopic: 'kafkatopics',
  Schema: 'schemas',
};

const COMPONENT_HEALTH: CelHealth = {
  failed: word('phase', 'ERROR', 'FAILED'),
  current: all(
    word('phase', 'RUNNING'),
    'status.?readyReplicas.orValue(0) >= status.?replicas.orValue(0)',
  ),
  message: says(
    [`${CONFLUENT}/cluster-ready`, 'False'],
    [`${CONFLUENT}/statefulset-available`, 'False'],
  ),
};

/** Its tasks fail one by one, while a connector runs. */
const FAILED_TASKS = 'status.?failedTasksCount.orValue(0) > 0';

const APPLICATION_HEALTH: CelHealth = {
  suspended: word('connectorState', 'PAUSED'),
  failed: any(
    word('state', 'ERROR', 'FAILED'),
    word('connectorState', 'FAILED'),
    FAILED_TASKS,
  ),
  // A connector that was created may have no worker yet.
  current: any(
    word('connectorState', 'RUNNING'),
    all(
      word('state', 'CREATED', 'SUCCEEDED'),
      "status.?connectorState.orValue('') == ''",
    ),
  ),
  message: firstText(
    says([`${CONFLUENT}/app-ready`, 'False']),
    `(${FAILED_TASKS} ? 'Failed tasks: ' + string(status.failedTasksCount) : '')`,
  ),
};

const STRIMZI_DOCS = 'https://strimzi.io/docs/operators/latest/deploying';

/** What Strimzi runs and makes beside a Kafka, with plurals. */
const STRIMZI = {
  KafkaBridge: ['kafkabridges', 'workloads'],
  KafkaConnect: [
    'kafkaconnects',
    'workloads',
    'strimzipodsets.core.strimzi.io',
  ],
  KafkaMirrorMaker2: [
    'kafkamirrormaker2s',
    'workloads',
    'strimzipodsets.core.strimzi.io',
  ],
  KafkaTopic: ['kafkatopics'],
  KafkaUser: ['kafkausers'],
};

const CONNECTOR_TASKS = 'status.?connectorStatus.?tasks.orValue([])';

/** A proposal's state is the type of its only condition. */
const is = (type: string) => condition(type, 'True');

/** Kafka by Confluent, and how Strimzi's is balanced. */
export const KAFKA: readonly ResourceDefinition[] = [
  ...Object.entries(COMPONENTS).map(
    ([kind, plural]): ResourceDefinition => ({
      group: CONFLUENT,
      kind,
      plural,
      docs: 'https://docs.confluent.io/operator/current/co-api.html',
      owns: ['workloads'],
      health: COMPONENT_HEALTH,
      fields: ['status.phase', 'status.replicas', 'status.readyReplicas'],
      columns: [
        text('Phase', 'status.phase'),
        number('Replicas', 'status.replicas'),
        number('Ready', 'status.readyReplicas'),
      ],
    }),
  ),
  ...Object.entries(APPLICATIONS).map(
    ([kind, plural]): ResourceDefinition => ({
      group: CONFLUENT,
      kind,
      plural,
      docs: 'https://docs.confluent.io/operator/current/co-api.html',
      owns: [],
      health: APPLICATION_HEALTH,
      fields: ['status.state', 'status.connectorState'],
      columns: [text('State', 'status.state')],
    }),
  ),
  ...Object.entries(STRIMZI).map(
    ([kind, [plural, ...owns]]): ResourceDefinition => ({
      group: 'kafka.strimzi.io',
      kind,
      plural,
      docs: STRIMZI_DOCS,
      owns,
      health: {
        suspended: is('ReconciliationPaused'),
        // The operator leaves such a topic alone.
        current: is('Unmanaged'),
        message: says(['NotReady', 'True'], ['Ready', 'False']),
        otherwise: 'conditions',
      },
      columns: 'printer',
    }),
  ),
  {
    group: 'kafka.strimzi.io',
    kind: 'KafkaConnector',
    plural: 'kafkaconnectors',
    docs: STRIMZI_DOCS,
    owns: [],
    health: {
      suspended: any(
        is('ReconciliationPaused'),
        word('connectorStatus.connector.state', 'PAUSED', 'STOPPED'),
      ),
      failed: any(
        word('connectorStatus.connector.state', 'FAILED'),
        `${CONNECTOR_TASKS}.exists(t, t.?state.orValue('') == 'FAILED')`,
      ),
      message: firstText(
        says(['NotReady', 'True'], ['Ready', 'False']),
        first(
          CONNECTOR_TASKS,
          "i.?state.orValue('') == 'FAILED'",
          "'Task failed: ' + i.?trace.orValue('')",
        ),
      ),
      otherwise: 'conditions',
    },
    fields: ['spec.class', 'status.connectorStatus.connector.state'],
    columns: [
      text('Class', 'spec.class'),
      text('State', 'status.connectorStatus.connector.state'),
    ],
  },
  {
    group: 'kafka.strimzi.io',
    kind: 'KafkaRebalance',
    plural: 'kafkarebalances',
    docs: 'https://strimzi.io/docs/operators/latest/deploying#con-rebalance-str',
    owns: [],
    health: {
      // Somebody has to approve a proposal.
      suspended: any(
        is('ProposalReady'),
        is('Stopped'),
        is('ReconciliationPaused'),
      ),
      failed: is('NotReady'),
      current: is('Ready'),
      message: says(['NotReady', 'True']),
    },
    fields: ['spec.mode', 'status.sessionId'],
    columns: [
      text('Mode', 'spec.mode'),
      text('State', 'status.conditions[*].type'),
    ],
  },
];
