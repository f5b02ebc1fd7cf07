import fc from 'fast-check';
import { CustomResource, parseCustomResource } from '../model';
import { judgeCustomResource } from './customResourceState';

type Conditions = readonly Readonly<Record<string, unknown>>[];

function aResource(
  conditions: unknown,
  status: object = {},
  metadata: object = {},
): CustomResource {
  const parsed = parseCustomResource({
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: { name: 'thing', ...metadata },
    status: { ...status, conditions },
  });
  if (!parsed) throw new Error('not a custom resource');
  return parsed;
}

/** `Ready=False Creating` as a condition. */
function written(text: string) {
  const [, type, status, reason] =
    /^(\S+?)(?:=(\S+))?(?: (.*))?$/.exec(text) ?? [];
  return { type, status, reason };
}

const judgedState = (...texts: readonly string[]) =>
  judgeCustomResource(aResource(texts.map(written))).state;

/** As their controllers write them, without what nobody reads. */
const REAL: readonly [string, string | undefined, readonly string[]][] = [
  ['an Argo CD Application without errors', undefined, []],
  ['an Argo CD Application with an error', 'failing', ['ComparisonError']],
  [
    'an Argo CD Application with a warning',
    undefined,
    ['OrphanedResourceWarning'],
  ],
  [
    'an Argo Rollout that is done',
    'healthy',
    [
      'Available=True AvailableReason',
      'Completed=True RolloutCompleted',
      'Healthy=True RolloutHealthy',
      'Progressing=True NewReplicaSetAvailable',
    ],
  ],
  [
    'an Argo Rollout under way',
    'progressing',
    [
      'Available=False AvailableReason',
      'Completed=False RolloutCompleted',
      'Healthy=False RolloutHealthy',
      'Progressing=True ReplicaSetUpdated',
    ],
  ],
  [
    'an Argo Rollout that waits at a canary step',
    'suspended',
    [
      'Available=True AvailableReason',
      'Completed=False RolloutCompleted',
      'Healthy=False RolloutHealthy',
      'Paused=True CanaryPauseStep',
      'Progressing=Unknown RolloutPaused',
    ],
  ],
  [
    'an Argo Rollout that was aborted',
    'failing',
    [
      'Available=True AvailableReason',
      'Healthy=False RolloutHealthy',
      'Progressing=False RolloutAborted',
    ],
  ],
  [
    'an Argo Rollout whose pods have gone since',
    'failing',
    [
      'Available=False AvailableReason',
      'Progressing=True NewReplicaSetAvailable',
    ],
  ],
  [
    'an Argo Rollout that makes no sense',
    'failing',
    ['InvalidSpec=True InvalidSpec'],
  ],
  ['a cert-manager Certificate', 'healthy', ['Ready=True Ready']],
  [
    'a cert-manager Certificate that is issued',
    'progressing',
    ['Issuing=True DoesNotExist', 'Ready=False DoesNotExist'],
  ],
  [
    'a cert-manager Certificate that could not be issued',
    'failing',
    ['Issuing=False Failed', 'Ready=False DoesNotExist'],
  ],
  [
    'a cert-manager Certificate that could not be renewed',
    'failing',
    ['Issuing=False Failed', 'Ready=True Ready'],
  ],
  ['a Flux Kustomization', 'healthy', ['Ready=True ReconciliationSucceeded']],
  [
    'a Flux Kustomization under way',
    'progressing',
    ['Reconciling=True Progressing', 'Ready=Unknown Progressing'],
  ],
  [
    'a Flux Kustomization that is tried again and again',
    'failing',
    ['Reconciling=True ProgressingWithRetry', 'Ready=False BuildFailed'],
  ],
  [
    'a Flux HelmRelease that has given up',
    'failing',
    [
      'Stalled=True RetriesExceeded',
      'Ready=False InstallFailed',
      'Released=False InstallFailed',
    ],
  ],
  [
    'a Flux HelmRelease',
    'healthy',
    [
      'Ready=True UpgradeSucceeded',
      'Released=True UpgradeSucceeded',
      'TestSuccess=True TestSucceeded',
    ],
  ],
  [
    'a Knative Service',
    'healthy',
    ['ConfigurationsReady=True', 'Ready=True', 'RoutesReady=True'],
  ],
  [
    'a Knative Service that is deployed',
    'progressing',
    ['ConfigurationsReady=Unknown', 'Ready=Unknown', 'RoutesReady=Unknown'],
  ],
  [
    'a Knative Service without an image',
    'failing',
    [
      'ConfigurationsReady=False RevisionFailed',
      'Ready=False RevisionFailed',
      'RoutesReady=Unknown RevisionMissing',
    ],
  ],
  [
    'a Knative Revision without traffic',
    'healthy',
    [
      'Active=False NoTraffic',
      'ContainerHealthy=True',
      'Ready=True',
      'ResourcesAvailable=True',
    ],
  ],
  [
    'a Crossplane claim',
    'healthy',
    ['Synced=True ReconcileSuccess', 'Ready=True Available'],
  ],
  [
    'a Crossplane claim that is made',
    'progressing',
    ['Synced=True ReconcileSuccess', 'Ready=False Creating'],
  ],
  [
    'a Crossplane claim that waits for its composite',
    'progressing',
    ['Synced=True ReconcileSuccess', 'Ready=False Waiting'],
  ],
  [
    'a Crossplane claim that the cloud refuses',
    'failing',
    ['Synced=False ReconcileError', 'Ready=False Creating'],
  ],
  [
    'a Crossplane claim that is paused',
    'suspended',
    ['Synced=False ReconcilePaused', 'Ready=True Available'],
  ],
  ['a Strimzi Kafka', 'healthy', ['Ready=True']],
  [
    'a Strimzi Kafka with a deprecated field',
    'healthy',
    ['Warning=True DeprecatedFields', 'Ready=True'],
  ],
  ['a Strimzi Kafka that is made', 'progressing', ['NotReady=True Creating']],
  [
    'a Strimzi Kafka that cannot be made',
    'failing',
    ['NotReady=True InvalidResourceException'],
  ],
  [
    'a KEDA ScaledObject without work',
    'healthy',
    [
      'Ready=True ScaledObjectReady',
      'Active=False ScalerNotActive',
      'Fallback=False NoFallbackFound',
      'Paused=Unknown',
    ],
  ],
  [
    'a KEDA ScaledObject whose trigger does not answer',
    'failing',
    [
      'Ready=True ScaledObjectReady',
      'Active=Unknown',
      'Fallback=True FallbackExists',
    ],
  ],
  [
    'a KEDA ScaledObject without a target',
    'failing',
    [
      'Ready=False ScaledObjectCheckFailed',
      'Active=Unknown',
      'Fallback=Unknown',
    ],
  ],
  ['an ExternalSecret', 'healthy', ['Ready=True SecretSynced']],
  [
    'an ExternalSecret that the vault refuses',
    'failing',
    ['Ready=False SecretSyncedError'],
  ],
  [
    'a Tekton PipelineRun that runs',
    'progressing',
    ['Succeeded=Unknown Running'],
  ],
  ['a Tekton PipelineRun that failed', 'failing', ['Succeeded=False Failed']],
  [
    'an OpenShift operator',
    'healthy',
    [
      'Degraded=False AsExpected',
      'Progressing=False AsExpected',
      'Available=True AsExpected',
      'Upgradeable=True',
    ],
  ],
  [
    'an OpenShift operator that works on it, and fails',
    'failing',
    [
      'Degraded=True SyncError',
      'Progressing=True Rolling',
      'Available=True AsExpected',
    ],
  ],
  [
    'a SealedSecret, whose types have a domain',
    'healthy',
    ['bitnami.com/Synced=True'],
  ],
];

describe('the verdict on a custom resource', () => {
  it.each(REAL)('%s: %s', (_, state, conditions) => {
    expect(judgedState(...conditions)).toBe(state);
  });

  it('does not take a healthy part for the whole', () => {
    expect(judgedState('DaemonHealthy=True', 'PodsHealthy=True')).toBe(
      undefined,
    );
    expect(judgedState('PodsHealthy=True', 'Healthy=True')).toBe('healthy');
    expect(judgedState('ACK.ResourceSynced=True')).toBe('healthy');
    expect(judgedState('PodsHealthy=False')).toBe('failing');
  });

  it('is silent where no condition is of a known type', () => {
    expect(judgedState('Sunny=True', 'Upgradeable=False')).toBeUndefined();
  });

  it('says that a new generation is worked on, whatever is said of the old one', () => {
    const ready = [{ type: 'Ready', status: 'True' }];
    const judge = (status: object, conditions: unknown = ready) =>
      judgeCustomResource(aResource(conditions, status, { generation: 3 }))
        .state;
    expect(judge({ observedGeneration: 2 })).toBe('progressing');
    expect(judge({ observedGeneration: 2 }, [])).toBe('progressing');
    expect(judge({ observedGeneration: '2' })).toBe('progressing');
    expect(judge({ observedGeneration: 3 })).toBe('healthy');
    expect(judge({ observedGeneration: '5b7c9d4f' })).toBe('healthy');
    expect(judge({}, [{ ...ready[0], observedGeneration: 2 }])).toBe(
      'progressing',
    );
  });

  it('says that what is being deleted is worked on', () => {
    const { state } = judgeCustomResource(
      aResource(
        [{ type: 'Ready', status: 'False' }],
        {},
        {
          deletionTimestamp: '2026-08-20T10:00:00Z',
        },
      ),
    );
    expect(state).toBe('progressing');
  });

  it('does not take for a failure what its author calls information', () => {
    const conditions = [
      { type: 'Ready', status: 'True' },
      { type: 'CertificateReady', status: 'False', severity: 'Info' },
    ];
    expect(judgeCustomResource(aResource(conditions)).state).toBe('healthy');
  });

  it('names what each condition says', () => {
    const conditions: Conditions = [
      { type: 'Synced', status: 'True' },
      { type: 'Ready', status: 'False', reason: 'Unavailable' },
      { type: 'Active', status: 'False' },
    ];
    expect(
      judgeCustomResource(aResource(conditions)).conditions.map(
        ({ condition, meaning }) => `${condition.type} ${meaning}`,
      ),
    ).toEqual(['Synced good', 'Ready bad', 'Active neutral']);
  });
});

describe('what a status says besides its conditions', () => {
  const judge = (status: object, spec: object = {}, metadata: object = {}) => {
    const parsed = parseCustomResource({
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata: { name: 'thing', ...metadata },
      spec,
      status,
    });
    return parsed && judgeCustomResource(parsed).state;
  };
  const ready = (status: string) => [{ type: 'Ready', status }];

  it.each<[string, string | undefined, object]>([
    ['a phase that is a failure', 'failing', { phase: 'Failed' }],
    ['a state in capitals', 'failing', { state: 'ERROR' }],
    ['a color', 'failing', { health: 'red' }],
    ['an inner state', 'failing', { applicationState: { state: 'FAILED' } }],
    ['a phase of work', 'progressing', { phase: 'Creating' }],
    ['a phase of two words', 'progressing', { phase: 'In Progress' }],
    ['a phase that says that all is well', 'healthy', { phase: 'Ready' }],
    ['a phase that only says that it runs', undefined, { phase: 'Running' }],
    ['a phase that is unknown', undefined, { phase: 'Sunny' }],
    [
      'a text instead of a word',
      undefined,
      { phase: 'It failed: '.repeat(10) },
    ],
    [
      'a phase that disagrees with a condition',
      'failing',
      { phase: 'Failed', conditions: ready('True') },
    ],
    [
      'a phase that is better than a condition',
      'failing',
      {
        phase: 'Ready',
        conditions: [{ ...ready('False')[0], reason: 'NoSubnets' }],
      },
    ],
    ['a pause', 'suspended', { phase: 'Paused' }],
    [
      'a message of failure, and nothing good',
      'failing',
      { failureMessage: 'no such region', ready: false },
    ],
    ['an error with a message', 'failing', { error: { message: 'no' } }],
    [
      'an error beside replicas that are ready',
      'failing',
      { replicas: 3, readyReplicas: 3, errorMessage: 'no such image' },
    ],
    [
      'an error beside a flag',
      'failing',
      { ready: true, failureMessage: 'no such region' },
    ],
    [
      'a failed part beside a flag',
      'failing',
      { ready: true, statuses: { main: { state: 'Rejected' } } },
    ],
    [
      'an old error beside a phase that is good',
      'healthy',
      { phase: 'Ready', errorMessage: 'was retried' },
    ],
    [
      'a word of its own that is a failure beside a good condition',
      undefined,
      { deploymentState: 'Failed', conditions: ready('True') },
    ],
    ['one word in place of a status', 'failing', 'Failed' as never],
    ['a result', 'failing', { phase: 'Completed', result: 'failure' }],
    ['a result that is good', undefined, { result: 'success' }],
    ['an error that is none', undefined, { error: 'None' }],
    ['a list of errors', 'failing', { errors: ['no such bucket'] }],
    ['a flag', 'progressing', { state: 'available', healthy: false }],
    ['a flag in words', 'healthy', { ready: 'True' }],
    ['counts in words', 'progressing', { ready: '1/3' }],
    ['all of the counts in words', 'healthy', { ready: '3/3' }],
    ['nothing to count in words', undefined, { ready: '0/0' }],
    [
      'a phase beside replicas that are unavailable',
      'progressing',
      { phase: 'Ready', unavailableReplicas: 2 },
    ],
    [
      'a phase beside replicas of which none is available',
      'progressing',
      { phase: 'Ready', replicas: 2, availableReplicas: 0 },
    ],
    [
      'a phase of work, and a condition without a word',
      'progressing',
      { phase: 'PROVISIONING', conditions: ready('False') },
    ],
    [
      'a phase of work, and a condition that says why',
      'failing',
      {
        phase: 'PROVISIONING',
        conditions: [{ ...ready('False')[0], reason: 'NoSubnets' }],
      },
    ],
    [
      'a condition without a word, and one that says what is under way',
      'progressing',
      {
        conditions: [
          ...ready('False'),
          { type: 'DiskReady', status: 'False', reason: 'DiskCreating' },
        ],
      },
    ],
    [
      'booleans in place of words',
      'failing',
      { conditions: [{ type: 'Ready', status: false, reason: 'Broken' }] },
    ],
    [
      'a pause in another word',
      'suspended',
      { conditions: [{ type: 'Halted', status: 'True' }] },
    ],
    [
      'a pause as the reason',
      'suspended',
      { conditions: [{ type: 'Ready', status: 'False', reason: 'Paused' }] },
    ],
    [
      'an old error beside a good condition',
      'healthy',
      { errorMessage: 'was retried', conditions: ready('True') },
    ],
  ])('%s: %s', (_, state, status) => {
    expect(judge(status)).toBe(state);
  });

  it('counts the worst of the conditions of its parts, and takes none of them for good', () => {
    const part = (type: string, status: string) => ({
      conditions: [{ type, status, reason: 'Because' }],
    });
    expect(
      judge({
        conditions: ready('True'),
        listeners: [part('Accepted', 'True'), part('Accepted', 'False')],
      }),
    ).toBe('failing');
    expect(judge({ parents: [part('Accepted', 'True')] })).toBeUndefined();
  });

  it('does not take what Ready sums up for a failure', () => {
    const conditions = [
      ...ready('True'),
      { type: 'CronJobAvailable', status: 'False', reason: 'NotUsed' },
    ];
    expect(judge({ conditions })).toBe('healthy');
    expect(judge({ conditions: conditions.slice(1) })).toBe('failing');
  });

  it('takes for a failure what Ready leaves out', () => {
    expect(
      judgedState(
        'Ready=True',
        'NodeRegistrationHealthy=False RegistrationFailed',
      ),
    ).toBe('failing');
    expect(judgedState('Ready=True', 'NotReady')).toBe('failing');
  });

  it('is not healthy because one error is not there', () => {
    const judgeAgent = (type: string, status: string) => {
      const parsed = parseCustomResource({
        apiVersion: 'example.com/v1',
        kind: 'DatadogAgent',
        metadata: { name: 'agent' },
        status: {
          agent: { state: 'Progressing', desired: 5, ready: 0 },
          conditions: [{ type, status }],
        },
      });
      return parsed && judgeCustomResource(parsed).state;
    };
    expect(judgeAgent('DatadogAgentReconcileError', 'False')).toBeUndefined();
    expect(judgeAgent('DatadogAgentReconcileError', 'True')).toBe('failing');
    expect(judgeAgent('DatadogAgentReady', 'True')).toBe('healthy');
  });

  it('finds a failure in the reason of a condition that it does not know', () => {
    expect(judgedState('Sunny=False StatefulSetFailed', 'Ready=True')).toBe(
      'failing',
    );
    expect(judgedState('Sunny=True StatefulSetFailed', 'Ready=True')).toBe(
      'healthy',
    );
  });

  it.each([
    ['a part', { statuses: { main: { state: 'Rejected' } } }],
    [
      'an item',
      { domains: [{ status: 'Active' }, { status: 'FailedNotSeen' }] },
    ],
    ['the state of a part', { jobManagerStatus: 'ERROR' }],
    ['the word before a text', { status: 'ERROR, no such secret' }],
  ])('is failing by %s where nothing is said about the whole', (_, status) => {
    expect(judge(status)).toBe('failing');
    expect(judge({ ...status, conditions: [] })).toBe('failing');
  });

  it.each([
    ['the past', { lastBackupStatus: 'Failed' }],
    ['a list of the past', { history: [{ status: 'failed' }] }],
    ['a list of attempts', { jobRuns: [{ phase: 'Failed' }] }],
    [
      'a text',
      { details: [{ status: 'Failed to look good in one word, so' }] },
    ],
  ])('is not failing by %s', (_, status) => {
    expect(judge(status)).toBeUndefined();
  });

  it('is what is said about the whole, whatever is said of a part', () => {
    const parts = { statuses: { main: { state: 'Rejected' } } };
    expect(judge({ ...parts, conditions: ready('True') })).toBe('healthy');
    expect(judge({ ...parts, phase: 'Pending' })).toBe('progressing');
  });

  it.each([
    ['Sunny=False', 'failed to reach the API: connection refused', 'failing'],
    ['Sunny=False', 'waiting for 3 pods', undefined],
    ['CertificateExpired=True', 'since yesterday', 'failing'],
    ['CertificateExpired=False', 'until tomorrow', undefined],
  ])(
    'knows what an unknown type means by its words: %s, %s',
    (text, message, state) => {
      const [type, status] = text.split('=');
      expect(judge({ conditions: [{ type, status, message }] })).toBe(state);
    },
  );

  it('is not healthy before every step is done, or with a status that means nothing', () => {
    expect(judgedState('Installed=False Unpacking', 'Healthy=True')).toBe(
      'progressing',
    );
    expect(judgedState('Ready=Maybe', 'Synced=True')).toBe('progressing');
  });

  it('is what the last condition of a type says where there is a history', () => {
    const at = (day: number, status: string, reason: string) => ({
      ...ready(status)[0],
      reason,
      lastTransitionTime: `2026-01-0${day}T00:00:00Z`,
    });
    const up = at(1, 'True', 'Up');
    const down = at(2, 'False', 'Down');
    expect(judge({ conditions: [up, down, at(3, 'True', 'Up')] })).toBe(
      'healthy',
    );
    // May be of two nodes.
    expect(judge({ conditions: [down, at(3, 'True', 'Up')] })).toBe('failing');
    const untimed = { ...ready('False')[0], reason: 'Down' };
    expect(judge({ conditions: [untimed, at(2, 'True', 'Up')] })).toBe(
      'failing',
    );
  });

  it('has each of several errors of one type', () => {
    const at = (day: number) => ({
      type: 'SyncError',
      message: `on day ${day}`,
      lastTransitionTime: `2026-01-0${day}T00:00:00Z`,
    });
    const { conditions } = judgeCustomResource(aResource([at(1), at(2)]));
    expect(conditions.map(({ meaning }) => meaning)).toEqual(['bad', 'bad']);
  });

  it('is suspended by its spec, unless something is wrong', () => {
    const spec = { suspend: true };
    expect(judge({ conditions: ready('True') }, spec)).toBe('suspended');
    expect(judge({ conditions: ready('False') }, spec)).toBe('suspended');
    const failed = [{ ...ready('False')[0], reason: 'BuildFailed' }];
    expect(judge({ conditions: failed }, spec)).toBe('failing');
    expect(judge({ conditions: ready('True') }, { suspend: false })).toBe(
      'healthy',
    );
    expect(judge({ conditions: ready('False') }, { started: false })).toBe(
      'suspended',
    );
  });

  it('knows by its flags and replicas how it is', () => {
    expect(judge({ ready: true })).toBe('healthy');
    expect(judge({ ready: false })).toBe('progressing');
    expect(judge({ valid: false })).toBe('failing');
    expect(judge({ replicas: 3, readyReplicas: 3 })).toBe('healthy');
    expect(judge({ replicas: 3, readyReplicas: 1 })).toBe('progressing');
    expect(
      judge({
        replicas: 10,
        readyReplicas: 4,
        allocatedReplicas: 5,
        reservedReplicas: 1,
      }),
    ).toBe('healthy');
    expect(
      judge({ replicas: 10, readyReplicas: 4, allocatedReplicas: 5 }),
    ).toBe('progressing');
    expect(judge({ replicas: 0, readyReplicas: 0 })).toBeUndefined();
    expect(judge({ replicas: 3 })).toBeUndefined();
    expect(
      judge({ replicas: 3, readyReplicas: 3, conditions: ready('False') }),
    ).toBe('progressing');
  });

  it('has weighed what it says besides if it says that it does not fail', () => {
    expect(
      judgedState(
        'Available=True',
        'Failing=False',
        'RetrievedUpdates=False UpdateError',
      ),
    ).toBe('healthy');
    expect(
      judgedState('Available=True', 'RetrievedUpdates=False UpdateError'),
    ).toBe('failing');
    expect(
      judgedState(
        'Available=True',
        'Failing=False',
        'Progressing=False',
        'ReleaseAccepted=False RetrievePayload',
      ),
    ).toBe('failing');
    expect(
      judgedState(
        'Available=True',
        'Degraded=False',
        'Progressing=False RolloutFailed',
      ),
    ).toBe('failing');
  });

  it('is past its steps once it is done', () => {
    expect(judgedState('Done=True', 'Started=False')).toBe('healthy');
    expect(judgedState('Done=False', 'Started=False')).toBe('progressing');
  });

  it('ignores a generation that was never written', () => {
    expect(
      judge(
        { observedGeneration: -1, conditions: ready('True') },
        {},
        { generation: 3 },
      ),
    ).toBe('healthy');
  });

  it('goes by the definition of its API, whatever the conditions say', () => {
    const resource = aResource(ready('True'));
    const verdict = { state: 'failing', message: 'No leader' } as const;
    expect(judgeCustomResource({ ...resource, verdict })).toMatchObject({
      state: 'failing',
      conditions: [
        { condition: { type: 'Health', message: 'No leader' }, meaning: 'bad' },
        { condition: { type: 'Ready' } },
      ],
    });
    const broken = { state: null, message: 'things: health.failed: x' };
    expect(judgeCustomResource({ ...resource, verdict: broken })).toMatchObject(
      {
        conditions: [{ condition: { type: 'DefinitionWarning' } }, {}],
      },
    );
    expect(
      judgeCustomResource({ ...resource, verdict: broken }).state,
    ).toBeUndefined();
  });
});

describe('the conditions beside the verdict of a definition', () => {
  const conditions = [
    { type: 'Healthy', status: 'False', message: 'It is not healthy' },
    {
      type: 'Progressing',
      status: 'False',
      reason: 'RolloutAborted',
      message: 'Aborted: 3 > 2',
    },
    { type: 'Available', status: 'True' },
  ];
  const judge = (state: 'failing' | 'suspended', message?: string) =>
    judgeCustomResource({
      ...aResource(conditions),
      verdict: { state, message },
    }).conditions.map(
      ({ condition, meaning }) => `${condition.type} ${meaning}`,
    );

  it('begin with the one whose words it repeats', () => {
    expect(judge('failing', 'Update 12: Aborted: 3 > 2')).toEqual([
      'Progressing bad',
      'Healthy bad',
      'Available good',
    ]);
    expect(judge('failing', 'No quorum')[0]).toBe('Health bad');
    expect(judge('failing')[0]).toBe('Healthy bad');
  });

  it('begin with one that says why, and have what stands outside of them', () => {
    const silent = { type: 'Ready', status: 'False' };
    const first = (resource: ReturnType<typeof aResource>) =>
      judgeCustomResource(resource).conditions[0].condition;
    expect(first(aResource([silent, ...conditions])).type).toBe('Healthy');
    const resource = aResource([]);
    const status = {
      ...resource.status,
      phases: [{ field: 'state', word: 'error' }],
      error: 'we lost a node',
    };
    expect(first({ ...resource, status })).toEqual({
      type: 'state',
      status: '',
      reason: 'error',
      message: 'we lost a node',
    });
  });

  it('are no problem where it is suspended', () => {
    expect(judge('suspended', 'Paused')).toEqual([
      'Healthy neutral',
      'Progressing neutral',
      'Available good',
    ]);
  });
});

describe('any conditions', () => {
  const word = fc.constantFrom(
    'Ready',
    'NotReady',
    'Stalled',
    'Progressing',
    'Available',
    'Failed',
    'True',
    'False',
    'Unknown',
    '',
    'constructor',
  );
  const condition = fc.record(
    {
      type: fc.oneof(word, fc.anything()),
      status: fc.oneof(word, fc.anything()),
      reason: fc.oneof(word, fc.string(), fc.anything()),
      observedGeneration: fc.oneof(fc.nat(3), fc.string(), fc.anything()),
    },
    { requiredKeys: [] },
  );
  const anyConditions = fc.oneof(fc.array(condition), fc.anything());

  it('give a verdict or none, and never an exception', () => {
    fc.assert(
      fc.property(anyConditions, fc.anything(), (conditions, generation) => {
        const resource = aResource(conditions, {}, { generation });
        expect([
          undefined,
          'healthy',
          'progressing',
          'failing',
          'suspended',
        ]).toContain(judgeCustomResource(resource).state);
      }),
    );
  });

  it('fail only where one of them is bad, and are healthy only where none is', () => {
    fc.assert(
      fc.property(fc.array(condition), conditions => {
        const judged = judgeCustomResource(aResource(conditions));
        const isAnyBad = judged.conditions.some(
          ({ meaning }) => meaning === 'bad',
        );
        expect(judged.state).not.toBe(isAnyBad ? 'healthy' : 'failing');
      }),
    );
  });

  it('give the same verdict in any order', () => {
    fc.assert(
      fc.property(fc.array(condition), conditions => {
        const reversed = [...conditions].reverse();
        expect(judgeCustomResource(aResource(reversed)).state).toBe(
          judgeCustomResource(aResource(conditions)).state,
        );
      }),
    );
  });
});
