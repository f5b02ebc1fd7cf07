import { anObject, diagnoseObjects } from '../../testing';
import { webPod } from '../testing/shop';
import { diagnosedClasses, testRows, Wording } from '../wording/everyMessage';
import { headline, readSchedulerMessage } from './schedulerMessage';

const taint = (key: string) =>
  `0/4 nodes are available: 4 node(s) had untolerated taint {${key}: }. preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.`;

/** In the words of kube-scheduler since 1.6, and of those that stand beside it. */
const MESSAGES: Wording = {
  InsufficientCPU: [
    '0/4 nodes are available: 4 Insufficient cpu. preemption: 0/4 nodes are available: 4 No preemption victims found for incoming pod.',
    'No nodes are available that match all of the predicates: Insufficient cpu (4).',
    'pod (loom-1) failed to fit in any node\nfit failure on node (node-a): Insufficient cpu\nfit failure on node (node-b): Insufficient cpu\n',
    'pod (loom-1) failed to fit in any node fit failure on node (node-a): Insufficient cpu fit failure on node (node-b): Insufficient cpu',
    'pod (loom-1) failed to fit in any node\nfit failure summary on nodes : Insufficient cpu (4)',
    '0/4 nodes are unavailable: 4 Insufficient cpu.',
    'pod group is not ready, 2 Pending, 2 minAvailable; Pending: 1 Unschedulable, 1 Schedulable. Origin reason is loom-1: 0/4 nodes are unavailable: 4 Insufficient cpu.',
  ],
  InsufficientMemory: [
    'No nodes are available that match all of the following predicates:: Insufficient memory (2).',
    '0/4 nodes are available: 4 Insufficient memory.',
  ],
  InsufficientExtendedResource: [
    '0/4 nodes are available: 4 Insufficient nvidia.com/gpu.',
    '0/4 nodes are available: 4 Insufficient hugepages-2Mi.',
    'No nodes are available that match all of the predicates: Insufficient alpha.kubernetes.io/nvidia-gpu (4).',
  ],
  TooManyPods: [
    '0/4 nodes are available: 4 Too many pods.',
    '0/4 nodes are available: 4 Insufficient pods.',
    'No nodes are available that match all of the predicates: Insufficient pods (4).',
    '0/4 nodes are unavailable: 4 node(s) pod number exceeded.',
  ],
  UntoleratedTaint: [
    taint('dedicated: looms'),
    taint('node.kubernetes.io/not-ready'),
    taint('node.kubernetes.io/unreachable'),
    taint('node.kubernetes.io/disk-pressure'),
    taint('node.kubernetes.io/network-unavailable'),
    taint('node.cloudprovider.kubernetes.io/uninitialized'),
    taint('node.cilium.io/agent-not-ready'),
    taint('ToBeDeletedByClusterAutoscaler: 1787220000'),
    taint('karpenter.sh/disrupted'),
    "0/4 nodes are available: 4 node(s) had taint {node.kubernetes.io/memory-pressure: }, that the pod didn't tolerate.",
    "0/4 nodes are available: 4 node(s) had taints that the pod didn't tolerate.",
    'No nodes are available that match all of the following predicates:: NodeUnderMemoryPressure (1), PodToleratesNodeTaints (2).',
    'No nodes are available that match all of the predicates: PodToleratesNodeTaints (3).',
    'No nodes are available that match all of the predicates: NodeNotReady (3).',
    '0/4 nodes are available: 4 NodeUnderDiskPressure.',
    '0/4 nodes are available: 4 node(s) were not ready.',
    '0/4 nodes are available: 4 node(s) had memory pressure.',
    '0/4 nodes are available: 4 node(s) had disk pressure.',
    '0/4 nodes are available: 4 node(s) had pid pressure.',
    '0/4 nodes are available: 4 node(s) were out of disk space.',
    '0/4 nodes are available: 4 NodeOutOfDisk.',
    '0/4 nodes are available: 4 node(s) had unavailable network.',
    '0/4 nodes are available: 4 node(s) had unknown conditions.',
  ],
  NodeCordoned: [
    "0/4 nodes are available: 4 node(s) didn't satisfy plugin(s) [NodeUnschedulable].",
    '0/4 nodes are available: 4 node(s) were unschedulable.',
    taint('node.kubernetes.io/unschedulable'),
    'No nodes are available that match all of the predicates: NodeUnschedulable (4).',
    '0/4 nodes are available: 4 NodeUnschedulable.',
  ],
  NodeAffinityMismatch: [
    "0/4 nodes are available: 4 node(s) didn't satisfy plugin(s) [NodeAffinity] simultaneously.",
    "0/4 nodes are available: 4 node(s) didn't match Pod's node affinity/selector.",
    "0/4 nodes are available: 4 node(s) didn't match node selector.",
    '0/4 nodes are available: 4 MatchNodeSelector.',
    'No nodes are available that match all of the following predicates:: MatchNodeSelector (4).',
    "0/4 nodes are available: 4 node(s) didn't have the requested labels.",
  ],
  PodAntiAffinityMismatch: [
    "0/4 nodes are available: 4 node(s) didn't match pod anti-affinity rules.",
    'No nodes are available that match all of the predicates: MatchInterPodAffinity (4).',
    "0/4 nodes are available: 4 node(s) didn't satisfy existing pods anti-affinity rules.",
  ],
  PodAffinityMismatch: [
    "0/4 nodes are available: 4 node(s) didn't match pod affinity rules.",
  ],
  TopologySpread: [
    "0/4 nodes are available: 4 node(s) didn't match pod topology spread constraints.",
  ],
  HostPortConflict: [
    "0/4 nodes are available: 4 node(s) didn't satisfy plugin(s) [NodePorts].",
    "0/4 nodes are available: 4 node(s) didn't have free ports for the requested pod ports.",
    'No nodes are available that match all of the predicates: PodFitsHostPorts (4).',
  ],
  PVCUnbound: [
    '0/4 nodes are available: storageclass.storage.k8s.io "looms" not found. preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.',
    "0/4 nodes are available: 4 node(s) didn't satisfy plugin(s) [VolumeBinding].",
    'PersistentVolumeClaim is not bound: "warp-store"',
    'pod has unbound PersistentVolumeClaims (repeated 3 times)',
    'pod has unbound immediate PersistentVolumeClaims (repeated 2 times)',
    '0/4 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found',
    'running PreBind plugin "VolumeBinding": binding volumes: timed out waiting for the condition',
    'running PreBind plugin "VolumeBinding": binding volumes: provisioning failed for PVC "looms"',
    "0/4 nodes are available: 4 node(s) didn't find available persistent volumes to bind.",
  ],
  PVCNotFound: [
    'persistentvolumeclaim "looms" not found',
    'persistentvolumeclaims "looms" not found',
    '0/4 nodes are available: persistentvolumeclaim "looms" not found. preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.',
  ],
  VolumeZoneConflict: [
    "0/4 nodes are available: 4 node(s) didn't satisfy plugin(s) [VolumeZone].",
    '0/4 nodes are available: 4 node(s) had volume node affinity conflict.',
    'No nodes are available that match all of the predicates: NoVolumeZoneConflict (4).',
  ],
  VolumeLimits: [
    "0/4 nodes are available: 4 node(s) didn't satisfy plugin(s) [NodeVolumeLimits].",
    '0/4 nodes are available: 4 node(s) exceed max volume count.',
    'No nodes are available that match all of the predicates: MaxVolumeCount (4).',
    'No nodes are available that match all of the predicates: NoDiskConflict (4).',
  ],
  DRAClaimPending: [
    '0/4 nodes are available: waiting for dynamic resource controller to create the resourceclaim "gpu".',
    '0/4 nodes are available: 4 cannot allocate all claims. still not schedulable',
    '0/4 nodes are available: waiting for resource driver to allocate resource.',
    '0/4 nodes are available: request gpu: device class looms.example does not exist.',
  ],
  UnschedulableOther: [
    'pod group is not ready, 1 Pending, 1 minAvailable; Pending: 1 Unschedulable',
    '3/3 tasks in gang unschedulable: pod group is not ready, 3 Pending, 3 minAvailable; Pending: 3 Undetermined',
    'queue resource quota insufficient: insufficient cpu, nvidia.com/gpu',
    'pre-filter pod loom-0 cannot find enough sibling pods, current pods number: 1, minMember of group: 4',
    'rejected due to timeout after waiting 10s at plugin Coscheduling: pod group mill/looms is not ready',
    "request 'loom-0' does not fit in queue 'root.mill' (requested map[pods:1 vcore:4000], available map[vcore:1000])",
    'Pod mill/loom-0 can possibly be assigned to node-b, once resource is released',
    'no nodes available to schedule pods',
    'Failed to schedule pod, incompatible with nodepool "looms", daemonset overhead={"cpu":"605m","pods":"12"}, no instance type satisfied resources',
    'Pod not supported on Fargate: volumes not supported: scratch is of an unsupported volume Type',
  ],
};

describe('messages of all schedulers', () => {
  it.each(testRows(MESSAGES))('%s: %s', (name, message) => {
    expect(diagnosedClasses([webPod().unschedulable(message)])).toEqual([name]);
  });

  it('counts the nodes that the oldest ones list one by one', () => {
    expect(
      readSchedulerMessage(
        'pod (loom-1) failed to fit in any node\nfit failure on node (node-a): Insufficient cpu\nfit failure on node (node-b): Insufficient cpu, PodToleratesNodeTaints\n',
      ).exclusions,
    ).toMatchObject([
      { class: 'InsufficientCPU', nodes: 2 },
      { class: 'UntoleratedTaint', nodes: 1 },
    ]);
  });

  it('is not about nodes that it did not even look at', () => {
    const skipped = '3 node is filtered out by the prefilter result';
    expect(
      diagnosedClasses([
        webPod().unschedulable(
          `0/4 nodes are available: 1 Insufficient memory, ${skipped}.`,
        ),
      ]),
    ).toEqual(['InsufficientMemory']);
    expect(
      diagnosedClasses([
        webPod().unschedulable(`0/3 nodes are available: ${skipped}.`),
      ]),
    ).toEqual(['UnschedulableOther']);
  });

  it('an error of the scheduler that quotes a volume is about the volume', () => {
    const builder = webPod().unschedulable(
      'running PreBind plugin "VolumeBinding": binding volumes: provisioning failed for PVC "looms"',
      'SchedulerError',
    );
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'PVCUnbound',
      params: { claim: 'looms' },
    });
  });
});

describe('a node with a problem is not reported as reserved', () => {
  it.each([
    ['notReady', 'node.kubernetes.io/not-ready'],
    ['notReady', 'node.alpha.kubernetes.io/notReady'],
    ['notReady', 'node.kubernetes.io/unreachable'],
    ['notReady', 'node.kubernetes.io/out-of-service: nodeshutdown'],
    ['pressure', 'node.kubernetes.io/memory-pressure'],
    ['pressure', 'node.kubernetes.io/disk-pressure'],
    ['pressure', 'node.kubernetes.io/pid-pressure'],
    ['starting', 'node.kubernetes.io/network-unavailable'],
    ['starting', 'node.cloudprovider.kubernetes.io/uninitialized: true'],
    ['starting', 'node.cilium.io/agent-not-ready: true'],
    ['starting', 'ebs.csi.aws.com/agent-not-ready'],
    ['starting', 'karpenter.sh/unregistered'],
    ['leaving', 'ToBeDeletedByClusterAutoscaler: 1787220000'],
    ['leaving', 'DeletionCandidateOfClusterAutoscaler: 1787220000'],
    ['leaving', 'karpenter.sh/disruption: disrupting'],
    ['leaving', 'karpenter.sh/disrupted'],
    ['leaving', 'node.cloudprovider.kubernetes.io/shutdown'],
    ['leaving', 'aws-node-termination-handler/spot-itn: 41'],
    ['leaving', 'cloud.google.com/impending-node-termination'],
    [undefined, 'dedicated: looms'],
    [undefined, 'nvidia.com/gpu: present'],
    [undefined, 'eks.amazonaws.com/compute-type: fargate'],
    [undefined, 'kubernetes.azure.com/scalesetpriority: spot'],
  ])('%s: %s', (variant, key) => {
    const [finding] = diagnoseObjects([webPod().unschedulable(taint(key))]);
    expect(finding.params.variant).toBe(variant);
  });

  it('is worth more than nodes that are meant for others', () => {
    const [finding] = diagnoseObjects([
      webPod().unschedulable(
        '0/9 nodes are available: 2 node(s) had untolerated taint {node.kubernetes.io/not-ready: }, 7 node(s) had untolerated taint {dedicated: looms}.',
      ),
    ]);
    expect(finding.params).toMatchObject({ nodes: 2, variant: 'notReady' });
  });

  it("is read if the scheduler doesn't name the taint", () => {
    const node = (key: string) =>
      anObject('Node', { name: key.slice(-5), namespace: '' }).withSpec({
        taints: [{ key, effect: 'NoSchedule' }],
      });
    const pod = () =>
      webPod().unschedulable(
        '0/1 nodes are available: 1 node(s) had untolerated taint(s).',
      );
    const variantOf = (key: string) =>
      diagnoseObjects([pod(), node(key)]).find(
        finding => finding.class === 'UntoleratedTaint',
      )?.params.variant;
    expect(variantOf('node.kubernetes.io/disk-pressure')).toBe('pressure');
    expect(variantOf('dedicated')).toBeUndefined();
  });
});

describe('an autoscaler', () => {
  const pod = () =>
    webPod(undefined, { ageSeconds: 300 }).unschedulable(
      '0/4 nodes are available: 4 Insufficient cpu.',
    );

  it.each(['TriggeredScaleUp', 'Nominated'])('is waited for: %s', reason => {
    const builder = pod().withEvent({ type: 'Normal', reason, message: '' });
    expect(diagnoseObjects([builder])[0].severity).toBe('info');
  });

  it('is not waited for once it has failed', () => {
    const builder = pod()
      .withEvent({
        type: 'Normal',
        reason: 'TriggeredScaleUp',
        message: '',
        lastSeenSecondsAgo: 200,
      })
      .withEvent({
        reason: 'FailedScaleUp',
        message: 'GCE out of resources',
        lastSeenSecondsAgo: 100,
      });
    expect(diagnoseObjects([builder])[0].severity).toBe('error');
  });
});

describe('headline', () => {
  const exclusion = (text: string, nodes: number, trouble?: 'notReady') => ({
    ...{ class: 'UntoleratedTaint' as const, text, nodes },
    ...(trouble && { trouble }),
  });
  const control = exclusion('{node-role.kubernetes.io/control-plane: }', 9);

  it('is what rules out most nodes, the first of equals', () => {
    const [a, b, c] = [exclusion('a', 1), exclusion('b', 2), exclusion('c', 2)];
    expect(headline([a, b, c])).toBe(b);
    expect(headline([])).toBeUndefined();
  });

  it('is no control plane unless there is nothing else', () => {
    const a = exclusion('a', 1);
    expect(headline([control, a])).toBe(a);
    expect(headline([control])).toBe(control);
  });

  it('is a node in trouble before those that are reserved', () => {
    const reserved = exclusion('a', 5);
    const troubled = exclusion('b', 1, 'notReady');
    expect(headline([reserved, troubled])).toBe(troubled);
    expect(headline([troubled, reserved])).toBe(troubled);
  });
});

describe('readSchedulerMessage', () => {
  const read = (text: string) => {
    const { exclusions, totalNodes } = readSchedulerMessage(text);
    return [
      totalNodes,
      exclusions.map(({ text: told, nodes }) => [nodes, told]),
    ];
  };

  it('counts the nodes of each reason, and leaves out preemption', () => {
    expect(
      read(
        '0/5 nodes are available: 2 Insufficient cpu, 3 Too many pods. preemption: 0/5 nodes are available: 5 No preemption victims found.',
      ),
    ).toEqual([
      5,
      [
        [2, 'Insufficient cpu'],
        [3, 'Too many pods'],
      ],
    ]);
  });

  it('counts all nodes where the reason has no number', () => {
    expect(
      read('0/5 nodes are available: persistentvolumeclaim "a" not found. x'),
    ).toEqual([5, [[5, 'persistentvolumeclaim "a" not found']]]);
  });

  it('takes other words as one reason of no node', () => {
    expect(read('something else. and more')).toEqual([
      undefined,
      [[0, 'something else']],
    ]);
  });

  it('does not count nodes that were not looked at, unless there are no others', () => {
    const prefilter = 'node(s) were filtered out by the prefilter result';
    expect(
      read(`0/3 nodes are available: 1 Insufficient cpu, 2 ${prefilter}.`),
    ).toEqual([3, [[1, 'Insufficient cpu']]]);
    expect(read(`0/3 nodes are available: 3 ${prefilter}.`)).toEqual([
      3,
      [[3, prefilter]],
    ]);
  });
});
