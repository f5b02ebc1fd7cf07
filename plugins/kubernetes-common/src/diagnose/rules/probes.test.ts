import {
  anObject,
  diagnoseObjects,
  secondsAgo,
  podVerdicts,
} from '../../testing';
import { parseObject, toClusterObjects } from '../../model';
import { FIXTURE_NOW } from '../../testing/time';
import { detect } from '../detect';
import { requiredEvidence } from '../requiredEvidence';
import { webPod as pod } from '../testing/shop';

describe('probes', () => {
  const probed = (readinessProbe = {}) =>
    pod('web-7c9d5-abcde', { ageSeconds: 120 })
      .withContainer({
        name: 'app',
        readinessProbe: {
          httpGet: { path: '/ready', port: 8080 },
          ...readinessProbe,
        },
      })
      .withCondition({ type: 'Ready', status: 'False' })
      .notReady();

  it('names the readiness probe with its answer', () => {
    const builder = probed().withEvent({
      reason: 'Unhealthy',
      message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
      container: 'app',
    });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'ReadinessProbeFailing',
      severity: 'warning',
      confidence: 'certain',
      params: {
        probe: 'GET :8080/ready',
        probeError: 'HTTP probe failed with statuscode: 503',
      },
      symptoms: [],
    });
  });

  it('applies the defaults of absent probe fields: silent for 30 seconds', () => {
    const young = pod('web-7c9d5-abcde', { ageSeconds: 25 })
      .withContainer({
        name: 'app',
        readinessProbe: { httpGet: { path: '/', port: 80 } },
      })
      .notReady();
    expect(podVerdicts([young])).toEqual([]);
  });

  it('waits for initialDelaySeconds', () => {
    expect(podVerdicts([probed({ initialDelaySeconds: 300 })])).toEqual([]);
  });

  it('ignores readiness until the startup probe has passed', () => {
    const builder = probed();
    builder.withContainer({
      name: 'app',
      startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 60 },
    });
    builder.withStatus('app', { started: false });
    expect(podVerdicts([builder])).toEqual([]);
  });

  it('is an error when a pod was ready and ceased to be', () => {
    const builder = probed();
    builder.withCondition({
      type: 'ContainersReady',
      status: 'False',
      reason: 'ContainersNotReady',
      lastTransitionTime: secondsAgo(40),
    });
    expect(podVerdicts([builder])).toEqual(['error ReadinessProbeFailing']);
  });

  it('nests a misconfigured probe as a symptom', () => {
    const builder = probed().withEvent({
      reason: 'Unhealthy',
      message: 'Readiness probe failed: HTTP probe failed with statuscode: 404',
      container: 'app',
    });
    expect(diagnoseObjects([builder])[0].symptoms[0]).toMatchObject({
      class: 'ProbeMisconfigured',
      params: { problem: 'not-found' },
    });
  });

  it('ignores failing readiness of a pod that is shutting down', () => {
    expect(podVerdicts([probed().terminating(-20)])).toEqual([]);
  });

  it('warns when a start has used up most of its budget', () => {
    const builder = pod('web-7c9d5-abcde', { ageSeconds: 58 })
      .withContainer({
        name: 'app',
        startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 6 },
      })
      .withStatus('app', { ready: false, started: false });
    expect(podVerdicts([builder])).toEqual(['warning StartupPending']);
  });

  const failure = (
    kind: 'Liveness' | 'Readiness' | 'Startup',
    lastSeenSecondsAgo: number,
  ) => ({
    reason: 'Unhealthy',
    message: `${kind} probe failed: HTTP probe failed with statuscode: 503`,
    container: 'app',
    lastSeenSecondsAgo,
  });

  it.each([
    [47, []],
    [48, ['warning StartupPending']],
  ])(
    'waits with that until four fifths are used up: after %d of 60 seconds',
    (uptime, verdicts) => {
      const builder = pod('web-7c9d5-abcde', { ageSeconds: uptime + 2 })
        .withContainer({
          name: 'app',
          startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 6 },
        })
        .withStatus('app', { ready: false, started: false });
      expect(podVerdicts([builder])).toEqual(verdicts);
    },
  );

  it.each([
    [29, []],
    [30, ['warning ReadinessProbeFailing']],
    [599, ['warning ReadinessProbeFailing']],
    [600, ['error ReadinessProbeFailing']],
  ])(
    'is an error for one that was never ready once the rollout is given up: after %d seconds',
    (uptime, verdicts) => {
      const builder = pod('web-7c9d5-abcde', { ageSeconds: uptime + 2 })
        .withContainer({
          name: 'app',
          readinessProbe: { httpGet: { path: '/', port: 80 } },
        })
        .notReady();
      expect(podVerdicts([builder])).toEqual(verdicts);
    },
  );

  it('ignores readiness right after a restart', () => {
    const restarted = (finishedSecondsAgo: number) =>
      podVerdicts([
        pod('web-7c9d5-abcde', { ageSeconds: 7_200 })
          .withContainer({
            name: 'app',
            readinessProbe: { httpGet: { path: '/', port: 80 } },
          })
          .restarted({ exitCode: 1, restarts: 4, finishedSecondsAgo })
          .notReady(),
      ]).map(verdict => verdict.split(' ')[1]);
    expect(restarted(60)).not.toContain('ReadinessProbeFailing');
    expect(restarted(7_000)).toContain('ReadinessProbeFailing');
  });

  it("ignores readiness of a Job's pod", () => {
    const job = anObject('Job', { name: 'import', namespace: 'shop' }).withSpec(
      { template: {} },
    );
    const builder = probed().ownedBy('Job', 'import');
    expect(podVerdicts([job, builder])).toEqual([]);
    expect(podVerdicts([probed()])).not.toEqual([]);
  });

  it.each([
    [89, []],
    [90, ['warning ReadinessProbeFailing']],
  ])(
    'gives readiness the time that the start may take, too: after %d seconds',
    (uptime, verdicts) => {
      const builder = pod('web-7c9d5-abcde', { ageSeconds: uptime + 2 })
        .withContainer({
          name: 'app',
          startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 6 },
          readinessProbe: { httpGet: { path: '/', port: 80 } },
        })
        .notReady()
        .withStatus('app', { started: true });
      expect(podVerdicts([builder])).toEqual(verdicts);
    },
  );

  it.each([
    [9, []],
    [10, ['error ReadinessProbeFailing']],
  ])(
    'takes one period to say that readiness is lost: %d seconds',
    (seconds, verdicts) => {
      const builder = probed().withCondition({
        type: 'ContainersReady',
        status: 'False',
        lastTransitionTime: secondsAgo(seconds),
      });
      expect(
        podVerdicts([builder]).filter(verdict => verdict.startsWith('error')),
      ).toEqual(verdicts);
    },
  );

  it('is likely, not certain, without an event', () => {
    expect(diagnoseObjects([probed()])[0]).toMatchObject({
      confidence: 'likely',
      missing: ['events'],
    });
    // That event is of an earlier run.
    const earlier = probed().withEvent(failure('Readiness', 125));
    expect(diagnoseObjects([earlier])[0]).toMatchObject({
      confidence: 'likely',
    });
    const present = probed().withEvent(failure('Readiness', 119));
    expect(diagnoseObjects([present])[0]).toMatchObject({
      confidence: 'certain',
    });
  });

  it.each([
    [30, ['warning LivenessFailingNow']],
    [31, []],
  ])(
    'says that a liveness probe fails for three periods: %d seconds',
    (seconds, verdicts) => {
      const builder = pod()
        .withContainer({
          name: 'app',
          livenessProbe: { httpGet: { path: '/healthz', port: 80 } },
        })
        .withEvent(failure('Liveness', seconds));
      expect(podVerdicts([builder])).toEqual(verdicts);
    },
  );

  it.each([
    [600, ['warning ProbeMisconfigured']],
    [601, []],
  ])(
    'says for ten minutes that one cannot be made: %d seconds',
    (seconds, verdicts) => {
      const builder = pod(undefined, { ageSeconds: 7_200 })
        .withContainer({
          name: 'app',
          livenessProbe: { exec: { command: ['wgett'] } },
        })
        .withEvent({
          ...failure('Liveness', seconds),
          message:
            'Liveness probe errored: exec: "wgett": executable file not found in $PATH',
        });
      expect(podVerdicts([builder])).toEqual(verdicts);
    },
  );

  it('goes by the probe that the event is about', () => {
    const builder = pod()
      .withContainer({
        name: 'app',
        livenessProbe: { httpGet: { path: '/healthz', port: 80 } },
      })
      .withEvent(failure('Readiness', 5));
    expect(podVerdicts([builder])).toEqual([]);
  });

  it('warns of a liveness probe that fails now', () => {
    const builder = pod()
      .withContainer({
        name: 'app',
        livenessProbe: { httpGet: { path: '/healthz', port: 80 } },
      })
      .withEvent({
        reason: 'Unhealthy',
        message:
          'Liveness probe failed: HTTP probe failed with statuscode: 500',
        container: 'app',
        lastSeenSecondsAgo: 5,
      });
    expect(podVerdicts([builder])).toEqual(['warning LivenessFailingNow']);
  });

  it('warns of a liveness probe that cannot even be made, and so never restarts anything', () => {
    const builder = pod()
      .withContainer({
        name: 'app',
        livenessProbe: { exec: { command: ['wgett'] } },
      })
      .withEvent({
        reason: 'Unhealthy',
        message:
          'Liveness probe errored: rpc error: OCI runtime exec failed: exec: "wgett": executable file not found in $PATH: unknown',
        container: 'app',
        lastSeenSecondsAgo: 200,
      });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'ProbeMisconfigured',
      severity: 'warning',
      params: { problem: 'command-missing' },
    });
  });

  it('reads on when the kubelet combines events that differ in an id', () => {
    const builder = probed().withEvent({
      reason: 'Unhealthy',
      message:
        '(combined from similar events): Readiness probe errored: strconv.Atoi: parsing "web": invalid syntax',
      container: 'app',
    });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'ProbeMisconfigured',
      confidence: 'certain',
      params: { problem: 'port-name' },
      symptoms: [{ class: 'ReadinessProbeFailing' }],
    });
  });

  it('tells a readiness gate from a container', () => {
    const builder = pod()
      .withSpec({ readinessGates: [{ conditionType: 'example.com/lb' }] })
      .withCondition({
        type: 'Ready',
        status: 'False',
        reason: 'ReadinessGatesNotReady',
        message:
          'corresponding condition of pod readiness gate "example.com/lb" does not exist.',
      });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'ReadinessGateNotReady',
      params: { gate: 'example.com/lb' },
    });
  });
});

describe('the log of a program that fails its check', () => {
  const failing = (name: string, check: string) =>
    pod(name, { ageSeconds: 7_200 })
      .withContainer({
        name: 'app',
        [check]: { httpGet: { path: '/', port: 8080 } },
      })
      .notReady()
      .withStatus('app', { started: check !== 'startupProbe' })
      .withEvent({
        reason: 'Unhealthy',
        message: `${check[0].toUpperCase()}${check.slice(
          1,
          -'Probe'.length,
        )} probe failed: HTTP probe failed with statuscode: 503`,
        container: 'app',
        lastSeenSecondsAgo: 5,
      });
  const viewOf = (names: readonly string[], check: string) =>
    toClusterObjects(
      names
        .flatMap(name => {
          const builder = failing(name, check);
          return [builder.build(), ...builder.events()];
        })
        .map(object => parseObject(object))
        .filter(object => object !== undefined),
    );

  it.each(['readinessProbe', 'startupProbe', 'livenessProbe'])(
    'is asked for, and quoted by its last lines: %s',
    check => {
      const view = viewOf(['web-a', 'web-b'], check);
      const wanted = requiredEvidence(view, detect(view, FIXTURE_NOW));
      expect(wanted.currentLogs).toEqual([
        { namespace: 'shop', pod: 'web-a', container: 'app', previous: false },
      ]);
      const log = [...'abcdefgh'].map(letter => `line ${letter}`).join('\n\n');
      const [finding] = detect(
        { ...view, currentLogs: new Map([['shop/web-a/app', log]]) },
        FIXTURE_NOW,
      );
      expect(finding.evidence.filter(({ type }) => type === 'log')).toEqual(
        [...'defgh'].map(letter => ({
          type: 'log',
          container: 'app',
          line: `line ${letter}`,
        })),
      );
    },
  );

  it.each([
    ['readinessProbe', ['E0301 12:00:03.000 lost', 'INFO retry failed']],
    [
      'startupProbe',
      [
        '{"level":"info","msg":"order accepted"}',
        'E0301 12:00:03.000 lost',
        'INFO retry failed',
      ],
    ],
  ])(
    'is no evidence where it tells of ordinary work, except of a start: %s',
    (check, quoted) => {
      const view = viewOf(['web-a'], check);
      const log =
        '{"level":"info","msg":"order accepted"}\nE0301 12:00:03.000 lost\nINFO retry failed';
      const [finding] = detect(
        { ...view, currentLogs: new Map([['shop/web-a/app', log]]) },
        FIXTURE_NOW,
      );
      expect(
        finding.evidence.flatMap(fact =>
          fact.type === 'log' ? [fact.line] : [],
        ),
      ).toEqual(quoted);
    },
  );

  it('is quoted whichever of the pods it is of', () => {
    const view = viewOf(['web-a', 'web-b'], 'readinessProbe');
    const [finding] = detect(
      { ...view, currentLogs: new Map([['shop/web-b/app', 'no database']]) },
      FIXTURE_NOW,
    );
    expect(finding.evidence).toContainEqual({
      type: 'log',
      container: 'app',
      line: 'no database',
    });
  });

  it('is requested for a few pods, and not while all is well', () => {
    const many = toClusterObjects(
      Array.from({ length: 9 }, (_, n) =>
        failing(`api-${n}`, 'readinessProbe').ownedBy('StatefulSet', `s${n}`),
      )
        .map(builder => parseObject(builder.build()))
        .filter(object => object !== undefined),
    );
    const wanted = requiredEvidence(many, detect(many, FIXTURE_NOW));
    expect(wanted.currentLogs).toHaveLength(4);
    const well = toClusterObjects(
      [parseObject(pod().build())].filter(object => object !== undefined),
    );
    expect(
      requiredEvidence(well, detect(well, FIXTURE_NOW)),
    ).not.toHaveProperty('currentLogs');
  });
});
