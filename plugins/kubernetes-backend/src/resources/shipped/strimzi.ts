import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { all, condition, CONDITIONS, says } from './cel';
import { number, text } from './columns';
import { TEXTS } from './texts';

const STRIMZI_DOCS = 'https://strimzi.io/docs/operators/latest/deploying';

/** Kafka by Strimzi. */
export const STRIMZI: readonly ResourceDefinition[] = [
  {
    group: 'kafka.strimzi.io',
    kind: 'Kafka',
    plural: 'kafkas',
    owns: ['workloads', 'strimzipodsets.core.strimzi.io'],
    docs: STRIMZI_DOCS,
    fields: [
      'spec.kafka.version',
      'spec.kafka.replicas',
      'status.kafkaVersion',
      'status.operatorLastSuccessfulVersion',
      'status.listeners[*].name',
      'status.listeners[*].bootstrapServers',
      'status.kafkaNodePools[*].name',
    ],
    columns: [
      text('Version', 'status.kafkaVersion'),
      text('Listeners', 'status.listeners[*].name'),
    ],
    pods: { selector: 'strimzi.io/cluster={{metadata.name}}' },
    children: [
      {
        path: 'status.kafkaNodePools',
        kind: 'KafkaNodePool',
        definition: 'kafkanodepools.kafka.strimzi.io',
      },
    ],
    health: {
      suspended: condition('ReconciliationPaused', 'True'),
      message: says(['Ready', 'False']),
      otherwise: 'conditions',
    },
    texts: TEXTS.kafka,
  },
  {
    group: 'kafka.strimzi.io',
    kind: 'KafkaNodePool',
    plural: 'kafkanodepools',
    owns: ['strimzipodsets.core.strimzi.io'],
    docs: STRIMZI_DOCS,
    fields: ['spec.replicas', 'status.roles', 'status.nodeIds'],
    columns: [
      number('Replicas', 'spec.replicas'),
      text('Roles', 'status.roles'),
    ],
    pods: { selector: 'strimzi.io/pool-name={{metadata.name}}' },
    // Its operator writes conditions only where something is wrong.
    health: {
      current: all(
        'size(status.?nodeIds.orValue([])) >= spec.replicas',
        `size(${CONDITIONS}) == 0`,
      ),
      otherwise: 'conditions',
    },
  },
  {
    group: 'core.strimzi.io',
    kind: 'StrimziPodSet',
    plural: 'strimzipodsets',
    owns: ['workloads'],
    docs: STRIMZI_DOCS,
    fields: ['status.pods', 'status.readyPods', 'status.currentPods'],
    columns: [
      number('Pods', 'status.pods'),
      number('Ready', 'status.readyPods'),
      number('Current', 'status.currentPods'),
    ],
    pods: { selectorPath: 'spec.selector' },
    health: {
      current:
        'status.readyPods >= status.pods && status.currentPods >= status.pods',
      otherwise: 'conditions',
    },
  },
];
