import { celCompiler } from '../../__testUtils__/celCompiler';
import { DefinitionRegistry } from '../DefinitionRegistry';
import { judgeObject } from '../judgeObject';
import { SHIPPED_DEFINITIONS } from '.';

const judge = new DefinitionRegistry({ cel: celCompiler }, SHIPPED_DEFINITIONS);

type Moment = readonly [
  what: string,
  state: 'healthy' | 'progressing' | 'failing' | 'suspended',
  status: object,
  spec?: object,
];

/** Made up and short, with the words that their controllers write. */
const MOMENTS: Readonly<Record<string, readonly Moment[]>> = {
  'flink.apache.org FlinkDeployment': [
    ['starts its job', 'progressing', job('INITIALIZING')],
    ['restarts its job', 'progressing', job('RESTARTING')],
    ['cancels its job', 'progressing', job('CANCELLING')],
    ['has a job that somebody canceled', 'suspended', job('CANCELED')],
    ['has a job that is failing', 'failing', job('FAILING')],
    ['is done', 'healthy', job('FINISHED')],
    [
      'has failed for good',
      'failing',
      { ...job('RECONCILING'), lifecycleState: 'FAILED' },
    ],
  ],
  'apps.kruise.io CloneSet': [
    ['replaces its pods', 'progressing', replicas(4, 1, 1), { replicas: 4 }],
    ['starts its first pods', 'progressing', replicas(4, 4), { replicas: 4 }],
    ['is scaled up', 'progressing', replicas(2, 2, 2), { replicas: 4 }],
    ['is scaled to zero', 'healthy', replicas(0, 0), { replicas: 0 }],
    ['has all its pods', 'healthy', replicas(4, 4, 4), { replicas: 4 }],
    [
      'holds no pod back',
      'healthy',
      replicas(4, 4, 4),
      { replicas: 4, updateStrategy: { partition: '0%' } },
    ],
    [
      'cannot create pods',
      'failing',
      { ...replicas(4, 1, 1), ...conditions('FailedCreatePod=True') },
      { replicas: 4, updateStrategy: { partition: 3 } },
    ],
  ],
  'apps.kruise.io StatefulSet': [
    ['replaces its pods', 'progressing', replicas(3, 2, 1), { replicas: 3 }],
    [
      'waits until its pods are deleted',
      'healthy',
      { ...replicas(3, 0), readyReplicas: 3, availableReplicas: 3 },
      { replicas: 3, updateStrategy: { type: 'OnDelete' } },
    ],
  ],
  'apps.kruise.io DaemonSet': [
    ['updates the last of its nodes', 'progressing', nodes(5, 5, 4)],
    ['has more nodes to update', 'progressing', nodes(5, 3, 5)],
    ['runs on no node at all', 'failing', nodes(5, 5, 0)],
    ['runs on all nodes', 'healthy', nodes(5, 5, 5)],
  ],
  'elasticsearch.k8s.elastic.co Elasticsearch': [
    ['runs with an invalid spec', 'failing', elastic('green', 'Invalid')],
    ['cannot shut a node down', 'failing', elastic('yellow', 'Stalled')],
    ['is upgraded', 'progressing', elastic('green', 'ApplyingChanges')],
    ['moves its data', 'progressing', elastic('yellow', 'MigratingData')],
    ['is ready', 'healthy', elastic('green', 'Ready')],
  ],
  'kibana.k8s.elastic.co Kibana': [
    [
      'does not reach Elasticsearch',
      'failing',
      { health: 'green', associationStatus: 'Failed' },
    ],
  ],
};

function job(state: string) {
  return { jobManagerDeploymentStatus: 'READY', jobStatus: { state } };
}

/** Counts of zero are left out. */
function replicas(all: number, updated: number, available = 0) {
  return {
    replicas: all,
    updatedReplicas: updated,
    ...(available > 0 && {
      updatedReadyReplicas: available,
      updatedAvailableReplicas: available,
    }),
  };
}

function nodes(desired: number, updated: number, available: number) {
  return {
    desiredNumberScheduled: desired,
    updatedNumberScheduled: updated,
    ...(available > 0 && { numberAvailable: available }),
    ...(available < desired && { numberUnavailable: desired - available }),
  };
}

function elastic(health: string, phase: string) {
  return { health, phase };
}

/** `Ready=False Reason: message` */
function conditions(...texts: readonly string[]) {
  return {
    conditions: texts.map(text => {
      const [, type, status, reason, message = `about ${type}`] =
        /^(\w+)=(\w+)(?: (\w+))?(?:: (.+))?$/.exec(text) ?? [];
      return { type, status, ...(reason && { reason }), message };
    }),
  };
}

describe.each(Object.entries(MOMENTS))('%s', (api, moments) => {
  it.each(moments)('that %s is %s', (_, state, status, spec = {}) => {
    const [group, kind] = api.split(' ');
    const verdict = judgeObject(
      {
        apiVersion: `${group}/v1`,
        kind,
        metadata: { name: 'example', namespace: 'shop' },
        spec,
        status,
      },
      judge,
    );
    expect(verdict.state).toBe(state);
  });
});
