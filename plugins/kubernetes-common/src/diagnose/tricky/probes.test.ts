import { diagnoseObjects, secondsAgo, podVerdicts } from '../../testing';
import { web, webPod } from '../testing/shop';
import { HTTP, unhealthy, unready } from '../testing/probes';

describe('the time that a readiness probe has', () => {
  it('includes the time of the startup probe', () => {
    const startupProbe = { ...HTTP, failureThreshold: 12, periodSeconds: 10 };
    expect(podVerdicts([unready(140, { startupProbe })])).toEqual([]);
    expect(podVerdicts([unready(160, { startupProbe })])).toEqual([
      'warning ReadinessProbeFailing',
    ]);
  });

  it('ends with the deadline of the rollout: then it is an error', () => {
    const deployment = web().withSpec({ progressDeadlineSeconds: 200 });
    expect(podVerdicts([deployment, unready(190)])).toEqual([
      'warning ReadinessProbeFailing',
    ]);
    expect(podVerdicts([deployment, unready(210)])).toEqual([
      'error ReadinessProbeFailing',
    ]);
  });

  it('includes one period after a pod ceased to be ready', () => {
    const builder = unready(600).withCondition({
      type: 'ContainersReady',
      status: 'False',
      lastTransitionTime: secondsAgo(4),
    });
    expect(podVerdicts([builder])).toEqual([]);
  });
});

describe('probes that are no failure', () => {
  it('a liveness probe that has not failed for three periods', () => {
    const builder = webPod()
      .withContainer({ name: 'app', livenessProbe: HTTP })
      .withEvent(
        unhealthy(
          'Liveness probe failed: HTTP probe failed with statuscode: 500',
          { lastSeenSecondsAgo: 45 },
        ),
      );
    expect(podVerdicts([builder])).toEqual([]);
  });

  it('a liveness probe that failed in the run before this one', () => {
    const builder = webPod(undefined, { ageSeconds: 86_400 })
      .withContainer({ name: 'app', livenessProbe: HTTP })
      .restarted({ exitCode: 1, finishedSecondsAgo: 5 })
      .withEvent(
        unhealthy('Liveness probe failed: x', { lastSeenSecondsAgo: 20 }),
      );
    expect(
      diagnoseObjects([builder]).map(finding => finding.class),
    ).not.toContain('LivenessFailingNow');
  });

  it('a start with most of its time left, whatever readiness reports', () => {
    const builder = webPod(undefined, { ageSeconds: 60 })
      .withContainer({
        name: 'app',
        readinessProbe: HTTP,
        startupProbe: { ...HTTP, failureThreshold: 30 },
      })
      .withStatus('app', { ready: false, started: false })
      .withEvent(unhealthy('Startup probe failed: connection refused'));
    expect(podVerdicts([builder])).toEqual([]);
  });

  it('a redirect that a probe followed counts as a success', () => {
    const builder = webPod().withEvent({
      reason: 'ProbeWarning',
      container: 'app',
      message: 'Readiness probe warning: Probe terminated redirects',
    });
    expect(podVerdicts([builder])).toEqual(['info ProbeWarning']);
  });
});

describe('readiness without a probe', () => {
  const gated = (seconds: number, message: string) =>
    webPod()
      .withSpec({ readinessGates: [{ conditionType: 'example.com/lb' }] })
      .withCondition({
        type: 'ContainersReady',
        status: 'True',
        lastTransitionTime: secondsAgo(seconds),
      })
      .withCondition({
        type: 'Ready',
        status: 'False',
        reason: 'ReadinessGatesNotReady',
        message,
      });

  it.each([
    'corresponding condition of pod readiness gate "example.com/lb" does not exist.',
    'the status of pod readiness gate "example.com/lb" is not "True", but False',
  ])('gives a load balancer two minutes: "%s"', message => {
    expect(podVerdicts([gated(100, message)])).toEqual([]);
    expect(podVerdicts([gated(130, message)])).toEqual([
      'warning ReadinessGateNotReady',
    ]);
  });

  it('does not take a gate for a lost node, though containers are ready and the pod is not', () => {
    expect(
      diagnoseObjects([gated(300, 'x')]).map(finding => finding.class),
    ).not.toContain('NodeUnreachable');
  });

  it('gives the kubelet thirty seconds', () => {
    const at = (ageSeconds: number) =>
      podVerdicts([webPod(undefined, { ageSeconds }).notReady()]);
    expect(at(20)).toEqual([]);
    expect(at(60)).toEqual(['warning NotReadyOther']);
  });
});
