import { aPod, findingsOf, verdictsOf } from '../../testing';
import { webPod as pod } from '../testing/shop';

describe('crashes', () => {
  it('never reports CrashLoopBackOff, but the exit behind it', () => {
    const [finding] = findingsOf([pod().crashLooping({ exitCode: 3 })]);
    expect(finding).toMatchObject({
      class: 'ApplicationError',
      severity: 'error',
      scope: { kind: 'Deployment', name: 'web', container: 'app' },
      params: { exitCode: 3, restarts: 5, nextTrySeconds: 160 },
      missing: ['previousLog'],
    });
  });

  it('finds a loop that shows only as state.terminated, as after a restart of the kubelet', () => {
    expect(
      verdictsOf([pod().terminated({ exitCode: 1, restarts: 4 })]),
    ).toEqual(['error ApplicationError']);
  });

  it('takes the first end with an error for a warning', () => {
    expect(
      verdictsOf([pod().terminated({ exitCode: 1, restarts: 0 })]),
    ).toEqual(['warning ApplicationError']);
  });

  it.each([
    [134, 'NativeCrash'],
    [139, 'NativeCrash'],
    [126, 'CommandNotExecutableInShell'],
    [127, 'CommandNotFoundInShell'],
    [143, 'TerminatedBySignal'],
    [137, 'SigkillUnexplained'],
    [0, 'ExitedZeroLoop'],
    [255, 'ApplicationError'],
  ])('tells exit code %s as %s', (exitCode, name) => {
    expect(findingsOf([pod().crashLooping({ exitCode })])[0].class).toBe(name);
  });

  it('takes an OOM kill for the root, with the limit', () => {
    const [finding, ...others] = findingsOf([
      pod().oomKilled({ limit: '64Mi' }),
    ]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      class: 'OOMKilled',
      params: { limit: '64Mi' },
    });
  });

  it.each([0, 143])(
    'does not call it an OOM kill when a child was killed and the program ended with %s',
    exitCode => {
      const builder = pod().crashLooping({ exitCode, reason: 'OOMKilled' });
      expect(verdictsOf([builder])).toEqual(['warning ChildOOMKilled']);
    },
  );

  it('calls it an OOM kill when the parent then exits 1', () => {
    const builder = pod().crashLooping({ exitCode: 1, reason: 'OOMKilled' });
    expect(verdictsOf([builder])).toEqual(['error OOMKilled']);
  });

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
      const [finding] = findingsOf([builder]);
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
    expect(findingsOf([builder])[0].class).toBe('ApplicationError');
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
    expect(findingsOf([builder])[0]).toMatchObject({
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
    expect(findingsOf([builder])[0]).toMatchObject({
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
    expect(findingsOf([builder])[0].class).toBe('ExitedZeroLoop');
  });

  it.each([
    ['Unknown', 255],
    ['ContainerStatusUnknown', 137],
    ['Error', -1],
  ])('does not blame the program for %s with exit %s', (reason, exitCode) => {
    const builder = pod().crashLooping({ exitCode, reason });
    expect(verdictsOf([builder])).toEqual([
      'warning NodeRestartOrLostContainer',
    ]);
  });

  it('says nothing while all containers are restarted on purpose', () => {
    const builder = pod().withStatus('app', {
      ready: false,
      started: false,
      state: { waiting: { reason: 'RestartingAllContainers' } },
      lastState: {
        terminated: { exitCode: 137, reason: 'RestartingAllContainers' },
      },
    });
    expect(verdictsOf([builder])).toEqual([]);
  });

  it('quotes the telling line of the log and names what it looks like', () => {
    const logs = new Map([
      [
        'shop/web-7c9d5-abcde/app',
        'Starting\nError: connect ECONNREFUSED 127.0.0.1:5432\n    at net.js:1\n',
      ],
    ]);
    const [finding] = findingsOf([pod().crashLooping({ exitCode: 1 })], logs);
    expect(finding.params.signature).toBe('dependency-unreachable');
    expect(finding.missing).toEqual([]);
    expect(finding.evidence).toContainEqual({
      type: 'log',
      container: 'app',
      line: 'Error: connect ECONNREFUSED 127.0.0.1:5432',
    });
  });

  it('does not take the kubelet for the program when a log is gone', () => {
    const logs = new Map([
      [
        'shop/web-7c9d5-abcde/app',
        'unable to retrieve container logs for containerd://abc',
      ],
    ]);
    const [finding] = findingsOf([pod().crashLooping({ exitCode: 1 })], logs);
    expect(finding.evidence.some(({ type }) => type === 'log')).toBe(false);
  });

  it('knows a wrong architecture by the log', () => {
    const logs = new Map([
      ['shop/web-7c9d5-abcde/app', 'exec /app: exec format error'],
    ]);
    const [finding] = findingsOf([pod().crashLooping({ exitCode: 255 })], logs);
    expect(finding.class).toBe('ArchMismatch');
  });

  it('forgets restarts: a warning for ten minutes, a note for an hour, then nothing', () => {
    const at = (finishedSecondsAgo: number) =>
      pod('web-7c9d5-abcde', { ageSeconds: 86_400 }).restarted({
        finishedSecondsAgo,
      });
    expect(verdictsOf([at(120)])).toEqual(['warning ApplicationError']);
    expect(verdictsOf([at(1_800)])).toEqual(['info ApplicationError']);
    expect(verdictsOf([at(7_200)])).toEqual([]);
  });

  it('warns of a container that keeps restarting although it is ready now', () => {
    const builder = pod('web-7c9d5-abcde', { ageSeconds: 3_600 }).restarted({
      restarts: 6,
      finishedSecondsAgo: 900,
    });
    expect(findingsOf([builder])[0]).toMatchObject({
      class: 'FlappingRestarts',
      severity: 'warning',
      params: { cause: 'ApplicationError' },
    });
  });

  it('does not count the restart of a node against a pod that is ready again', () => {
    const builder = pod().restarted({ exitCode: 255, reason: 'Unknown' });
    expect(verdictsOf([builder])).toEqual(['info NodeRestartOrLostContainer']);
  });

  it('survives a status whose container is not in the spec', () => {
    const raw = pod().crashLooping({ exitCode: 1 }).build();
    raw.spec.containers = [];
    const findings = findingsOf([{ build: () => raw }]);
    expect(findings[0].class).toBe('ApplicationError');
  });

  it('reports each container of a pod for itself', () => {
    const builder = pod()
      .withContainer({ name: 'proxy' })
      .crashLooping({ exitCode: 1 })
      .crashLooping({ exitCode: 139, container: 'proxy' });
    expect(
      findingsOf([builder]).map(finding => [
        finding.scope.container,
        finding.class,
      ]),
    ).toEqual([
      ['app', 'ApplicationError'],
      ['proxy', 'NativeCrash'],
    ]);
  });
});

describe('a container that its own rule restarts', () => {
  it('is in a loop, though its pod’s restartPolicy is Never', () => {
    const builder = aPod({
      name: 'import',
      namespace: 'shop',
      restartPolicy: 'Never',
    }).terminated({ exitCode: 42, restarts: 3 });
    expect(verdictsOf([builder])).toEqual(['error ApplicationError']);
  });
});

describe('an end that no further attempt changes', () => {
  it.each([
    [126, 'CommandNotExecutableInShell'],
    [127, 'CommandNotFoundInShell'],
  ])('is an error at once: exit %s', (exitCode, name) => {
    expect(verdictsOf([pod().terminated({ exitCode })])).toEqual([
      `error ${name}`,
    ]);
  });

  it('is a warning where a second attempt may go well', () => {
    expect(verdictsOf([pod().terminated({ exitCode: 1 })])).toEqual([
      'warning ApplicationError',
    ]);
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
    expect(findingsOf([builder])[0]).toMatchObject({
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
    expect(findingsOf([builder])[0].class).toBe('LivenessProbeKilled');
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
      expect(findingsOf([builder])[0]).toMatchObject({
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
      expect(findingsOf([builder])[0].class).toBe(name);
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
    expect(findingsOf([builder])[0].class).toBe('ApplicationError');
  });

  it('has not killed a run that ended before its probe could have failed', () => {
    const builder = pod()
      .withContainer({
        name: 'app',
        livenessProbe: { exec: { command: ['false'] } },
      })
      .crashLooping({ exitCode: 1, ranSeconds: 4 })
      .withEvent(kill);
    expect(findingsOf([builder])[0].class).toBe('ApplicationError');
  });

  it('reported a postStart hook that failed in an earlier run', () => {
    const builder = pod().crashLooping({ exitCode: 137 }).withEvent({
      reason: 'FailedPostStartHook',
      message: 'PostStartHook failed',
      container: 'app',
      lastSeenSecondsAgo: 600,
    });
    expect(findingsOf([builder])[0]).toMatchObject({
      class: 'PostStartHookFailed',
      confidence: 'likely',
    });
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
    expect(findingsOf([builder])[0].class).toBe('ApplicationError');
  });
});

describe('a sandbox that was made anew', () => {
  it.each([0, 137, 143])(
    'does not blame the program for exit %s when its sandbox went',
    exitCode => {
      const builder = pod()
        .restarted({ exitCode, finishedSecondsAgo: 60 })
        .withEvent({
          type: 'Normal',
          reason: 'SandboxChanged',
          message: 'Pod sandbox changed, it will be killed and re-created.',
          lastSeenSecondsAgo: 55,
        });
      expect(verdictsOf([builder])).toEqual([
        'info NodeRestartOrLostContainer',
      ]);
    },
  );
});
