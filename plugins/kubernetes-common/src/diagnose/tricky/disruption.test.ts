import { diagnoseObjects, secondsAgo, podVerdicts } from '../../testing';
import { built, webPod } from '../testing/shop';

const fresh = () => webPod('web-7c9d5-fresh', { ageSeconds: 60 });

describe('leftovers', () => {
  it.each([
    ['KubeletAdmissionRejected', 'OutOfcpu', 'Pod was rejected: …'],
    ['PreemptedByKubelet', 'Preempting', 'Preempted in order to admit …'],
    ['NodeShutdown', 'Terminated', 'Pod was terminated in response to …'],
  ])(
    'are worth knowing when a pod is ready in their place: %s',
    (name, reason, message) => {
      const left = webPod().failed(reason, message);
      expect(podVerdicts([left, fresh()])).toEqual([`info ${name}`]);
      expect(podVerdicts([left])).not.toContain(`info ${name}`);
    },
  );

  it('are no failure of a pod that merely exceeds its deadline, but that one has no replacement', () => {
    const late = webPod().failed('DeadlineExceeded', 'Pod was active on …');
    expect(podVerdicts([late])).toEqual(['error PodDeadlineExceeded']);
  });

  it('are judged without containers, which a rejected pod does not have', () => {
    const raw = webPod()
      .failed('NodeAffinity', 'Pod was rejected: Predicate NodeAffinity failed')
      .build();
    delete raw.status.containerStatuses;
    raw.status.conditions = [];
    expect(podVerdicts([built(raw)])).toEqual([
      'error KubeletAdmissionRejected',
    ]);
  });
});

describe('refusals of the kubelet', () => {
  it.each([
    'OutOfmemory',
    'OutOfpods',
    'OutOfephemeral-storage',
    'OutOfnvidia.com/gpu',
    'NodePorts',
    'NodeName',
    'TaintToleration',
    'UnexpectedAdmissionError',
    'TopologyAffinityError',
    'SMTAlignmentError',
    'SysctlForbidden',
    'AppArmor',
    'PodOSNotSupported',
    'PodLevelResourcesNotSupported',
    'InitContainerRestartPolicyForbidden',
  ])(
    'are known by the reason %s, also of an old kubelet that does not say so',
    reason => {
      expect(
        diagnoseObjects([webPod().failed(reason, 'in its own words')])[0],
      ).toMatchObject({
        class: 'KubeletAdmissionRejected',
        params: { reason },
      });
    },
  );

  it.each([
    ['Terminated', 'Pod was terminated in response to imminent node shutdown.'],
    [
      'NodeShutdown',
      'Pod was rejected: Pod was rejected as the node is shutting down.',
    ],
    ['Shutdown', 'Node is shutting, evicting pods'],
  ])('are distinguished from a node shutdown: %s', (reason, message) => {
    expect(diagnoseObjects([webPod().failed(reason, message)])[0].class).toBe(
      'NodeShutdown',
    );
  });
});

describe('evictions', () => {
  it.each([
    ['Container app exceeded its local ephemeral storage limit "1Gi". ', '1Gi'],
    [
      'Pod ephemeral local storage usage exceeds the total limit of containers 2Gi. ',
      '2Gi',
    ],
    ['Usage of EmptyDir volume "cache" exceeds the limit "500Mi". ', '500Mi'],
  ])('name the limit: "%s"', (message, limit) => {
    expect(
      diagnoseObjects([webPod().failed('Evicted', message)])[0],
    ).toMatchObject({
      class: 'EvictedEphemeralLimit',
      params: { limit },
    });
  });

  it.each([
    [{ exitCode: 137, reason: 'ContainerStatusUnknown' }],
    [{ exitCode: 137, reason: 'Error' }],
    [{ exitCode: 0 }],
  ])("are read from the pod, whatever the container's state: %j", run => {
    const evicted = webPod()
      .terminated(run)
      .failed('Evicted', 'The node had condition: [DiskPressure]. ');
    expect(diagnoseObjects([evicted])).toMatchObject([
      { class: 'EvictedNodePressure', params: { resource: 'DiskPressure' } },
    ]);
  });
});

describe('disrupted pods', () => {
  const target = (reason: string, seconds = 10) =>
    webPod().withCondition({
      type: 'DisruptionTarget',
      status: 'True',
      reason,
      lastTransitionTime: secondsAgo(seconds),
    });

  it('say so while they go, as a note where it is an ordinary drain', () => {
    expect(
      podVerdicts([target('EvictionByEvictionAPI').terminating()]),
    ).toEqual(['info EvictedByAPI']);
    expect(
      podVerdicts([target('DeletionByTaintManager').terminating()]),
    ).toEqual(['warning EvictedByTaint']);
    expect(
      podVerdicts([target('PreemptionByScheduler').terminating(), fresh()]),
    ).toEqual(['info PreemptedByScheduler']);
  });

  it('say nothing for two minutes when they were named and did not go', () => {
    expect(podVerdicts([target('EvictionByEvictionAPI', 100)])).toEqual([]);
    expect(podVerdicts([target('EvictionByEvictionAPI', 130)])).toEqual([
      'info StaleDisruptionTarget',
    ]);
  });
});

describe('lost nodes', () => {
  const lost = (changes = {}) =>
    webPod().withCondition({
      type: 'Ready',
      status: 'False',
      lastTransitionTime: secondsAgo(1),
      ...changes,
    });

  it('get no further grace: the node controller has waited before it speaks', () => {
    expect(podVerdicts([lost()])).toEqual(['error NodeUnreachable']);
  });

  it('are certain with the event of the node controller', () => {
    const builder = lost().withEvent({
      reason: 'NodeNotReady',
      message: 'Node is not ready',
      source: 'node-controller',
    });
    expect(diagnoseObjects([builder])[0].confidence).toBe('certain');
  });

  it.each([
    ['phase Unknown', { phase: 'Unknown' }],
    ['the reason NodeLost of old', { phase: 'Failed', reason: 'NodeLost' }],
  ])('are known by %s', (_, status) => {
    const raw = webPod().build();
    Object.assign(raw.status, status);
    expect(diagnoseObjects([built(raw)])[0].class).toBe('NodeUnreachable');
  });

  it('are the cause of a pod that cannot go', () => {
    expect(diagnoseObjects([lost().terminating(900)])).toMatchObject([
      { class: 'NodeUnreachable', symptoms: [{ class: 'StuckTerminating' }] },
    ]);
  });
});

describe('deletions', () => {
  it('name the runtime that did not kill', () => {
    const builder = webPod().terminating(300).withEvent({
      reason: 'ExceededGracePeriod',
      message:
        'Container runtime did not kill the pod within specified grace period.',
    });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'StuckTerminating',
      params: {
        message:
          'Container runtime did not kill the pod within specified grace period.',
      },
      missing: [],
    });
  });

  it('name the container whose preStop hook failed', () => {
    const builder = webPod().withEvent({
      reason: 'FailedPreStopHook',
      message: 'PreStopHook failed',
      container: 'app',
    });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'FailedPreStopHook',
      severity: 'warning',
      scope: { container: 'app' },
    });
  });
});

describe('resizes', () => {
  const pending = (seconds: number) =>
    webPod().withCondition({
      type: 'PodResizePending',
      status: 'True',
      reason: 'Deferred',
      lastTransitionTime: secondsAgo(seconds),
    });

  it('may wait for room, for ten minutes', () => {
    expect(podVerdicts([pending(500)])).toEqual(['info ResizeDeferred']);
    expect(podVerdicts([pending(700)])).toEqual(['warning ResizeDeferred']);
  });

  it('is read from the field that came before the conditions', () => {
    const resizing = (resize: string) => {
      const raw = webPod().build();
      Object.assign(raw.status, { resize });
      return podVerdicts([built(raw)]);
    };
    expect(resizing('Proposed')).toEqual([]);
    expect(resizing('Deferred')).toEqual(['info ResizeDeferred']);
    expect(resizing('Infeasible')).toEqual(['warning ResizeInfeasible']);
  });
});
