import { diagnoseObjects, secondsAgo, podVerdicts } from '../../testing';
import { web, webPod } from '../testing/shop';

const HTTP = { httpGet: { path: '/ready', port: 8080 } };

const unready = (ageSeconds: number, container = {}) =>
  webPod(undefined, { ageSeconds })
    .withContainer({ name: 'app', readinessProbe: HTTP, ...container })
    .notReady();
const unhealthy = (message: string, changes = {}) => ({
  reason: 'Unhealthy',
  container: 'app',
  message,
  ...changes,
});

describe('answers that point at the probe itself', () => {
  it.each([
    [
      'connection-refused',
      'Get "http://10.0.0.1:80/": dial tcp 10.0.0.1:80: connect: connection refused',
    ],
    ['not-found', 'HTTP probe failed with statuscode: 404'],
    ['unauthorized', 'HTTP probe failed with statuscode: 401'],
    ['unauthorized', 'HTTP probe failed with statuscode: 403'],
    [
      'timeout',
      'Get "http://10.0.0.1:80/": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    ],
    ['grpc-health', 'this server does not implement the grpc health protocol'],
  ])('are told apart: %s', (problem, answer) => {
    const builder = unready(120).withEvent(
      unhealthy(`Readiness probe failed: ${answer}`),
    );
    expect(diagnoseObjects([builder])[0].symptoms[0]).toMatchObject({
      class: 'ProbeMisconfigured',
      params: { problem },
    });
  });

  it.each([
    'Readiness probe errored: x',
    'Readiness probe errored and resulted in unknown state: x',
  ])('are read in the words "%s"', message => {
    const builder = unready(120).withEvent(unhealthy(message));
    expect(diagnoseObjects([builder])[0].params.probeError).toBe('x');
  });

  it('are found among newer events', () => {
    const builder = unready(300)
      .withEvent(
        unhealthy(
          'Readiness probe failed: HTTP probe failed with statuscode: 503',
          { lastSeenSecondsAgo: 30 },
        ),
      )
      .withEvent({
        type: 'Normal',
        reason: 'Pulled',
        message: 'x',
        lastSeenSecondsAgo: 1,
      });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'ReadinessProbeFailing',
      confidence: 'certain',
    });
  });
});

describe('a probe that cannot be made is the cause of what follows from it', () => {
  const NAMED = { httpGet: { path: '/ready', port: 'http' } };
  const portless = (probe: object) =>
    webPod(undefined, { ageSeconds: 120 }).withContainer({
      name: 'app',
      ...probe,
    });
  const verdictOf = (builder: ReturnType<typeof portless>) =>
    diagnoseObjects([builder]).map(
      ({ class: name, severity, confidence, params, symptoms }) => ({
        name,
        severity,
        confidence,
        problem: params.problem,
        symptoms: symptoms.map(symptom => symptom.class),
      }),
    );

  it.each([
    [
      'port-name',
      `errored and resulted in unknown state: couldn't find port: http`,
    ],
    ['port-name', 'errored: strconv.Atoi: parsing "http": invalid syntax'],
    [
      'command-missing',
      'failed: exec: "curl": executable file not found in $PATH',
    ],
    [
      'command-missing',
      'failed: OCI runtime exec failed: exec failed: unable to start container process: exec: "/bin/sh": stat /bin/sh: no such file or directory: unknown',
    ],
    [
      'command-denied',
      'errored and resulted in unknown state: OCI runtime exec failed: exec failed: unable to start container process: exec: "/probe.sh": permission denied: unknown',
    ],
  ])('the kubelet says so: %s, %s', (problem, words) => {
    const readiness = portless({ readinessProbe: NAMED })
      .notReady()
      .withEvent(unhealthy(`Readiness probe ${words}`));
    expect(verdictOf(readiness)).toEqual([
      {
        name: 'ProbeMisconfigured',
        severity: 'error',
        confidence: 'certain',
        problem,
        symptoms: ['ReadinessProbeFailing'],
      },
    ]);
    const startup = portless({ startupProbe: NAMED })
      .withStatus('app', { started: false, ready: false })
      .withEvent(unhealthy(`Startup probe ${words}`));
    expect(verdictOf(startup)).toMatchObject([
      { name: 'ProbeMisconfigured', symptoms: ['StartupPending'] },
    ]);
  });

  it('the manifest alone shows it', () => {
    const ports = [{ name: 'web', containerPort: 80 }];
    expect(
      verdictOf(portless({ readinessProbe: NAMED, ports }).notReady()),
    ).toMatchObject([
      {
        name: 'ProbeMisconfigured',
        confidence: 'likely',
        symptoms: ['ReadinessProbeFailing'],
      },
    ]);
  });

  it.each<[string, object]>([
    [
      'a port that is declared',
      { ports: [{ name: 'http', containerPort: 80 }] },
    ],
    [
      'a number in quotes',
      {
        ports: [{ name: 'web', containerPort: 80 }],
        readinessProbe: { tcpSocket: { port: '8080' } },
      },
    ],
    ['a container that lists no port at all', {}],
  ])('but not of %s', (_, container) => {
    const builder = portless({
      readinessProbe: NAMED,
      ...container,
    }).notReady();
    expect(verdictOf(builder)).toMatchObject([
      { name: 'ReadinessProbeFailing' },
    ]);
  });

  it('nor where the kubelet got an answer', () => {
    const ports = [{ name: 'web', containerPort: 80 }];
    const builder = portless({ readinessProbe: NAMED, ports })
      .notReady()
      .withEvent(
        unhealthy(
          'Readiness probe failed: HTTP probe failed with statuscode: 503',
        ),
      );
    expect(verdictOf(builder)).toMatchObject([
      { name: 'ReadinessProbeFailing' },
    ]);
  });
});

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

  it('a start that has most of its time left, of which readiness says nothing', () => {
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
