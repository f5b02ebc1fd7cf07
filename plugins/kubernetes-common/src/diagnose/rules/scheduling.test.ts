import { diagnoseObjects, podVerdicts } from '../../testing';
import { webPod as pod } from '../testing/shop';

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

  it('counts nodes and nests the other reasons under the main one', () => {
    const [finding] = diagnoseObjects([pod().unschedulable(ALL)]);
    expect(finding.params).toMatchObject({ nodes: 1, totalNodes: 3 });
    expect(finding.symptoms.map(symptom => symptom.class).sort()).toEqual([
      'InsufficientMemory',
      'UntoleratedTaint',
    ]);
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
