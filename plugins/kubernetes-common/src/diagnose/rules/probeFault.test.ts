import { diagnoseObjects } from '../../testing';
import { webPod } from '../testing/shop';
import { unhealthy, unready } from '../testing/probes';

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
  ])('are distinguished: %s', (problem, answer) => {
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

describe("a probe that can't be run is the cause of its consequences", () => {
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
  ])('reported by the kubelet: %s, %s', (problem, words) => {
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

  it('is found in the manifest', () => {
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
