import { aPod, diagnoseObjects, secondsAgo, podVerdicts } from '../../testing';
import { built, eventOn, inShop, web, webPod } from '../testing/shop';

const says = (reasons: string, ageSeconds = 600) =>
  webPod(undefined, { ageSeconds }).unschedulable(
    `0/3 nodes are available: ${reasons}.`,
  );
const diagnosedClass = (reasons: string) =>
  diagnoseObjects([says(reasons)])[0].class;

describe('words of the scheduler', () => {
  it.each([
    ['UntoleratedTaint', '3 node(s) had untolerated taint {dedicated: gpu}'],
    ['UntoleratedTaint', '3 node(s) had untolerated taint(s)'],
    [
      'UntoleratedTaint',
      "3 node(s) had taint {dedicated: gpu}, that the pod didn't tolerate",
    ],
    ['UntoleratedTaint', "3 node(s) had taints that the pod didn't tolerate"],
    [
      'PodAntiAffinityMismatch',
      "3 node(s) didn't satisfy existing pods anti-affinity rules",
    ],
    [
      'PodAntiAffinityMismatch',
      "3 node(s) didn't match pod affinity/anti-affinity rules",
    ],
    [
      'TopologySpread',
      "3 node(s) didn't match pod topology spread constraints (missing required label)",
    ],
    ['VolumeZoneConflict', '3 node(s) had volume node affinity conflict'],
    ['VolumeZoneConflict', '3 node(s) had no available volume zone'],
    ['VolumeLimits', 'ebs.csi.aws.com CSI driver is not installed on the node'],
    ['VolumeLimits', '3 node(s) did not have enough free storage'],
    ['VolumeLimits', '3 node(s) had no available disk'],
    [
      'PVCUnbound',
      "3 node(s) didn't find available persistent volumes to bind",
    ],
    [
      'PVLost',
      '3 node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)',
    ],
    [
      'PVLost',
      'persistentvolumeclaim "data" bound to non-existent persistentvolume "pv-1"',
    ],
    [
      'UnschedulableOther',
      "waiting for pods's pod group to be schedulable, minimum 3",
    ],
  ])('mean %s: "%s"', (name, reasons) => {
    expect(diagnosedClass(reasons)).toBe(name);
  });

  it('name the taint where they do, and do not invent one where they do not', () => {
    const taintOf = (reasons: string) =>
      diagnoseObjects([says(reasons)])[0].params.taint;
    expect(taintOf('3 node(s) had untolerated taint {dedicated: gpu}')).toBe(
      'dedicated: gpu',
    );
    expect(taintOf('3 node(s) had untolerated taint(s)')).toBeUndefined();
  });

  it('are noise after "preemption:", and where they tell of claims that were not given back', () => {
    const [finding, ...others] = diagnoseObjects([
      webPod().unschedulable(
        '0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod: had taints.',
      ),
    ]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ class: 'InsufficientCPU', symptoms: [] });
  });

  it('do not count nodes of the control plane, which are not for workloads', () => {
    expect(
      diagnosedClass(
        "5 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 1 node(s) didn't match Pod's node affinity/selector",
      ),
    ).toBe('NodeAffinityMismatch');
  });

  it('count them where there are no others', () => {
    expect(
      diagnosedClass(
        '1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }',
      ),
    ).toBe('UntoleratedTaint');
  });

  it('are read from an event where the pod has no condition yet, by the time that only the new API writes', () => {
    const builder = webPod()
      .unschedulable('')
      .withEvent({
        reason: 'FailedScheduling',
        source: 'default-scheduler',
        message: '0/1 nodes are available: 1 Insufficient cpu.',
        count: 1,
        lastSeenSecondsAgo: 400,
      })
      .withEvent({
        reason: 'FailedScheduling',
        source: 'default-scheduler',
        message: '0/1 nodes are available: 1 Insufficient memory.',
        count: 12,
        lastSeenSecondsAgo: 5,
        firstSeenSecondsAgo: 500,
      });
    const raw = builder.build();
    raw.status.conditions = [];
    const events = builder.events().map(built);
    expect(diagnoseObjects([built(raw), ...events])[0].class).toBe(
      'InsufficientMemory',
    );
  });
});

describe('a pod of a DaemonSet, which is for one node', () => {
  const agent = (message: string) =>
    aPod(inShop('agent-a'))
      .ownedBy('DaemonSet', 'agent')
      .unschedulable(message);

  it('does not lack a node because it fits no other', () => {
    const [finding, ...rest] = diagnoseObjects([
      agent(
        "0/9 nodes are available: 1 Insufficient cpu, 8 node(s) didn't match Pod's node affinity/selector.",
      ),
    ]);
    expect(finding).toMatchObject({ class: 'InsufficientCPU', symptoms: [] });
    expect(rest).toEqual([]);
  });

  it('does where nothing else is said', () => {
    expect(
      podVerdicts([
        agent(
          "0/9 nodes are available: 9 node(s) didn't match Pod's node affinity/selector.",
        ),
      ]),
    ).toEqual(['error NodeAffinityMismatch']);
  });
});

describe('the time that scheduling has', () => {
  it('is a minute for a pod of whom no scheduler speaks', () => {
    const unseen = (ageSeconds: number) => {
      const raw = webPod(undefined, { ageSeconds }).unschedulable('').build();
      raw.status.conditions = [];
      return podVerdicts([built(raw)]);
    };
    expect(unseen(50)).toEqual([]);
    expect(unseen(70)).toEqual(['error NoScheduler']);
  });

  it('is two minutes for a volume that is being provisioned', () => {
    const reasons = 'pod has unbound immediate PersistentVolumeClaims';
    expect(podVerdicts([says(reasons, 100)])).toEqual(['info PVCUnbound']);
    expect(podVerdicts([says(reasons, 130)])).toEqual(['error PVCUnbound']);
  });

  it('is a minute for the claim of an ephemeral volume, which a controller is about to make', () => {
    const reasons =
      'waiting for ephemeral volume controller to create the persistentvolumeclaim "web-scratch"';
    expect(podVerdicts([says(reasons, 50)])).toEqual(['info PVCNotFound']);
    expect(podVerdicts([says(reasons, 70)])).toEqual(['error PVCNotFound']);
  });

  it('is without end for a gate, which is worth a warning after an hour', () => {
    const gated = (ageSeconds: number) =>
      podVerdicts([
        webPod(undefined, { ageSeconds })
          .withSpec({ schedulingGates: [{ name: 'kueue.x-k8s.io/admission' }] })
          .unschedulable('Scheduling is blocked', 'SchedulingGated'),
      ]);
    expect(gated(3_000)).toEqual(['info SchedulingGated']);
    expect(gated(4_000)).toEqual(['warning SchedulingGated']);
  });

  it("and the Deployment's missing pods are not reported separately", () => {
    const short = web().withStatus({ readyReplicas: 0, availableReplicas: 0 });
    short.withCondition({
      type: 'Available',
      status: 'False',
      reason: 'MinimumReplicasUnavailable',
      lastTransitionTime: secondsAgo(700),
    });
    const gated = webPod(undefined, { ageSeconds: 700 })
      .withSpec({ schedulingGates: [{ name: 'kueue.x-k8s.io/admission' }] })
      .unschedulable('Scheduling is blocked', 'SchedulingGated');
    expect(podVerdicts([short])).toEqual(['error MinimumReplicasUnavailable']);
    expect(podVerdicts([short, gated])).toEqual(['info SchedulingGated']);
  });

  it('is two minutes while pods of less priority leave, and then the reason counts', () => {
    const nominated = (ageSeconds: number) => {
      const raw = says('3 Insufficient cpu', ageSeconds).build();
      raw.status.nominatedNodeName = 'node-1';
      return podVerdicts([built(raw)]);
    };
    expect(nominated(100)).toEqual(['info PreemptionPending']);
    expect(nominated(130)).toEqual(['error InsufficientCPU']);
  });

  it('does not run out for a taint while a new node comes up', () => {
    const builder = says('3 node(s) had untolerated taint(s)', 300).withEvent({
      type: 'Normal',
      reason: 'TriggeredScaleUp',
      message: 'pod triggered scale-up',
    });
    expect(podVerdicts([builder])).toEqual(['info UntoleratedTaint']);
  });
});

describe('a rollout whose new pod finds no room beside the old ones', () => {
  const surge = (reasons: string, ageSeconds: number) => [
    web()
      .withSpec({ progressDeadlineSeconds: 600 })
      .withCondition({
        type: 'Progressing',
        status: 'True',
        reason: 'ReplicaSetUpdated',
        lastUpdateTime: secondsAgo(ageSeconds),
      }),
    webPod('web-6b4c8-aaaaa', { ageSeconds: 86_400 }),
    says(reasons, ageSeconds),
  ];

  it.each([
    [
      'PodAntiAffinityMismatch',
      "3 node(s) didn't match pod anti-affinity rules",
    ],
    [
      'VolumeLimits',
      '3 node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod',
    ],
  ])(
    'is no failure while the old ones serve and have yet to go: %s',
    (name, reasons) => {
      expect(podVerdicts(surge(reasons, 300))).toEqual([`info ${name}`]);
      expect(podVerdicts(surge(reasons, 700))).toEqual([`error ${name}`]);
    },
  );

  it('is a failure where it lacks anything that old pods do not hold', () => {
    expect(podVerdicts(surge('3 Insufficient cpu', 300))).toEqual([
      'error InsufficientCPU',
    ]);
  });
});

describe('is not the scheduler', () => {
  it('a cordoned node is a warning', () => {
    expect(podVerdicts([says('3 node(s) were unschedulable')])).toEqual([
      'warning NodeCordoned',
    ]);
  });

  it('a resource claim that could not be made says why in an event', () => {
    const builder = says(
      'waiting for dynamic resource controller to create the resourceclaim "gpu"',
    ).withEvent({
      reason: 'FailedResourceClaimCreation',
      message: 'PodResourceClaim gpu: template not found',
      source: 'resource_claim',
    });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'DRAClaimPending',
      evidence: expect.arrayContaining([
        expect.objectContaining({ reason: 'FailedResourceClaimCreation' }),
      ]),
    });
  });

  it('an event about a namesake of the pod is not about the pod', () => {
    const namesake = eventOn('Pod', 'web-7c9d5-abcde', {
      reason: 'TriggeredScaleUp',
      regarding: {
        kind: 'Pod',
        name: 'web-7c9d5-abcde',
        namespace: 'shop',
        uid: 'the-one-before',
      },
    });
    expect(podVerdicts([says('3 Insufficient cpu', 300), namesake])).toEqual([
      'error InsufficientCPU',
    ]);
  });
});
