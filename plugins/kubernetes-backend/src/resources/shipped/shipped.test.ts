import { celCompiler } from '../../__testUtils__/celCompiler';
import { judgeObject } from '../judgeObject';
import { resourceDefinitionSchema } from '../readDefinitions';
import { DefinitionRegistry } from '../DefinitionRegistry';
import { JUDGED_DEFINITIONS, SHIPPED_DEFINITIONS } from '.';

const judge = new DefinitionRegistry({ cel: celCompiler }, SHIPPED_DEFINITIONS);

const name = ({ plural, group }: { plural: string; group: string }) =>
  `${plural}.${group}`;

describe.each(SHIPPED_DEFINITIONS.map(each => [name(each), each] as const))(
  '%s',
  (_, definition) => {
    it('compiles, and could be written in the configuration', () => {
      expect(
        () =>
          new DefinitionRegistry({ cel: celCompiler }, [], {
            definitions: [definition],
          }),
      ).not.toThrow();
      expect(resourceDefinitionSchema.safeParse(definition).error).toBe(
        undefined,
      );
    });

    it('calls an object that has just been created neither good nor bad', () => {
      const { group, kind } = definition;
      const { state } = judgeObject(
        {
          apiVersion: `${group}/v1`,
          kind,
          metadata: { name: 'new', generation: 1 },
          spec: {},
        },
        judge,
      );
      // Their controllers write nothing while all is well.
      const isStatic =
        definition.health === undefined ||
        kind === 'CronWorkflow' ||
        ('otherwise' in definition.health &&
          definition.health.otherwise === 'unknown');
      expect(isStatic ? ['healthy', null] : ['progressing']).toContain(state);
    });

    it('calls an object progressing whose controller has not seen its last change', () => {
      const { group, kind } = definition;
      const { state } = judgeObject(
        {
          apiVersion: `${group}/v1`,
          kind,
          metadata: { name: 'changed', generation: 2 },
          spec: {},
          status: { observedGeneration: 1, ...ready('True') },
        },
        judge,
      );
      expect(state).toBe('progressing');
    });
  },
);

it.each(JUDGED_DEFINITIONS.map(each => [name(each), each] as const))(
  '%s has columns and a page of its documentation',
  (_, { columns, docs }) => {
    expect(columns?.length).toBeGreaterThan(0);
    expect(docs).toMatch(/^https:\/\//);
  },
);

it('defines each API once', () => {
  const names = SHIPPED_DEFINITIONS.map(name);
  expect(new Set(names).size).toBe(names.length);
});

type Example = readonly [
  what: string,
  state: string,
  api: string,
  object: { readonly metadata?: object; spec?: object; status?: object },
];

/** As their controllers write them, made up and short. */
const EXAMPLES: readonly Example[] = [
  [
    'an Application whose sync failed',
    'failing',
    'argoproj.io/v1alpha1 Application',
    {
      status: {
        health: { status: 'Healthy' },
        operationState: { phase: 'Failed', message: 'one task failed' },
      },
    },
  ],
  [
    'an Application',
    'healthy',
    'argoproj.io/v1alpha1 Application',
    { status: { health: { status: 'Healthy' } } },
  ],
  [
    'a Rollout at a pause of its canary',
    'suspended',
    'argoproj.io/v1alpha1 Rollout',
    {
      spec: { replicas: 4 },
      status: { phase: 'Paused', pauseConditions: [{ reason: 'CanaryPause' }] },
    },
  ],
  [
    'a Rollout that was aborted at a pause',
    'failing',
    'argoproj.io/v1alpha1 Rollout',
    {
      spec: { replicas: 4 },
      status: {
        abort: true,
        phase: 'Degraded',
        pauseConditions: [{ reason: 'CanaryPause' }],
      },
    },
  ],
  [
    'an AnalysisRun that failed',
    'failing',
    'argoproj.io/v1alpha1 AnalysisRun',
    { status: { phase: 'Failed', message: 'metric "errors" failed' } },
  ],
  [
    'a Workflow that is done',
    'healthy',
    'argoproj.io/v1alpha1 Workflow',
    { status: { phase: 'Succeeded' } },
  ],
  [
    'a suspended Kustomization',
    'suspended',
    'kustomize.toolkit.fluxcd.io/v1 Kustomization',
    { spec: { suspend: true }, status: ready('True') },
  ],
  [
    'a HelmRelease that could not be upgraded',
    'failing',
    'helm.toolkit.fluxcd.io/v2 HelmRelease',
    { status: ready('False', 'UpgradeFailed') },
  ],
  [
    'a HelmRepository of OCI, which has no status',
    'healthy',
    'source.toolkit.fluxcd.io/v1 HelmRepository',
    { spec: { type: 'oci' } },
  ],
  [
    'a Certificate that is being issued',
    'progressing',
    'cert-manager.io/v1 Certificate',
    {
      status: {
        conditions: [
          { type: 'Issuing', status: 'True' },
          { type: 'Ready', status: 'False', reason: 'DoesNotExist' },
        ],
      },
    },
  ],
  [
    'a CertificateRequest whose order was refused',
    'failing',
    'cert-manager.io/v1 CertificateRequest',
    {
      status: {
        conditions: [
          { type: 'Approved', status: 'True' },
          { type: 'Ready', status: 'False', reason: 'Failed' },
        ],
      },
    },
  ],
  [
    'a CertificateRequest that waits for its order',
    'progressing',
    'cert-manager.io/v1 CertificateRequest',
    {
      status: {
        conditions: [
          { type: 'Approved', status: 'True' },
          { type: 'Ready', status: 'False', reason: 'Pending' },
        ],
      },
    },
  ],
  [
    'a Challenge that is invalid',
    'failing',
    'acme.cert-manager.io/v1 Challenge',
    { status: { state: 'invalid', reason: 'DNS record not found' } },
  ],
  [
    'an HTTPRoute to a Service that is not there',
    'failing',
    'gateway.networking.k8s.io/v1 HTTPRoute',
    {
      metadata: { generation: 1 },
      status: {
        parents: [
          {
            conditions: [
              { type: 'Accepted', status: 'True', observedGeneration: 1 },
              {
                type: 'ResolvedRefs',
                status: 'False',
                reason: 'BackendNotFound',
                observedGeneration: 1,
              },
            ],
          },
        ],
      },
    },
  ],
  [
    'an HTTPRoute that another Gateway refused before it changed',
    'healthy',
    'gateway.networking.k8s.io/v1 HTTPRoute',
    {
      metadata: { generation: 2 },
      status: {
        parents: [
          {
            conditions: [
              { type: 'Accepted', status: 'False', observedGeneration: 1 },
            ],
          },
          {
            conditions: [
              { type: 'Accepted', status: 'True', observedGeneration: 2 },
            ],
          },
        ],
      },
    },
  ],
  [
    'a Gateway with a listener that is not accepted',
    'failing',
    'gateway.networking.k8s.io/v1 Gateway',
    {
      status: {
        conditions: [{ type: 'Programmed', status: 'True' }],
        listeners: [
          {
            conditions: [
              { type: 'Accepted', status: 'False', reason: 'PortUnavailable' },
            ],
          },
        ],
      },
    },
  ],
  [
    'a PostgreSQL cluster that cannot go on',
    'failing',
    'postgresql.cnpg.io/v1 Cluster',
    {
      status: {
        phase: 'Not enough disk space',
        ...ready('False', 'ClusterIsNotReady'),
      },
    },
  ],
  [
    'a PostgreSQL cluster',
    'healthy',
    'postgresql.cnpg.io/v1 Cluster',
    {
      status: { phase: 'Cluster in healthy state', ...ready('True') },
    },
  ],
  [
    'a hibernated PostgreSQL cluster',
    'suspended',
    'postgresql.cnpg.io/v1 Cluster',
    {
      metadata: { annotations: { 'cnpg.io/hibernation': 'on' } },
      status: ready('False'),
    },
  ],
  [
    'an Elasticsearch with a lost shard',
    'failing',
    'elasticsearch.k8s.elastic.co/v1 Elasticsearch',
    { status: { health: 'red', phase: 'Ready' } },
  ],
  [
    'a Spark application that failed',
    'failing',
    'sparkoperator.k8s.io/v1beta2 SparkApplication',
    { status: { applicationState: { state: 'FAILED', errorMessage: 'x' } } },
  ],
  [
    'a Flink job that runs',
    'healthy',
    'flink.apache.org/v1beta1 FlinkDeployment',
    {
      status: {
        jobManagerDeploymentStatus: 'READY',
        jobStatus: { state: 'RUNNING' },
      },
    },
  ],
  [
    'a snapshot that could not be taken',
    'failing',
    'snapshot.storage.k8s.io/v1 VolumeSnapshot',
    { status: { readyToUse: false, error: { message: 'no such class' } } },
  ],
  [
    'a virtual machine that crashes',
    'failing',
    'kubevirt.io/v1 VirtualMachine',
    { status: { printableStatus: 'CrashLoopBackOff' } },
  ],
  [
    'a paused autoscaler',
    'suspended',
    'keda.sh/v1alpha1 ScaledObject',
    {
      status: {
        conditions: [
          { type: 'Ready', status: 'True' },
          { type: 'Paused', status: 'True' },
        ],
      },
    },
  ],
  [
    'a canary of Flagger that was rolled back',
    'failing',
    'flagger.app/v1beta1 Canary',
    { status: { phase: 'Failed' } },
  ],
  [
    'an Upstream that older versions of Gloo call by number',
    'failing',
    'gloo.solo.io/v1 Upstream',
    { status: { state: 2, reason: 'invalid' } },
  ],
  [
    'a binding whose workload one cluster calls unhealthy',
    'failing',
    'work.karmada.io/v1alpha2 ResourceBinding',
    {
      status: {
        conditions: [{ type: 'FullyApplied', status: 'True' }],
        aggregatedStatus: [
          { applied: true, health: 'Healthy' },
          { applied: true, health: 'Unhealthy' },
        ],
      },
    },
  ],
];

function ready(status: string, reason?: string) {
  return { conditions: [{ type: 'Ready', status, reason }] };
}

it.each(EXAMPLES)('%s is %s', (_, state, api, object) => {
  const [apiVersion, kind] = api.split(' ');
  const verdict = judgeObject(
    {
      apiVersion,
      kind,
      ...object,
      metadata: { name: 'example', namespace: 'shop', ...object.metadata },
    },
    judge,
  );
  expect(verdict.state).toBe(state);
});
