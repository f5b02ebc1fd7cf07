import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  BROKEN,
  condition,
  CONDITIONS,
  firstText,
  reason,
  says,
  specFlag,
  WHY_BROKEN,
} from './cel';
import { number, text } from './columns';

const HYPERSHIFT: Pick<ResourceDefinition, 'group' | 'docs' | 'columns'> = {
  group: 'hypershift.openshift.io',
  docs: 'https://hypershift.pages.dev/reference/api/',
  columns: 'printer',
};

/** Set by `spec.pausedUntil`. */
const PAUSED = condition('ReconciliationActive', 'False');

const INVALID = `${CONDITIONS}.exists(c, c.type.startsWith('Valid') && c.status == 'False')`;

const UPDATES = any(
  condition('UpdatingVersion', 'True'),
  condition('UpdatingConfig', 'True'),
  condition('UpdatingPlatformMachineTemplate', 'True'),
);

const NODE_POOL: CelHealth = {
  suspended: PAUSED,
  inProgress: all(UPDATES, `!(${INVALID})`),
  failed: INVALID,
  message: says(
    ['AllMachinesReady', 'False'],
    ['AllNodesHealthy', 'False'],
    ['Ready', 'False'],
  ),
  otherwise: 'conditions',
};

const ENDPOINT = [
  condition('AWSEndpointServiceAvailable', 'True'),
  condition('AWSEndpointAvailable', 'True'),
];

const ENDPOINT_FAILED = any(
  condition('AWSEndpointServiceAvailable', 'False'),
  condition('AWSEndpointAvailable', 'False'),
);

/** Kinds of HyperShift, with plurals and health. */
const HYPERSHIFT_KINDS: readonly (readonly [string, string, CelHealth])[] = [
  [
    'HostedCluster',
    'hostedclusters',
    { suspended: PAUSED, otherwise: 'conditions' },
  ],
  [
    'HostedControlPlane',
    'hostedcontrolplanes',
    { suspended: PAUSED, otherwise: 'conditions' },
  ],
  ['NodePool', 'nodepools', NODE_POOL],
  [
    'ControlPlaneComponent',
    'controlplanecomponents',
    {
      inProgress: all(
        condition('Available', 'True'),
        condition('RolloutComplete', 'False'),
      ),
      otherwise: 'conditions',
    },
  ],
  [
    'AWSEndpointService',
    'awsendpointservices',
    {
      failed: ENDPOINT_FAILED,
      current: all(...ENDPOINT),
      message: says(
        ['AWSEndpointServiceAvailable', 'False'],
        ['AWSEndpointAvailable', 'False'],
      ),
    },
  ],
];

/** What makes clusters and their nodes. */
export const CLUSTER_LIFE: readonly ResourceDefinition[] = [
  ...HYPERSHIFT_KINDS.map(
    ([kind, plural, health]): ResourceDefinition => ({
      ...HYPERSHIFT,
      kind,
      plural,
      owns: [],
      health,
    }),
  ),
  {
    ...HYPERSHIFT,
    kind: 'HCPEtcdBackup',
    plural: 'hcpetcdbackups',
    owns: ['workloads'],
    runsToCompletion: true,
    health: {
      failed: reason(
        'BackupCompleted',
        'BackupFailed',
        'BackupRejected',
        'EtcdUnhealthy',
      ),
      current: condition('BackupCompleted', 'True'),
      message: says(['BackupCompleted', 'False'], ['BackupCompleted', 'True']),
    },
  },
  {
    group: 'karpenter.sh',
    kind: 'NodeClaim',
    plural: 'nodeclaims',
    docs: 'https://karpenter.sh/docs/concepts/nodeclaims/',
    owns: [],
    health: {
      // Karpenter replaces its node on purpose.
      suspended: condition('DisruptionReason', 'True'),
      failed: any(
        `${CONDITIONS}.exists(c, c.type in ['Launched', 'Registered'] && c.status == 'False' && c.?reason.orValue('').matches('Error|Fail|Insufficient'))`,
        // It was ready before.
        all(condition('Initialized', 'True'), condition('Ready', 'False')),
      ),
      current: condition('Ready', 'True'),
      message: says(
        ['Launched', 'False'],
        ['Registered', 'False'],
        ['Ready', 'False'],
      ),
    },
    fields: ['status.nodeName', 'status.imageID'],
    columns: [
      text('Node', 'status.nodeName'),
      text('Pool', "metadata.labels['karpenter.sh/nodepool']"),
    ],
  },
  {
    group: 'addons.cluster.x-k8s.io',
    kind: 'ClusterResourceSet',
    plural: 'clusterresourcesets',
    docs: 'https://cluster-api.sigs.k8s.io/tasks/cluster-resource-set',
    owns: [],
    health: {
      failed: any(condition('ResourcesApplied', 'False'), BROKEN),
      current: condition('ResourcesApplied', 'True'),
      message: firstText(says(['ResourcesApplied', 'False']), WHY_BROKEN),
    },
    fields: ['spec.strategy', 'spec.resources[*].name'],
    columns: [text('Resources', 'spec.resources[*].name')],
  },
  {
    group: 'autoscaling.k8s.io',
    kind: 'VerticalPodAutoscaler',
    plural: 'verticalpodautoscalers',
    docs: 'https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler',
    owns: [],
    targets: [{ path: 'spec.targetRef' }],
    health: {
      failed: any(
        condition('ConfigUnsupported', 'True'),
        condition('NoPodsMatched', 'True'),
      ),
      current: condition('RecommendationProvided', 'True'),
      message: says(['ConfigUnsupported', 'True'], ['NoPodsMatched', 'True']),
    },
    severity: { failing: 'warning' },
    fields: ['spec.updatePolicy.updateMode'],
    columns: [
      text('Target', 'spec.targetRef.name'),
      text('Mode', 'spec.updatePolicy.updateMode'),
    ],
  },
  {
    group: 'capsule.clastix.io',
    kind: 'Tenant',
    plural: 'tenants',
    docs: 'https://projectcapsule.dev/docs/tenants/',
    owns: [],
    health: {
      suspended: any(
        condition('Cordoned', 'True'),
        "status.?state.orValue('') == 'Cordoned'",
      ),
      // Older versions have no conditions.
      current: all(
        `size(${CONDITIONS}) == 0`,
        "status.?state.orValue('') == 'Active'",
      ),
      otherwise: 'conditions',
    },
    fields: ['status.state', 'status.size'],
    columns: [number('Namespaces', 'status.size')],
  },
  ...['TenantResource', 'GlobalTenantResource'].map(
    (kind): ResourceDefinition => ({
      group: 'capsule.clastix.io',
      kind,
      plural: `${kind.toLowerCase()}s`,
      docs: 'https://projectcapsule.dev/docs/replications/',
      owns: [],
      health: {
        suspended: any(condition('Cordoned', 'True'), specFlag('cordoned')),
        otherwise: 'conditions',
      },
      columns: 'printer',
    }),
  ),
];
