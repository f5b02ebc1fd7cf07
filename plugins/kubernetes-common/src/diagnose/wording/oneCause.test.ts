import {
  aDeployment,
  aJob,
  anObject,
  aPod,
  diagnoseObjects,
  secondsAgo,
  podVerdicts,
} from '../../testing';
import {
  built,
  creatingPod,
  eventOn,
  inShop,
  web,
  webPod,
  withoutIp,
} from '../testing/shop';

const LOW =
  'The node was low on resource: ephemeral-storage. Threshold quantity: 2Gi, available: 1Gi. ';
const shutDown = 'Pod was terminated in response to imminent node shutdown.';
const shortDeployment = () =>
  aDeployment(inShop('web')).withStatus({
    readyReplicas: 0,
    availableReplicas: 0,
  });

describe('leftovers do not stay errors for ever', () => {
  const DAY = 86_400;
  const evicted = (name: string, ageSeconds: number) =>
    webPod(name, { ageSeconds }).failed('Evicted', LOW);

  it('but pods that are evicted again and again are one', () => {
    const gone = [1, 2].map(n => evicted(`web-7c9d5-gone${n}`, 1_800));
    const here = webPod('web-7c9d5-here1', { ageSeconds: 300 });
    expect(podVerdicts([web(), ...gone, here])).toEqual([
      'error EvictedNodePressure',
    ]);
  });

  it('and one that nothing has replaced is one, however old it is', () => {
    expect(
      podVerdicts([shortDeployment(), evicted('web-7c9d5-gone1', 2 * DAY)]),
    ).toEqual(['error EvictedNodePressure']);
  });

  it('nor does a pod of a DaemonSet count as replaced by those of other nodes', () => {
    const refused = aPod(inShop('agent-a', { node: 'a', ageSeconds: DAY }))
      .ownedBy('DaemonSet', 'agent')
      .failed('OutOfcpu', 'Pod was rejected: …');
    const other = aPod(inShop('agent-b', { node: 'b' })).ownedBy(
      'DaemonSet',
      'agent',
    );
    expect(podVerdicts([refused, other])).toEqual([
      'error KubeletAdmissionRejected',
    ]);
  });

  it.each([
    'MatchNodeSelector',
    'PodToleratesNodeTaints',
    'PodFitsHostPorts',
    'HostPortConflict',
    'InsufficientFreeMemory',
    'OutOfcpu',
  ])('with old kubelets too: %s', reason => {
    const left = webPod('web-7c9d5-gone1', { ageSeconds: DAY }).failed(
      reason,
      'Predicate failed',
    );
    expect(podVerdicts([left])).toEqual(['error KubeletAdmissionRejected']);
    expect(podVerdicts([web(), left, webPod()])).toEqual([
      'info KubeletAdmissionRejected',
    ]);
  });
});

describe('a pod that a node shutdown ended, whose phase still says Running', () => {
  const pod = () => {
    const raw = webPod().terminated({ exitCode: 0 }).build();
    raw.status.reason = 'Terminated';
    raw.status.message = shutDown;
    return built(raw);
  };

  it('is one of a node that was shut down', () => {
    expect(diagnoseObjects([shortDeployment(), pod()])[0]).toMatchObject({
      class: 'NodeShutdown',
      params: { message: shutDown },
    });
  });

  /** As the kubelet leaves it when it does not live to see the containers end. */
  const frozen = (message: string, startedSecondsAgo = 7_200) => {
    const builder = webPod(undefined, { ageSeconds: 7_200 }).notReady();
    builder.withCondition({
      type: 'DisruptionTarget',
      status: 'True',
      reason: 'TerminationByKubelet',
      message,
      lastTransitionTime: secondsAgo(900),
    });
    const raw = builder.build();
    raw.status.containerStatuses = raw.status.containerStatuses?.map(
      status => ({
        ...status,
        state: { running: { startedAt: secondsAgo(startedSecondsAgo) } },
      }),
    );
    return built(raw);
  };

  it.each([
    [shutDown, 'NodeShutdown'],
    ['Preempted in order to admit critical pod', 'PreemptedByKubelet'],
    [LOW, 'EvictedNodePressure'],
  ])(
    'is, though its container stands there as running: %s',
    (message, name) => {
      const verdicts = podVerdicts([shortDeployment(), frozen(message)]);
      expect(verdicts).toHaveLength(1);
      expect(verdicts[0]).toMatch(new RegExp(`^(?:error|warning) ${name}$`));
    },
  );

  it('is not, when the container has begun since', () => {
    const names = diagnoseObjects([
      shortDeployment(),
      frozen(shutDown, 60),
    ]).map(({ class: name }) => name);
    expect(names).not.toContain('NodeShutdown');
  });
});

describe('a node that does not answer, and the pods on it', () => {
  const node = () =>
    anObject('Node', { name: 'node-a', namespace: '' }).withStatus({
      conditions: [
        {
          type: 'Ready',
          status: 'Unknown',
          reason: 'NodeStatusUnknown',
          message: 'Kubelet stopped posting node status.',
        },
      ],
    });
  const lost = (name: string, owner: string) =>
    aPod(inShop(name, { node: 'node-a' }))
      .ownedBy('StatefulSet', owner)
      .withCondition({ type: 'Ready', status: 'False' });

  it('are one cause, however many workloads they are of', () => {
    const findings = diagnoseObjects([
      node(),
      lost('db-0', 'db'),
      lost('mq-0', 'mq'),
    ]);
    expect(findings).toMatchObject([
      {
        class: 'NodeNotReady',
        pods: [{ name: 'db-0' }, { name: 'mq-0' }],
        symptoms: [{ class: 'NodeUnreachable' }, { class: 'NodeUnreachable' }],
      },
    ]);
  });

  it("are reported on pods if nodes can't be read", () => {
    expect(podVerdicts([lost('db-0', 'db')])).toEqual([
      'error NodeUnreachable',
    ]);
  });
});

describe('an Ingress that no controller has taken', () => {
  const ingress = (
    name: string,
    spec: Record<string, unknown> = {},
    ageSeconds = 7_200,
  ) => anObject('Ingress', inShop(name, { ageSeconds })).withSpec(spec);
  const served = () =>
    ingress('api').withStatus({
      loadBalancer: { ingress: [{ ip: '192.0.2.7' }] },
    });

  it('is a guess, and no alarm where nothing is known of the controllers', () => {
    expect(diagnoseObjects([ingress('web')])).toMatchObject([
      { class: 'IngressNotPickedUp', severity: 'info', confidence: 'possible' },
    ]);
  });

  it('is a warning where others have an address', () => {
    expect(diagnoseObjects([ingress('web'), served()])).toMatchObject([
      {
        class: 'IngressNotPickedUp',
        severity: 'warning',
        confidence: 'possible',
        scope: { name: 'web' },
      },
    ]);
  });

  it.each([
    ['names its class', { ingressClassName: 'caddy' }, 7_200],
    ['is young', {}, 300],
  ])('is not thought of where it %s', (_, spec, age) => {
    expect(diagnoseObjects([ingress('web', spec, age), served()])).toEqual([]);
  });

  it('is not thought of where it names its class as was done before', () => {
    const old = ingress('web').build();
    old.metadata.annotations = { 'kubernetes.io/ingress.class': 'caddy' };
    expect(diagnoseObjects([built(old), served()])).toEqual([]);
  });

  const ingressClass = (name: string, annotations = {}) =>
    anObject('IngressClass', { name, annotations });

  it.each([
    ['missing', 'nginx', { ingressClassName: 'ngnix' }],
    ['unnamed', 'nginx', {}],
  ])('is a warning where the class is %s', (variant, classes, spec) => {
    expect(
      diagnoseObjects([ingress('web', spec), ingressClass(classes)]),
    ).toMatchObject([
      {
        class: 'IngressNotPickedUp',
        severity: 'warning',
        confidence: 'likely',
        params: { variant, classes },
      },
    ]);
  });

  it('is not thought of where the class is there, or an old controller may know it', () => {
    const old = ingress('old').build();
    old.metadata.annotations = { 'kubernetes.io/ingress.class': 'caddy' };
    const nginx = ingressClass('nginx', {
      'ingressclass.kubernetes.io/is-default-class': 'true',
    });
    expect(
      podVerdicts([
        ingress('web', { ingressClassName: 'nginx' }),
        ingress('unnamed'),
        built(old),
        nginx,
      ]),
    ).toEqual([]);
  });

  it('is not reported if a controller handles it, whatever its class', () => {
    const spec = { ingressClassName: 'ngnix' };
    const addressed = ingress('web', spec).withStatus({
      loadBalancer: { ingress: [{ ip: '192.0.2.7' }] },
    });
    const synced = eventOn('Ingress', 'api', {
      type: 'Normal',
      reason: 'Sync',
    });
    expect(
      podVerdicts([
        addressed,
        ingress('api', spec),
        synced,
        ingress('young', spec, 300),
        ingressClass('nginx'),
      ]),
    ).toEqual([]);
  });

  it('is not thought of where controllers give no addresses', () => {
    expect(diagnoseObjects([ingress('web'), ingress('api')])).toEqual([]);
  });
});

describe('events of load balancers and ingress controllers', () => {
  const balancer = () =>
    anObject('Service', inShop('web', { ageSeconds: 900 })).withSpec({
      type: 'LoadBalancer',
      selector: {},
    });

  it.each([
    [
      'SyncLoadBalancerFailed',
      'Error syncing load balancer: failed to ensure load balancer: could not find any suitable subnets for creating the ELB',
    ],
    [
      'CreatingLoadBalancerFailed',
      'Error creating load balancer (will retry): not found',
    ],
    [
      'AllocationFailed',
      'Failed to allocate IP for "shop/web": no available IPs',
    ],
    ['FailedDeployModel', 'Failed deploy model due to AccessDenied'],
    [
      'UnAvailableLoadBalancer',
      'There are no available nodes for LoadBalancer',
    ],
  ])('tell why a load balancer has no address: %s', (reason, message) => {
    const event = eventOn('Service', 'web', { reason, message, count: 5 });
    expect(diagnoseObjects([balancer(), event])).toMatchObject([
      {
        class: 'ServiceLoadBalancerPending',
        severity: 'error',
        params: { reason, message },
      },
    ]);
  });

  it('are not needed to see that it has none', () => {
    expect(diagnoseObjects([balancer()])).toMatchObject([
      {
        class: 'ServiceLoadBalancerPending',
        severity: 'warning',
        confidence: 'likely',
      },
    ]);
  });

  it('tell that an address is there, and changes are refused', () => {
    const service = balancer().withStatus({
      loadBalancer: { ingress: [{ hostname: 'lb.example' }] },
    });
    const event = eventOn('Service', 'web', {
      reason: 'UpdateLoadBalancerFailed',
      message: 'Error updating load balancer with new hosts',
    });
    expect(diagnoseObjects([service, event])).toMatchObject([
      { severity: 'warning', params: { variant: 'stale' } },
    ]);
  });

  it.each([
    [
      'FailedBuildModel',
      'Failed build model due to ingress: shop/web: auth type is unsupported',
    ],
    ['FailedDeployModel', 'Failed deploy model due to TooManyCertificates'],
    [
      'Sync',
      'Error syncing to GCP: error running load balancer syncing routine',
    ],
    [
      'Translate',
      'Translation failed: invalid ingress spec: could not find service "shop/api"',
    ],
    ['Rejected', 'nginx.org/rewrites annotation is invalid'],
  ])('report what an ingress controller rejects: %s', (reason, message) => {
    const event = eventOn('Ingress', 'web', { reason, message, count: 4 });
    expect(
      diagnoseObjects([
        anObject('Ingress', inShop('web', { ageSeconds: 900 })),
        event,
      ]),
    ).toMatchObject([
      { class: 'IngressSyncFailed', params: { reason, message } },
    ]);
  });
});

describe('a Job whose work is done and whose sidecar runs on', () => {
  const pod = (
    sidecar: string,
    restartPolicy: 'Never' | 'OnFailure' = 'Never',
  ) =>
    aPod(inShop('import-a', { restartPolicy, container: 'import' }))
      .ownedBy('Job', 'import')
      .withContainer({ name: sidecar })
      .terminated({ exitCode: 0, finishedSecondsAgo: 900 });
  const job = () =>
    aJob(inShop('import')).withStatus({
      active: 1,
      succeeded: 0,
      conditions: [],
    });

  it.each([
    'istio-proxy',
    'linkerd-proxy',
    'cloudsql-proxy',
    'cloud-sql-proxy',
    'vault-agent',
    'fluent-bit',
    'datadog-agent',
    'daprd',
    'envoy',
    'consul-dataplane',
  ])('is reported: %s', name => {
    for (const policy of ['Never', 'OnFailure'] as const) {
      expect(diagnoseObjects([job(), pod(name, policy)])).toMatchObject([
        {
          class: 'JobSidecarRuns',
          scope: { kind: 'Job', name: 'import', container: name },
          params: { finished: 'import', seconds: 900 },
        },
      ]);
    }
  });

  it('is another matter when the work has failed', () => {
    const failed = pod('istio-proxy').terminated({
      exitCode: 3,
      finishedSecondsAgo: 900,
    });
    expect(diagnoseObjects([job(), failed])[0].class).toBe(
      'ContainerTerminatedError',
    );
  });
});

describe('one cause is one finding', () => {
  const failing = {
    reason: 'FailedCreatePodSandBox',
    message:
      'Failed to create pod sandbox: plugin type="calico" failed (add): boom',
    count: 9,
  };
  const churn = {
    type: 'Normal' as const,
    reason: 'SandboxChanged',
    message: 'Pod sandbox changed, it will be killed and re-created.',
    count: 9,
  };

  it('a sandbox that is recreated each time its network fails', () => {
    const builder = creatingPod().withEvent(failing).withEvent(churn);
    expect(podVerdicts(withoutIp(builder))).toEqual([
      'error SandboxNetworkFailed',
    ]);
  });

  it('the same under a pod that ran before', () => {
    const builder = webPod()
      .terminated({ exitCode: 255, reason: 'Unknown' })
      .withEvent(failing)
      .withEvent(churn);
    expect(podVerdicts([builder])).toEqual(['error SandboxNetworkFailed']);
  });

  it('a sandbox that dies without a word is its own', () => {
    expect(podVerdicts([webPod().withEvent(churn)])).toEqual([
      'warning SandboxChurn',
    ]);
  });

  it('the taint of a node that evicted a pod', () => {
    const taint =
      '0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/disk-pressure: }.';
    const findings = diagnoseObjects([
      shortDeployment(),
      webPod('web-7c9d5-gone1').failed('Evicted', LOW),
      webPod('web-7c9d5-next1').unschedulable(taint),
    ]);
    expect(findings).toMatchObject([
      {
        class: 'EvictedNodePressure',
        symptoms: [{ class: 'UntoleratedTaint' }],
      },
    ]);
  });

  it('but a reserved node is none of an eviction', () => {
    const taint =
      '0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: looms}.';
    expect(
      podVerdicts([
        shortDeployment(),
        webPod('web-7c9d5-gone1').failed('Evicted', LOW),
        webPod('web-7c9d5-next1').unschedulable(taint),
      ]),
    ).toHaveLength(2);
  });
});

describe('an init container that fails again', () => {
  const pod = () =>
    webPod()
      .withInitContainer({ name: 'migrate' })
      .crashLooping({ container: 'migrate', exitCode: 1 })
      .withCondition({ type: 'Initialized', status: 'False' });

  it('is a note while the pod is ready, and an error when it is not', () => {
    expect(podVerdicts([web(), pod()])).toEqual(['info InitContainerFailed']);
    expect(podVerdicts([web(), pod().notReady()])).toEqual([
      'error InitContainerFailed',
    ]);
  });
});

describe('a guess is worded as one', () => {
  const upSandbox = () =>
    creatingPod({ ageSeconds: 700 }).withCondition({
      type: 'PodReadyToStartContainers',
      status: 'True',
    });

  it('a slow pull of which no event tells', () => {
    expect(diagnoseObjects([upSandbox()])).toMatchObject([
      {
        class: 'ImagePullSlow',
        confidence: 'possible',
        params: { variant: 'guess' },
        missing: ['events'],
      },
    ]);
  });

  it('but not one that is reported', () => {
    const told = upSandbox().withEvent({
      type: 'Normal',
      reason: 'Pulling',
      message: 'Pulling image "web"',
      container: 'app',
      lastSeenSecondsAgo: 690,
    });
    expect(diagnoseObjects([told])[0].params.variant).toBeUndefined();
  });

  it('a pod of an old cluster of which nothing tells is not said to pull', () => {
    const raw = creatingPod({ ageSeconds: 700 }).build();
    raw.status.conditions = raw.status.conditions.filter(
      ({ type }) => type !== 'PodReadyToStartContainers',
    );
    expect(diagnoseObjects([built(raw)])).toMatchObject([
      {
        class: 'SandboxOther',
        confidence: 'possible',
        params: { variant: 'guess' },
      },
    ]);
  });
});
