import { diagnoseObjects } from '../../testing';
import { webPod as pod } from '../testing/shop';

describe('a probe that ends a container', () => {
  it.each([0, 137, 143, 1])(
    'names the liveness probe whatever the exit code, also with %s, from an event of type Normal',
    exitCode => {
      const builder = pod()
        .withContainer({
          name: 'app',
          livenessProbe: { httpGet: { path: '/healthz', port: 8080 } },
        })
        .crashLooping({ exitCode })
        .withEvent({
          type: 'Normal',
          reason: 'Killing',
          message: 'Container app failed liveness probe, will be restarted',
          container: 'app',
          lastSeenSecondsAgo: 61,
        })
        .withEvent({
          reason: 'Unhealthy',
          message:
            'Liveness probe failed: Get "http://10.244.1.7:8080/healthz": dial tcp 10.244.1.7:8080: connect: connection refused',
          container: 'app',
          lastSeenSecondsAgo: 61,
        });
      const [finding] = diagnoseObjects([builder]);
      expect(finding).toMatchObject({
        class: 'LivenessProbeKilled',
        confidence: 'certain',
        params: { probe: 'GET :8080/healthz' },
      });
      expect(finding.symptoms[0].params.problem).toBe('connection-refused');
    },
  );

  it('does not blame a liveness kill of an earlier run for an exit 1 of this one', () => {
    const builder = pod()
      .crashLooping({ exitCode: 1, finishedSecondsAgo: 60, ranSeconds: 3 })
      .withEvent({
        type: 'Normal',
        reason: 'Killing',
        message: 'Container app failed liveness probe, will be restarted',
        container: 'app',
        lastSeenSecondsAgo: 900,
      });
    expect(diagnoseObjects([builder])[0].class).toBe('ApplicationError');
  });

  it('still names the liveness probe, less surely, when the events lag behind', () => {
    const builder = pod()
      .crashLooping({ exitCode: 137, finishedSecondsAgo: 20 })
      .withEvent({
        reason: 'Unhealthy',
        message:
          'Liveness probe failed: HTTP probe failed with statuscode: 500',
        container: 'app',
        lastSeenSecondsAgo: 300,
        count: 3,
      });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'LivenessProbeKilled',
      confidence: 'likely',
    });
  });

  const slowStarter = () =>
    pod().withContainer({
      name: 'app',
      startupProbe: {
        httpGet: { port: 8080 },
        periodSeconds: 2,
        failureThreshold: 3,
      },
    });

  it('presumes the startup probe when a container never got past it and was stopped, without any event', () => {
    const builder = slowStarter().crashLooping({ exitCode: 0, ranSeconds: 8 });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'StartupProbeKilled',
      confidence: 'possible',
      params: { budgetSeconds: 6 },
    });
  });

  it('does not presume it for a program that ended before the probe could have failed', () => {
    const builder = slowStarter().crashLooping({ exitCode: 0, ranSeconds: 0 });
    builder.withContainer({
      name: 'app',
      startupProbe: {
        httpGet: { port: 8080 },
        periodSeconds: 10,
        failureThreshold: 30,
      },
    });
    expect(diagnoseObjects([builder])[0].class).toBe('ExitedZeroLoop');
  });
});

describe('a kubelet that has used up its events', () => {
  const kill = {
    type: 'Normal' as const,
    reason: 'Killing',
    message: 'Container app failed liveness probe, will be restarted',
    container: 'app',
    lastSeenSecondsAgo: 600,
  };
  const probed = () =>
    pod().withContainer({
      name: 'app',
      livenessProbe: {
        exec: { command: ['false'] },
        periodSeconds: 2,
        failureThreshold: 2,
      },
    });

  it('has most likely killed a run that it never reported, like those before', () => {
    const builder = probed()
      .crashLooping({ exitCode: 1, ranSeconds: 4 })
      .withEvent(kill);
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'LivenessProbeKilled',
      confidence: 'likely',
    });
  });

  it('still has, when all it reports of late is that it waits', () => {
    const builder = probed()
      .crashLooping({ exitCode: 1, ranSeconds: 4 })
      .withEvent(kill)
      .withEvent({
        reason: 'BackOff',
        message: 'Back-off restarting failed container',
        container: 'app',
        lastSeenSecondsAgo: 20,
        count: 30,
      });
    expect(diagnoseObjects([builder])[0].class).toBe('LivenessProbeKilled');
  });

  it.each([
    [137, 'LivenessProbeKilled'],
    [143, 'LivenessProbeKilled'],
    [0, 'LivenessProbeKilled'],
    [1, 'ApplicationError'],
  ])(
    'is presumed to have killed a run that ended with %s when its probe’s time was up, before any event came',
    (exitCode, name) => {
      const builder = probed().crashLooping({ exitCode, ranSeconds: 6 });
      expect(diagnoseObjects([builder])[0]).toMatchObject({
        class: name,
        ...(exitCode !== 1 && {
          confidence: 'possible',
          missing: ['events', 'previousLog'],
        }),
      });
    },
  );

  it.each([
    ['shorter than its probe allows', 0.5, 'ExitedZeroLoop'],
    ['longer than its probe allows', 120, 'ExitedZeroLoop'],
  ])(
    'is not presumed to have ended a run that was %s',
    (_, ranSeconds, name) => {
      const builder = pod()
        .withContainer({
          name: 'app',
          livenessProbe: { exec: { command: ['false'] } },
        })
        .crashLooping({ exitCode: 0, ranSeconds });
      expect(diagnoseObjects([builder])[0].class).toBe(name);
    },
  );

  it('has not killed a run whose start it reported, and no kill', () => {
    const builder = probed()
      .crashLooping({ exitCode: 1, ranSeconds: 4 })
      .withEvent(kill)
      .withEvent({
        type: 'Normal',
        reason: 'Started',
        message: 'Container started',
        container: 'app',
        lastSeenSecondsAgo: 64,
      });
    expect(diagnoseObjects([builder])[0].class).toBe('ApplicationError');
  });

  it('has not killed a run that ended before its probe could have failed', () => {
    const builder = pod()
      .withContainer({
        name: 'app',
        livenessProbe: { exec: { command: ['false'] } },
      })
      .crashLooping({ exitCode: 1, ranSeconds: 4 })
      .withEvent(kill);
    expect(diagnoseObjects([builder])[0].class).toBe('ApplicationError');
  });
});

describe('two runs and one event', () => {
  it('does not blame the kill that has just hit the next run for the end of the one before', () => {
    const builder = pod()
      .restarted({ exitCode: 1, finishedSecondsAgo: 120 })
      .withEvent({
        type: 'Normal',
        reason: 'Killing',
        message: 'Container app failed liveness probe, will be restarted',
        container: 'app',
        lastSeenSecondsAgo: 1,
      });
    expect(diagnoseObjects([builder])[0].class).toBe('ApplicationError');
  });
});
