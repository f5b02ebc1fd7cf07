import { aPod, diagnoseObjects, podVerdicts } from '../../testing';
import { web, webPod as pod } from '../testing/shop';

describe('scheduling', () => {
  const ALL =
    '0/3 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 node(s) had untolerated taint(s). no new claims to deallocate, preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, 2 Preemption is not helpful for scheduling.';

  it.each([
    ['InsufficientCPU', ALL],
    [
      'InsufficientExtendedResource',
      '0/1 nodes are available: 1 Insufficient nvidia.com/gpu. preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
    ],
    [
      'NodeAffinityMismatch',
      "0/2 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 1 node(s) didn't match Pod's node affinity/selector. preemption: 0/2 nodes are available.",
    ],
    [
      'UntoleratedTaint',
      "0/1 nodes are available: 1 node(s) had taint {dedicated: gpu}, that the pod didn't tolerate.",
    ],
    [
      'PVCNotFound',
      '0/1 nodes are available: persistentvolumeclaim "data" not found. not found',
    ],
    [
      'PVCUnbound',
      '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
    ],
    ['NodeCordoned', '0/1 nodes are available: 1 node(s) were unschedulable.'],
    [
      'PodAntiAffinityMismatch',
      "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules.",
    ],
    ['TooManyPods', '0/1 nodes are available: 1 Too many pods.'],
    [
      'DRAClaimPending',
      '0/1 nodes are available: 1 cannot allocate all claims. still not schedulable, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
    ],
    [
      'VolumeZoneConflict',
      "0/1 nodes are available: 1 node(s) didn't match PersistentVolume's node affinity.",
    ],
    ['UnschedulableOther', 'the scheduler speaks a new language'],
  ])("reads %s from the scheduler's message", (name, message) => {
    expect(diagnoseObjects([pod().unschedulable(message)])[0].class).toBe(name);
  });

  describe('of a pod that no node is large enough for', () => {
    const HELPLESS = 'Preemption is not helpful for scheduling';
    const variantOf = (message: string) =>
      diagnoseObjects([pod().unschedulable(message)])[0].params.variant;

    it.each([
      `0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 ${HELPLESS}.`,
      `0/3 nodes are available: 3 Insufficient memory. preemption: 0/3 nodes are available: 3 ${HELPLESS}.`,
      `0/3 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 Insufficient cpu. preemption: 0/3 nodes are available: 3 ${HELPLESS}.`,
    ])('says so: %s', message => {
      expect(variantOf(message)).toBe('tooLarge');
    });

    it('does not say it of the other reasons', () => {
      const [{ params, symptoms }] = diagnoseObjects([
        pod().unschedulable(
          `0/3 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, 2 Insufficient cpu. preemption: 0/3 nodes are available: 3 ${HELPLESS}.`,
        ),
      ]);
      expect(params.variant).toBe('tooLarge');
      expect(symptoms.map(each => each.class)).toEqual([
        'NodeAffinityMismatch',
      ]);
      expect(symptoms[0].params.variant).toBeUndefined();
    });

    it.each([
      '3 Insufficient cpu, 3 Insufficient memory',
      '3 Insufficient cpu, 3 Insufficient nvidia.com/gpu',
      '3 Insufficient cpu, 3 Too many pods',
      '1 node(s) were unschedulable, 2 Insufficient memory',
      '1 node(s) had untolerated taint {node.kubernetes.io/unreachable: }, 2 Insufficient memory',
      '1 node(s) were not ready, 2 Insufficient memory',
      '1 node(s) had untolerated taint(s), 2 Insufficient memory',
    ])('says nothing where it may be another reason or node: %s', reasons => {
      const [{ class: name, params, symptoms }] = diagnoseObjects([
        pod().unschedulable(
          `0/3 nodes are available: ${reasons}. preemption: 0/3 nodes are available: 3 ${HELPLESS}.`,
        ),
      ]);
      expect([name, ...symptoms.map(each => each.class)]).toHaveLength(2);
      expect([params.variant, symptoms[0].params.variant]).not.toContain(
        'tooLarge',
      );
    });

    it.each([
      '0/3 nodes are available: 3 Insufficient cpu.',
      '0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
      `0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. preemption: 0/3 nodes are available: 1 ${HELPLESS}, 2 No preemption victims found for incoming pod.`,
      `0/13 nodes are available: 13 Insufficient cpu. preemption: 0/13 nodes are available: 3 ${HELPLESS}, 10 No preemption victims found for incoming pod.`,
      ALL,
    ])('says nothing where one may be: %s', message => {
      expect(variantOf(message)).toBeUndefined();
    });
  });

  it('counts nodes and nests the other reasons under the main one', () => {
    const [finding] = diagnoseObjects([pod().unschedulable(ALL)]);
    expect(finding.params).toMatchObject({ nodes: 1, totalNodes: 3 });
    expect(finding.symptoms.map(symptom => symptom.class).sort()).toEqual([
      'InsufficientMemory',
      'UntoleratedTaint',
    ]);
  });

  it.each([
    ['0/9 nodes are available: 9 Insufficient cpu.', 9],
    [
      '0/13 nodes are available: 10 Insufficient cpu, 3 node(s) had untolerated taint {a: b}.',
      undefined,
    ],
    ['Insufficient cpu', undefined],
  ])('counts all nodes where they have one reason: %s', (message, allNodes) => {
    const [finding] = diagnoseObjects([pod().unschedulable(message)]);
    expect(finding.class).toBe('InsufficientCPU');
    expect(finding.params.allNodes).toBe(allNodes);
  });

  it('gives the scheduler thirty seconds, and an autoscaler ten minutes', () => {
    const message = '0/1 nodes are available: 1 Insufficient cpu.';
    const young = pod('web-7c9d5-abcde', { ageSeconds: 20 });
    expect(podVerdicts([young.unschedulable(message)])).toEqual([
      'info InsufficientCPU',
    ]);
    const scaling = pod('web-7c9d5-abcde', { ageSeconds: 300 })
      .unschedulable(message)
      .withEvent({
        type: 'Normal',
        reason: 'TriggeredScaleUp',
        message: 'pod triggered scale-up',
        source: 'cluster-autoscaler',
      });
    expect(podVerdicts([scaling])).toEqual(['info InsufficientCPU']);
  });

  it('treats a scheduling gate as intended', () => {
    const builder = pod()
      .withSpec({ schedulingGates: [{ name: 'kueue.x-k8s.io/admission' }] })
      .unschedulable(
        'Scheduling is blocked due to non-empty scheduling gates',
        'SchedulingGated',
      );
    expect(podVerdicts([builder])).toEqual(['info SchedulingGated']);
  });

  it('reports a pod whose scheduler is not running', () => {
    const raw = pod().unschedulable('').build();
    raw.status.conditions = [];
    raw.spec.schedulerName = 'volcano';
    const [finding] = diagnoseObjects([{ build: () => raw }]);
    expect(finding).toMatchObject({
      class: 'NoScheduler',
      params: { scheduler: 'volcano' },
    });
  });

  it('does not take every Pending pod for a scheduling issue', () => {
    const builder = pod().waiting(
      'CreateContainerConfigError',
      'secret "x" not found',
    );
    expect(podVerdicts([builder])).toEqual(['error MissingSecret']);
  });
});

describe('old words of the scheduler', () => {
  it('reads past the umbrella that stood beside the precise reason', () => {
    const [finding] = diagnoseObjects([
      pod().unschedulable(
        "0/1 nodes are available: 1 node(s) didn't match pod affinity rules, 1 node(s) didn't match pod affinity/anti-affinity.",
      ),
    ]);
    expect(finding.class).toBe('PodAffinityMismatch');
    expect(finding.symptoms).toEqual([]);
  });
});

describe('how long a pod may have no node', () => {
  const CPU = '0/1 nodes are available: 1 Insufficient cpu.';
  const aged = (ageSeconds: number) => pod(undefined, { ageSeconds });
  const unseen = (ageSeconds: number) => {
    const raw = aged(ageSeconds).unschedulable('').build();
    raw.status.conditions = [];
    return { build: () => raw };
  };

  it.each([
    [29, 'info'],
    [30, 'error'],
  ])('is thirty seconds: %s', (ageSeconds, severity) => {
    expect(podVerdicts([aged(ageSeconds).unschedulable(CPU)])).toEqual([
      `${severity} InsufficientCPU`,
    ]);
    const failing = aged(ageSeconds).unschedulable('no', 'SchedulerError');
    expect(podVerdicts([failing])).toEqual([
      `${severity === 'info' ? 'info' : 'warning'} SchedulerError`,
    ]);
  });

  it.each([
    [3_600, 'info'],
    [3_601, 'warning'],
  ])('is an hour behind a gate: %s', (ageSeconds, severity) => {
    const builder = aged(ageSeconds)
      .withSpec({ schedulingGates: [{ name: 'a' }, { name: 'b' }] })
      .unschedulable('gated', 'SchedulingGated');
    expect(diagnoseObjects([builder])).toMatchObject([
      { class: 'SchedulingGated', severity, params: { gates: 'a, b' } },
    ]);
  });

  it('is a minute until somebody looks at it', () => {
    expect(podVerdicts([unseen(59)])).toEqual([]);
    expect(diagnoseObjects([unseen(60)])).toMatchObject([
      { class: 'NoScheduler', params: { scheduler: 'default-scheduler' } },
    ]);
  });

  it('is known from an event where there is no condition', () => {
    const builder = aged(300).withEvent({
      reason: 'FailedScheduling',
      message: CPU,
    });
    const [event] = builder.events();
    expect(
      diagnoseObjects([unseen(300), { build: () => event }])[0],
    ).toMatchObject({ class: 'InsufficientCPU', params: { message: CPU } });
  });

  it.each([
    ['Normal', 'warning'],
    ['Warning', 'error'],
  ] as const)(
    'is its scheduler’s doing where that only reports by a %s event',
    (type, severity) => {
      const message = 'shop/web is queued and waiting for allocation';
      const [event] = aged(300)
        .withEvent({ type, reason: 'Scheduling', message, source: 'yunikorn' })
        .events();
      const queued = unseen(300).build();
      queued.spec.schedulerName = 'yunikorn';
      expect(
        diagnoseObjects([{ build: () => queued }, { build: () => event }]),
      ).toMatchObject([
        { class: 'UnschedulableOther', severity, params: { message } },
      ]);
      queued.spec.schedulerName = 'another';
      expect(
        diagnoseObjects([{ build: () => queued }, { build: () => event }]),
      ).toMatchObject([{ class: 'NoScheduler' }]);
    },
  );
});

describe('what keeps a pod without a node', () => {
  const found = (message: string, builder = pod()) =>
    diagnoseObjects([builder.unschedulable(message)])[0];

  it('does not name control planes beside another reason', () => {
    const finding = found(
      '0/4 nodes are available: 3 Insufficient cpu, 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }.',
    );
    expect(finding).toMatchObject({
      class: 'InsufficientCPU',
      params: { nodes: 3, totalNodes: 4 },
      symptoms: [],
    });
  });

  it('is the volume where the scheduler itself fails because of it', () => {
    const builder = pod().unschedulable(
      '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.',
      'SchedulerError',
    );
    expect(diagnoseObjects([builder])[0].class).toBe('PVCUnbound');
  });

  it('names the taint, the claim, the resource and the selector', () => {
    expect(
      found(
        '0/1 nodes are available: 1 node(s) had untolerated taint {dedicated: gpu}.',
      ).params.taint,
    ).toBe('dedicated: gpu');
    expect(
      found('0/1 nodes are available: persistentvolumeclaim "data" not found.')
        .params.claim,
    ).toBe('data');
    expect(
      found('0/1 nodes are available: 1 Insufficient nvidia.com/gpu.').params
        .resource,
    ).toBe('nvidia.com/gpu');
    expect(
      found(
        "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.",
        pod().withSpec({ nodeSelector: { disk: 'ssd', zone: 'a' } }),
      ).params.nodeSelector,
    ).toBe('disk=ssd,zone=a');
  });

  it.each([
    [
      'pod group is not ready, 2 Pending, 2 minAvailable; Pending: 2 Unschedulable',
      'group',
    ],
    [
      '0/4 nodes are available: pre-filter pod loom-1 cannot find enough sibling pods, current pods number: 1, minMember of group: 3.',
      'group',
    ],
    ['0/4 nodes are available: gang loom waits for 2 more pods.', 'group'],
    [
      '0/4 nodes are available: rejected due to timeout after waiting for sibling pods.',
      'group',
    ],
    ['no nodes available to schedule pods', undefined],
    ['0/4 nodes are available: 4 groups of nodes are full.', undefined],
  ])('is its group only if the scheduler says so: %s', (message, variant) => {
    const [finding] = diagnoseObjects([pod().unschedulable(message)]);
    expect(finding.class).toBe('UnschedulableOther');
    expect(finding.params.variant).toBe(variant);
  });

  it('of a DaemonSet is what its own node says', () => {
    const message =
      "0/3 nodes are available: 1 Too many pods, 2 node(s) didn't match Pod's node affinity/selector.";
    const ofDaemonSet = aPod({ namespace: 'shop', name: 'a' }).ownedBy(
      'DaemonSet',
      'agent',
    );
    expect(found(message, ofDaemonSet)).toMatchObject({
      class: 'TooManyPods',
      symptoms: [],
    });
    expect(found(message)).toMatchObject({
      class: 'NodeAffinityMismatch',
      symptoms: [{ class: 'TooManyPods' }],
    });
    const alone =
      "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.";
    expect(found(alone, ofDaemonSet).class).toBe('NodeAffinityMismatch');
  });
});

describe('a pod for which there is no node yet', () => {
  const CPU = '0/1 nodes are available: 1 Insufficient cpu.';
  const verdicts = (
    ageSeconds: number,
    ...events: readonly (readonly [
      reason: string,
      lastSeenSecondsAgo: number,
    ])[]
  ) =>
    podVerdicts([
      events.reduce(
        (builder, [reason, lastSeenSecondsAgo]) =>
          builder.withEvent({ reason, message: '', lastSeenSecondsAgo }),
        pod(undefined, { ageSeconds }).unschedulable(CPU),
      ),
    ]);

  it.each(['TriggeredScaleUp', 'Nominated'])(
    'has ten minutes after %s',
    reason => {
      expect(verdicts(599, [reason, 60])).toEqual(['info InsufficientCPU']);
      expect(verdicts(600, [reason, 60])).toEqual(['error InsufficientCPU']);
    },
  );

  it.each(['FailedScaleUp', 'NotTriggerScaleUp'])(
    'has none where the autoscaler says %s after that',
    reason => {
      expect(verdicts(300, ['TriggeredScaleUp', 60], [reason, 30])).toEqual([
        'error InsufficientCPU',
      ]);
      expect(verdicts(300, ['TriggeredScaleUp', 30], [reason, 60])).toEqual([
        'info InsufficientCPU',
      ]);
    },
  );

  it('waits for the old pod that it replaces, while all others are up', () => {
    const message =
      "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules.";
    const surge = (available: number, ageSeconds = 300) =>
      diagnoseObjects([
        pod(undefined, { ageSeconds }).unschedulable(message),
        web().withSpec({ replicas: 1 }).withStatus({
          availableReplicas: available,
        }),
      ]).find(finding => finding.class === 'PodAntiAffinityMismatch')?.severity;
    expect(surge(1)).toBe('info');
    expect(surge(1, 599)).toBe('info');
    expect(surge(1, 600)).toBe('error');
    expect(surge(0)).toBe('error');
  });
});
