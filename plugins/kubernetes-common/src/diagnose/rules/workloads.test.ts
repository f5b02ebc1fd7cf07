import {
  anObject,
  aPod,
  aReplicaSet,
  diagnoseObjects,
  secondsAgo,
  podVerdicts,
} from '../../testing';
import {
  autoscaler,
  eventOn,
  inShop,
  refusedPods,
  web,
  webPod,
} from '../testing/shop';

describe('refusals', () => {
  it('are bad when True, unlike the other conditions of a Deployment', () => {
    const deployment = web().withCondition({
      type: 'ReplicaFailure',
      status: 'True',
      reason: 'FailedCreate',
      message: 'exceeded quota: q, requested: a, used: b, limited: c',
    });
    expect(podVerdicts([deployment])).toEqual(['error QuotaExceeded']);
  });

  it('by a webhook that is down are a note for a minute', () => {
    const message = 'Internal error occurred: failed calling webhook "x": EOF';
    expect(podVerdicts([refusedPods(message, 50)])).toEqual([
      'info AdmissionWebhookUnavailable',
    ]);
    expect(podVerdicts([refusedPods(message, 70)])).toEqual([
      'error AdmissionWebhookUnavailable',
    ]);
  });

  it('for want of a ServiceAccount are a note for thirty seconds, as in a new namespace', () => {
    const message =
      'pods "web-" is forbidden: error looking up service account shop/default: serviceaccount "default" not found';
    expect(podVerdicts([refusedPods(message, 20)])).toEqual([
      'info ServiceAccountMissing',
    ]);
    expect(podVerdicts([refusedPods(message, 40)])).toEqual([
      'error ServiceAccountMissing',
    ]);
  });

  it('in a namespace that is going are an intention', () => {
    expect(
      podVerdicts([
        refusedPods(
          'unable to create new content in namespace shop because it is being terminated',
        ),
      ]),
    ).toEqual(['info NamespaceTerminating']);
  });

  it('of a claim of a StatefulSet are found on the StatefulSet', () => {
    const db = anObject('StatefulSet', inShop('db'))
      .withSpec({ replicas: 2 })
      .withStatus({ replicas: 0 });
    const event = eventOn('StatefulSet', 'db', {
      reason: 'FailedCreate',
      message:
        'create Claim data-db-0 for Pod db-0 in StatefulSet db failed error: persistentvolumeclaims "data-db-0" is forbidden: exceeded quota: q, requested: a, used: b, limited: c',
    });
    expect(diagnoseObjects([db, event])).toMatchObject([
      { class: 'QuotaExceeded', scope: { kind: 'StatefulSet', name: 'db' } },
    ]);
  });

  it.each([
    'pods "web-" is forbidden: must specify limits.cpu for: app',
    'insufficient quota to match these scopes: [{PriorityClass In [high]}]',
  ])('are a matter of the quota in the words "%s"', message => {
    expect(diagnoseObjects([refusedPods(message)])[0].class).toBe(
      'QuotaExceeded',
    );
  });

  it.each([
    'minimum memory usage per Container is 64Mi, but request is 1Mi',
    'cpu max limit to request ratio per Container is 2, but provided ratio is 10',
  ])('are a matter of the limit range in the words "%s"', message => {
    expect(diagnoseObjects([refusedPods(message)])[0].class).toBe(
      'LimitRangeViolation',
    );
  });
});

describe('Deployments', () => {
  it('say how many pods still serve when a rollout has missed its deadline', () => {
    const stuck = web()
      .withSpec({ replicas: 3 })
      .withStatus({ availableReplicas: 2 })
      .withCondition({
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: 'ReplicaSet "web-7c9d5" has timed out progressing.',
      });
    expect(diagnoseObjects([stuck])[0].params).toMatchObject({
      available: 2,
      desired: 3,
    });
  });

  it('are down when nothing is available and the deadline has passed, and short when something is', () => {
    const unavailable = (availableReplicas: number) =>
      web()
        .withSpec({ replicas: 3 })
        .withStatus({ availableReplicas })
        .withCondition({
          type: 'Available',
          status: 'False',
          lastTransitionTime: secondsAgo(700),
        });
    expect(podVerdicts([unavailable(0)])).toEqual([
      'error MinimumReplicasUnavailable',
    ]);
    expect(podVerdicts([unavailable(1)])).toEqual([
      'warning MinimumReplicasUnavailable',
    ]);
  });

  it('leave pods of an old revision to history, once the newest serves alone', () => {
    const revision = (number: string) => ({
      annotations: { 'deployment.kubernetes.io/revision': number },
    });
    const deployment = web().build();
    deployment.metadata.annotations = revision('2').annotations;
    const old = aReplicaSet(inShop('web-7c9d5', revision('1'))).ownedBy(
      'Deployment',
      'web',
    );
    expect(
      podVerdicts([{ build: () => deployment }, old, webPod().crashLooping()]),
    ).toEqual(['info ApplicationError']);
  });
});

describe('StatefulSets', () => {
  const db = (spec = {}, status = {}) =>
    anObject('StatefulSet', inShop('db'))
      .withSpec({ replicas: 3, ...spec })
      .withStatus({ replicas: 2, readyReplicas: 1, ...status });
  const member = (ordinal: number) =>
    aPod(inShop(`db-${ordinal}`)).ownedBy('StatefulSet', 'db');

  it('are stuck at the first pod that is not ready, by number and not by name', () => {
    const findings = diagnoseObjects([
      db({ replicas: 12 }, { replicas: 11 }),
      member(10).crashLooping(),
      member(2).crashLooping(),
    ]);
    expect(findings[0].symptoms).toMatchObject([
      { class: 'StatefulSetStuck', params: { pod: 'db-2' } },
    ]);
  });

  it('are not stuck when their pods come up side by side', () => {
    const findings = diagnoseObjects([
      db({ podManagementPolicy: 'Parallel' }),
      member(0).crashLooping(),
    ]);
    expect(findings[0].symptoms).toEqual([]);
  });

  it('are not stuck while the next pod is only starting', () => {
    expect(
      podVerdicts([
        db(),
        member(0),
        aPod(inShop('db-1', { ageSeconds: 20 }))
          .ownedBy('StatefulSet', 'db')
          .waiting('ContainerCreating'),
      ]),
    ).toEqual([]);
  });
});

describe('DaemonSets', () => {
  const agent = (ageSeconds: number) =>
    anObject('DaemonSet', inShop('agent', { ageSeconds })).withStatus({
      desiredNumberScheduled: 3,
      currentNumberScheduled: 3,
      numberAvailable: 2,
      numberUnavailable: 1,
    });

  it('may lack a pod during a rollout', () => {
    expect(podVerdicts([agent(300)])).toEqual([]);
    expect(podVerdicts([agent(900)])).toEqual(['warning DaemonSetUnavailable']);
  });

  it('may not while the controller complains', () => {
    const event = eventOn('DaemonSet', 'agent', {
      reason: 'FailedDaemonPod',
      message: 'Found failed daemon pod shop/agent-x on node node-1',
    });
    expect(podVerdicts([agent(300), event])).toEqual([
      'warning DaemonSetUnavailable',
    ]);
  });
});

describe('autoscalers', () => {
  const atMax = {
    type: 'ScalingLimited',
    status: 'True',
    reason: 'TooManyReplicas',
  };

  it('are not at their maximum because they have as many pods as it allows', () => {
    const full = autoscaler({
      type: 'ScalingLimited',
      status: 'False',
      reason: 'DesiredWithinRange',
    }).withStatus({ currentReplicas: 5, desiredReplicas: 5 });
    expect(podVerdicts([full])).toEqual([]);
  });

  it('come after crashes: a limit hurts less than an end', () => {
    expect(podVerdicts([autoscaler(atMax), webPod().crashLooping()])).toEqual([
      'error ApplicationError',
      'warning HPAAtMax',
    ]);
  });

  it.each([
    'missing request for cpu in container app of Pod web-7c9d5-abcde',
    'unable to fetch metrics from resource metrics API: the server could not find the requested resource',
  ])('are a warning without metrics: "%s"', message => {
    const blind = autoscaler({
      type: 'ScalingActive',
      status: 'False',
      reason: 'FailedGetResourceMetric',
      message,
    });
    expect(diagnoseObjects([blind])).toMatchObject([
      {
        class: 'HPAFailedGetMetrics',
        severity: 'warning',
        params: { message },
      },
    ]);
  });

  it.each(['FailedGetScale', 'FailedUpdateScale'])(
    'have no target with %s',
    reason => {
      const lost = autoscaler({ type: 'AbleToScale', status: 'False', reason });
      expect(podVerdicts([lost])).toEqual(['error HPATargetMissing']);
    },
  );

  it.each([
    ['ScalingLimited', 'True', 'TooFewReplicas'],
    ['ScalingLimited', 'True', 'ScaleUpLimit'],
    ['ScalingLimited', 'True', 'ScaleDownLimit'],
    ['ScalingActive', 'False', 'ScalingDisabled'],
  ])('are at rest with %s=%s %s', (type, status, reason) => {
    expect(podVerdicts([autoscaler({ type, status, reason })])).toEqual([]);
  });
});

describe('nodes', () => {
  const node = (type: string, status: 'True' | 'False' | 'Unknown') =>
    anObject('Node', { name: 'node-1', namespace: '' }).withCondition({
      type,
      status,
    });

  it.each(['NetworkingReady', 'StorageReady', 'ContainerRuntimeReady'])(
    'are not in trouble because an agent says %s=True',
    type => {
      expect(podVerdicts([node(type, 'True')])).toEqual([]);
    },
  );

  it('are reported when they are not ready, for any reason', () => {
    expect(podVerdicts([node('Ready', 'False')])).toEqual([
      'error NodeNotReady',
    ]);
    expect(podVerdicts([node('Ready', 'Unknown')])).toEqual([
      'error NodeNotReady',
    ]);
    expect(podVerdicts([node('MemoryPressure', 'False')])).toEqual([]);
  });
});

describe('budgets', () => {
  it('block an eviction by design only while all pods are healthy', () => {
    const budget = (currentHealthy: number) =>
      anObject('PodDisruptionBudget', inShop('web')).withStatus({
        disruptionsAllowed: 0,
        expectedPods: 2,
        desiredHealthy: 2,
        currentHealthy,
      });
    expect(podVerdicts([budget(2)])).toEqual(['info PDBBlocksEviction']);
    expect(podVerdicts([budget(1)])).toEqual([]);
  });
});
