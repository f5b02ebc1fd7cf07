import {
  aJob,
  aPod,
  diagnoseObjects,
  podVerdicts,
  secondsAgo,
} from '../../testing';
import { webPod as pod } from '../testing/shop';

describe('disruption and termination', () => {
  const evicted = (name: string, message: string) =>
    pod(name)
      .terminated({ exitCode: 137, reason: 'ContainerStatusUnknown' })
      .failed('Evicted', message);
  const DISK = 'Usage of EmptyDir volume "cache" exceeds the limit "500Mi". ';

  it('reads the reason of the pod before its containers: not an OOM kill', () => {
    expect(
      diagnoseObjects([evicted('web-7c9d5-abcde', DISK)])[0],
    ).toMatchObject({
      class: 'EvictedEphemeralLimit',
      params: { limit: '500Mi' },
    });
  });

  it('names the resource of a node under pressure', () => {
    const builder = evicted(
      'web-7c9d5-abcde',
      'The node was low on resource: memory. Threshold quantity: 100Mi, available: 92Mi. Container app was using 1913412Ki, request is 256Mi, has larger consumption of memory. ',
    );
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'EvictedNodePressure',
      params: { resource: 'memory' },
    });
  });

  it('ignores an evicted pod with a ready replacement', () => {
    const replacement = pod('web-7c9d5-fresh', { ageSeconds: 60 });
    expect(
      podVerdicts([evicted('web-7c9d5-abcde', DISK), replacement]),
    ).toEqual(['info EvictedEphemeralLimit']);
  });

  it('warns of one that a Job retries: a retry is not a replacement', () => {
    const job = aJob({ name: 'import', namespace: 'shop' })
      .withStatus({ active: 1, failed: 1 })
      .withCondition({ type: 'Complete', status: 'False' });
    const run = (name: string, ageSeconds: number) =>
      aPod({ name, namespace: 'shop', ageSeconds }).ownedBy('Job', 'import');
    const first = run('import-a', 300)
      .terminated({ exitCode: 137, reason: 'ContainerStatusUnknown' })
      .failed('Evicted', DISK);
    const findings = diagnoseObjects([job, first, run('import-b', 60)]);
    expect(findings).toMatchObject([
      {
        class: 'EvictedEphemeralLimit',
        severity: 'warning',
        symptoms: [{ class: 'JobRetrying' }],
      },
    ]);
  });

  it('is an error when pods of a workload are evicted again and again, though each is replaced', () => {
    const replacement = pod('web-7c9d5-fresh', { ageSeconds: 60 });
    const findings = diagnoseObjects([
      evicted('web-7c9d5-aaaaa', DISK),
      evicted('web-7c9d5-bbbbb', DISK),
      replacement,
    ]);
    expect(findings).toHaveLength(1);
    expect(findings[0].severity).toBe('error');
    expect(findings[0].pods).toHaveLength(2);
  });

  it.each([
    [
      'KubeletAdmissionRejected',
      'OutOfcpu',
      "Pod was rejected: Node didn't have enough resource: cpu, requested: 500, used: 3800, capacity: 3920",
    ],
    [
      'KubeletAdmissionRejected',
      'UnexpectedAdmissionError',
      'Pod was rejected: Allocate failed',
    ],
    [
      'EvictedNodePressure',
      'Evicted',
      'Pod was rejected: The node had condition: [DiskPressure]. ',
    ],
    [
      'NodeShutdown',
      'Terminated',
      'Pod was terminated in response to imminent node shutdown.',
    ],
    [
      'PreemptedByKubelet',
      'Preempting',
      'Preempted in order to admit critical pod',
    ],
    [
      'PodDeadlineExceeded',
      'DeadlineExceeded',
      'Pod was active on the node longer than the specified deadline',
    ],
  ])('reads %s from the reason %s', (name, reason, message) => {
    expect(diagnoseObjects([pod().failed(reason, message)])[0].class).toBe(
      name,
    );
  });

  it('reads the reason of a pod that its kubelet keeps waiting rather than failing', () => {
    const raw = pod().waiting('Blocked').build();
    raw.status.reason = 'AppArmor';
    raw.status.message =
      'Cannot enforce AppArmor: AppArmor is not enabled on the host';
    expect(podVerdicts([{ build: () => raw }])).toEqual([
      'error KubeletAdmissionRejected',
    ]);
  });

  it('warns of a pod that failed although every container exited 0', () => {
    const raw = pod().succeeded().build();
    raw.status.phase = 'Failed';
    expect(podVerdicts([{ build: () => raw }])).toEqual([
      'warning PodFailedOther',
    ]);
  });

  it('recognizes a lost node by what the node controller leaves unchanged', () => {
    const builder = pod().withCondition({ type: 'Ready', status: 'False' });
    expect(podVerdicts([builder])).toEqual(['error NodeUnreachable']);
  });

  it('does not add the grace period again to a deletion that is overdue', () => {
    expect(podVerdicts([pod().terminating(30)])).toEqual([]);
    expect(podVerdicts([pod().terminating(90, ['example.com/hold'])])).toEqual([
      'warning StuckTerminating',
    ]);
    expect(podVerdicts([pod().terminating(900)])).toEqual([
      'error StuckTerminating',
    ]);
  });

  it('finds a pod that has succeeded and cannot go', () => {
    const builder = pod().succeeded().terminating(900, ['example.com/hold']);
    expect(podVerdicts([builder])).toEqual(['error StuckTerminating']);
  });

  it('ignores crashing containers of a pod that is being deleted', () => {
    expect(podVerdicts([pod().crashLooping().terminating(-20)])).toEqual([]);
  });
});

describe('a pod that something has decided to disrupt', () => {
  const target = (
    reason: string,
    seconds = 30,
    status: 'True' | 'False' = 'True',
  ) => ({
    ...{ type: 'DisruptionTarget', status, reason, message: 'in its words' },
    lastTransitionTime: secondsAgo(seconds),
  });

  it.each([
    ['PreemptionByScheduler', 'PreemptedByScheduler'],
    ['EvictionByEvictionAPI', 'EvictedByAPI'],
    ['DeletionByTaintManager', 'EvictedByTaint'],
    ['DeletionByPodGC', 'PodGarbageCollected'],
  ])('and that goes: %s is %s', (reason, name) => {
    const builder = pod().withCondition(target(reason)).terminating(-20);
    expect(diagnoseObjects([builder])).toMatchObject([
      {
        class: name,
        params: { message: 'in its words', node: 'node-1' },
        since: secondsAgo(30),
      },
    ]);
  });

  it('is only a note once it has been replaced', () => {
    const builder = pod()
      .withCondition(target('PreemptionByScheduler'))
      .terminating(-20);
    const severity = (...others: readonly ReturnType<typeof pod>[]) =>
      diagnoseObjects([builder, ...others])[0].severity;
    expect(severity()).toBe('warning');
    expect(severity(pod('web-7c9d5-fresh', { ageSeconds: 60 }))).toBe('info');
  });

  it('and that stays is stale after two minutes', () => {
    const verdicts = (seconds: number) =>
      diagnoseObjects([
        pod().withCondition(target('EvictionByEvictionAPI', seconds)),
      ]).map(finding => [finding.class, finding.params.reason]);
    expect(verdicts(120)).toEqual([]);
    expect(verdicts(121)).toEqual([
      ['StaleDisruptionTarget', 'EvictionByEvictionAPI'],
    ]);
  });

  it('is not meant by a condition that is not true', () => {
    const condition = target('EvictionByEvictionAPI', 600, 'False');
    expect(podVerdicts([pod().withCondition(condition)])).toEqual([]);
    expect(
      podVerdicts([pod().withCondition(condition).terminating(-20)]),
    ).toEqual([]);
  });
});
