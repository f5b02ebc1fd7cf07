import { celCompiler } from '../../__testUtils__/celCompiler';
import { DefinitionRegistry } from '../DefinitionRegistry';
import { judgeObject } from '../judgeObject';
import { SHIPPED_DEFINITIONS } from '.';

const judge = new DefinitionRegistry({ cel: celCompiler }, SHIPPED_DEFINITIONS);

/** A cluster with one keyspace of two shards and four tablets, and one cell. */
function vitess(keyspace: object, gatewayAvailable: string) {
  const whole = {
    desiredShards: 2,
    readyShards: 2,
    desiredTablets: 4,
    updatedTablets: 4,
  };
  return {
    keyspaces: { shop: { ...whole, ...keyspace } },
    cells: { zone1: { gatewayAvailable } },
  };
}

type Moment = readonly [
  what: string,
  state: 'healthy' | 'progressing' | 'failing' | 'suspended' | null,
  status: object,
  spec?: object,
];

const SUSPENDED = { suspend: true };

/** Made up and short, with the words that their controllers write. */
const MOMENTS: Readonly<Record<string, readonly Moment[]>> = {
  'work.karmada.io ResourceBinding': [
    [
      'has no room in any cluster',
      'failing',
      conditions('Scheduled=False Unschedulable'),
    ],
    [
      'is beyond a quota',
      'failing',
      conditions('Scheduled=False QuotaExceeded'),
    ],
    [
      'is held back',
      'suspended',
      conditions('Scheduled=True'),
      { suspension: { dispatching: true } },
    ],
  ],
  'work.karmada.io Work': [
    ['is applied', 'healthy', conditions('Applied=True AppliedSuccessful')],
    ['is not applied yet', 'progressing', {}],
    ['is refused', 'failing', conditions('Applied=False AppliedFailed')],
    [
      'has a manifest that is unhealthy',
      'failing',
      {
        ...conditions('Applied=True AppliedSuccessful'),
        manifestStatuses: [{ health: 'Unhealthy' }],
      },
    ],
    ['is held back', 'suspended', {}, { suspendDispatching: true }],
  ],
  'longhorn.io Node': [
    ['is ready', 'healthy', conditions('Ready=True', 'Schedulable=True')],
    [
      'was cordoned',
      'suspended',
      conditions('Ready=True', 'Schedulable=False KubernetesNodeCordoned'),
    ],
    [
      'takes no replicas',
      'suspended',
      conditions('Ready=True'),
      { allowScheduling: false },
    ],
    [
      'was cordoned and is down',
      'failing',
      conditions(
        'Ready=False KubernetesNodeNotReady',
        'Schedulable=False KubernetesNodeCordoned',
      ),
    ],
    [
      'has a disk that is full',
      'failing',
      {
        ...conditions('Ready=True', 'Schedulable=True'),
        diskStatus: { a: conditions('Schedulable=False DiskPressure') },
      },
    ],
  ],
  'planetscale.com VitessCluster': [
    ['serves', 'healthy', vitess({}, 'True')],
    ['makes tablets', 'progressing', vitess({ updatedTablets: 1 }, 'False')],
    ['has lost its gateway', 'failing', vitess({}, 'False')],
    ['has lost a shard', 'failing', vitess({ readyShards: 1 }, 'True')],
    ['is not there yet', 'progressing', {}],
  ],
  'flink.apache.org FlinkDeployment': [
    ['starts its job', 'progressing', job('INITIALIZING')],
    ['restarts its job', 'progressing', job('RESTARTING')],
    ['cancels its job', 'progressing', job('CANCELLING')],
    ['has a job that somebody canceled', 'suspended', job('CANCELED')],
    ['has a job that is failing', 'failing', job('FAILING')],
    ['is done', 'healthy', job('FINISHED')],
    [
      'was suspended',
      'suspended',
      { ...job('FINISHED'), lifecycleState: 'SUSPENDED' },
    ],
    [
      'was rolled back',
      'failing',
      { ...job('RUNNING'), lifecycleState: 'ROLLED_BACK' },
    ],
    [
      'has failed for good',
      'failing',
      { ...job('RECONCILING'), lifecycleState: 'FAILED' },
    ],
  ],
  'kustomize.toolkit.fluxcd.io Kustomization': [
    [
      'waits for another one',
      'progressing',
      conditions('Ready=False DependencyNotReady'),
    ],
    ['cannot be built', 'failing', conditions('Ready=False BuildFailed')],
  ],
  'helm.toolkit.fluxcd.io HelmRelease': [
    [
      'waits for its chart',
      'progressing',
      conditions('Ready=False SourceNotReady'),
    ],
  ],
  'gateway.networking.k8s.io Gateway': [
    [
      'waits for its load balancer',
      'progressing',
      conditions('Accepted=True', 'Programmed=False AddressNotAssigned'),
    ],
    [
      'has no listener that works',
      'failing',
      conditions('Accepted=True', 'Programmed=False Invalid'),
    ],
  ],
  'pkg.crossplane.io Provider': [
    [
      'waits to be activated',
      'suspended',
      conditions('Installed=False InactivePackageRevision'),
    ],
    [
      'cannot be unpacked',
      'failing',
      conditions('Installed=False UnpackingPackage: no such image'),
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
      'is as far as its partition asks',
      'suspended',
      {
        ...replicas(5, 2, 2),
        availableReplicas: 5,
        expectedUpdatedReplicas: 2,
      },
      { replicas: 5, updateStrategy: { partition: '60%' } },
    ],
    [
      'is on its way to its partition',
      'progressing',
      {
        ...replicas(5, 1, 1),
        availableReplicas: 5,
        expectedUpdatedReplicas: 2,
      },
      { replicas: 5, updateStrategy: { partition: '60%' } },
    ],
    [
      'cannot create pods',
      'failing',
      { ...replicas(4, 1, 1), ...conditions('FailedCreatePod=True') },
      { replicas: 4, updateStrategy: { partition: 3 } },
    ],
  ],
  'apps.kruise.io StatefulSet': [
    [
      'is as far as its partition asks',
      'suspended',
      { ...replicas(5, 2, 2), availableReplicas: 5 },
      { replicas: 5, updateStrategy: { rollingUpdate: { partition: 3 } } },
    ],
    [
      'is on its way to its partition',
      'progressing',
      { ...replicas(5, 1, 1), availableReplicas: 5 },
      { replicas: 5, updateStrategy: { rollingUpdate: { partition: 3 } } },
    ],
    [
      'has lost a pod that its partition holds back',
      'progressing',
      { ...replicas(5, 2, 2), availableReplicas: 4 },
      { replicas: 5, updateStrategy: { rollingUpdate: { partition: 3 } } },
    ],
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
    [
      'is as far as its partition asks',
      'suspended',
      nodes(5, 3, 5),
      { updateStrategy: { rollingUpdate: { partition: 2 } } },
    ],
    [
      'is on its way to its partition',
      'progressing',
      nodes(5, 2, 5),
      { updateStrategy: { rollingUpdate: { partition: 2 } } },
    ],
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
  'postgresql.cnpg.io Cluster': [
    [
      'lets a replica take over',
      'progressing',
      { phase: 'Failing over', ...conditions('Ready=True') },
    ],
    ['cannot go on', 'failing', { phase: 'Not enough disk space' }],
    [
      'is unrecoverable',
      'failing',
      {
        phase: 'Cluster is unrecoverable and needs manual intervention',
        ...conditions('Ready=False'),
      },
    ],
    [
      'waits for a switchover',
      'suspended',
      { phase: 'Waiting for user action', ...conditions('Ready=True') },
    ],
    [
      'sets its primary up',
      'progressing',
      { phase: 'Setting up primary', ...conditions('Ready=False') },
    ],
  ],
  'kafka.strimzi.io Kafka': [
    [
      'is left alone by its operator',
      'suspended',
      conditions('ReconciliationPaused=True'),
    ],
  ],
  'snapshot.storage.k8s.io VolumeSnapshot': [
    [
      'was taken at the second attempt',
      'healthy',
      { readyToUse: true, error: { message: 'timeout' } },
    ],
  ],
  'kubevirt.io VirtualMachine': [
    [
      'boots',
      'progressing',
      { printableStatus: 'Running', ...conditions('Ready=False') },
    ],
    [
      'cannot be started',
      'failing',
      { printableStatus: 'Stopped', ...conditions('Failure=True') },
    ],
    ['is stopped', 'suspended', { printableStatus: 'Stopped' }],
    [
      'is migrated',
      'progressing',
      { printableStatus: 'Migrating', ...conditions('Ready=True') },
    ],
  ],
  'argoproj.io AnalysisRun': [
    ['is inconclusive', 'suspended', { phase: 'Inconclusive' }],
  ],
  'argoproj.io Application': [
    ['is synced', 'progressing', application('Missing', 'Running')],
    [
      'is synced again though it is degraded',
      'failing',
      application('Degraded', 'Running'),
    ],
  ],
  'argoproj.io Workflow': [
    ['was stopped at a pause', 'failing', { phase: 'Failed' }, SUSPENDED],
    ['is paused', 'suspended', { phase: 'Running' }, SUSPENDED],
  ],
  'argoproj.io CronWorkflow': [
    ['was stopped by its strategy', 'suspended', { phase: 'Stopped' }],
  ],
  'tekton.dev PipelineRun': [
    ['was canceled', 'suspended', conditions('Succeeded=False Cancelled')],
    ['waits to start', 'suspended', {}, { status: 'PipelineRunPending' }],
    ['has failed', 'failing', conditions('Succeeded=False Failed')],
    ['runs', 'progressing', conditions('Succeeded=Unknown Running')],
  ],
  'tekton.dev TaskRun': [
    [
      'was canceled',
      'suspended',
      conditions('Succeeded=False TaskRunCancelled'),
    ],
  ],
  'apps.kruise.io AdvancedCronJob': [
    ['waits for its first time', 'healthy', { type: 'BroadcastJob' }],
  ],
  'opentelemetry.io OpenTelemetryCollector': [
    ['is scaled by an autoscaler', 'progressing', collector('2/3')],
    ['has no pod for its autoscaler', 'failing', collector('0/2')],
    ['has all its pods', 'healthy', collector('2/2')],
    ['runs on each node', 'healthy', collector('0/0'), { mode: 'daemonset' }],
  ],
  'lifecycle.keptn.sh KeptnAppVersion': [
    ['was replaced', 'suspended', { status: 'Deprecated' }],
  ],
  'ceph.rook.io CephCluster': [
    [
      'is upgraded',
      'progressing',
      { phase: 'Progressing', ceph: { health: 'HEALTH_WARN' } },
    ],
    [
      'is upgraded and loses data',
      'failing',
      { phase: 'Progressing', ceph: { health: 'HEALTH_ERR' } },
    ],
  ],
  'cdi.kubevirt.io DataVolume': [
    [
      'waits for a pod that uses it',
      'suspended',
      { phase: 'WaitForFirstConsumer' },
    ],
  ],
  'networking.istio.io VirtualService': [
    ['has no status', null, {}],
    [
      'is being sent to the proxies',
      'progressing',
      conditions('Reconciled=False stillPropagating', 'PassedAnalysis=True'),
    ],
    [
      'names a gateway that is not there',
      'failing',
      {
        ...conditions('Reconciled=True', 'PassedAnalysis=False errorsFound'),
        validationMessages: [{ level: 'Error', message: 'no such gateway' }],
      },
    ],
    [
      'has an error, as older versions say it',
      'failing',
      { validationMessages: [{ level: 'ERROR', type: { code: 'IST0101' } }] },
    ],
    [
      'has a hint',
      'healthy',
      {
        ...conditions('PassedAnalysis=True'),
        validationMessages: [{ level: 'Warn', message: 'mTLS is off' }],
      },
    ],
  ],
  'policy.linkerd.io HTTPRoute': [
    ['is accepted', 'healthy', parent('Accepted=True', 'ResolvedRefs=True')],
    [
      'leads to nothing',
      'failing',
      parent('Accepted=True', 'ResolvedRefs=False BackendNotFound'),
    ],
    ['has no status yet', 'progressing', {}],
  ],
  'ray.io RayJob': [
    [
      'is tried again',
      'progressing',
      { jobDeploymentStatus: 'Retrying', jobStatus: 'FAILED' },
    ],
  ],
};

function parent(...texts: readonly string[]) {
  return { parents: [conditions(...texts)] };
}

function application(health: string, phase: string) {
  return { health: { status: health }, operationState: { phase } };
}

function collector(statusReplicas: string) {
  return { version: '0.124.1', scale: { statusReplicas } };
}

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
