import { aPod, diagnoseObjects, podVerdicts } from '../../testing';
import { built, webPod as pod } from '../testing/shop';

describe('crashes', () => {
  it('never reports CrashLoopBackOff, but the exit behind it', () => {
    const [finding] = diagnoseObjects([pod().crashLooping({ exitCode: 3 })]);
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
      podVerdicts([pod().terminated({ exitCode: 1, restarts: 4 })]),
    ).toEqual(['error ApplicationError']);
  });

  it.each([
    [3, 'atStart'],
    [59, 'atStart'],
    [60, undefined],
    [7_200, undefined],
  ])('tells a crash at start from others: %s s', (ranSeconds, variant) => {
    const [finding] = diagnoseObjects([
      pod().crashLooping({ exitCode: 1, ranSeconds }),
    ]);
    expect(finding.class).toBe('ApplicationError');
    expect(finding.params.variant).toBe(variant);
  });

  it('does not tell when the time of the start is unknown', () => {
    const raw = pod().crashLooping({ exitCode: 1 }).build();
    delete raw.status.containerStatuses?.[0].lastState?.terminated?.startedAt;
    expect(diagnoseObjects([built(raw)])[0].params.variant).toBeUndefined();
  });

  it('reports the first failure as a warning', () => {
    expect(
      podVerdicts([pod().terminated({ exitCode: 1, restarts: 0 })]),
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
    expect(diagnoseObjects([pod().crashLooping({ exitCode })])[0].class).toBe(
      name,
    );
  });

  it('names an OOM kill as the cause, with the limit', () => {
    const [finding, ...others] = diagnoseObjects([
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
      expect(podVerdicts([builder])).toEqual(['warning ChildOOMKilled']);
    },
  );

  it('calls it an OOM kill when the parent then exits 1', () => {
    const builder = pod().crashLooping({ exitCode: 1, reason: 'OOMKilled' });
    expect(podVerdicts([builder])).toEqual(['error OOMKilled']);
  });

  it.each([
    ['Unknown', 255],
    ['ContainerStatusUnknown', 137],
    ['Error', -1],
  ])('does not blame the program for %s with exit %s', (reason, exitCode) => {
    const builder = pod().crashLooping({ exitCode, reason });
    expect(podVerdicts([builder])).toEqual([
      'warning NodeRestartOrLostContainer',
    ]);
  });

  it('reports nothing while all containers are restarted on purpose', () => {
    const builder = pod().withStatus('app', {
      ready: false,
      started: false,
      state: { waiting: { reason: 'RestartingAllContainers' } },
      lastState: {
        terminated: { exitCode: 137, reason: 'RestartingAllContainers' },
      },
    });
    expect(podVerdicts([builder])).toEqual([]);
  });

  it('quotes the most informative log line and its signature', () => {
    const logs = new Map([
      [
        'shop/web-7c9d5-abcde/app',
        'Starting\nError: connect ECONNREFUSED 127.0.0.1:5432\n    at net.js:1\n',
      ],
    ]);
    const [finding] = diagnoseObjects(
      [pod().crashLooping({ exitCode: 1 })],
      logs,
    );
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
    const [finding] = diagnoseObjects(
      [pod().crashLooping({ exitCode: 1 })],
      logs,
    );
    expect(finding.evidence.some(({ type }) => type === 'log')).toBe(false);
  });

  it('knows a wrong architecture by the log', () => {
    const logs = new Map([
      ['shop/web-7c9d5-abcde/app', 'exec /app: exec format error'],
    ]);
    const [finding] = diagnoseObjects(
      [pod().crashLooping({ exitCode: 255 })],
      logs,
    );
    expect(finding.class).toBe('ArchMismatch');
  });

  it('forgets restarts: a warning for ten minutes, a note for an hour, then nothing', () => {
    const at = (finishedSecondsAgo: number) =>
      pod('web-7c9d5-abcde', { ageSeconds: 86_400 }).restarted({
        finishedSecondsAgo,
      });
    expect(podVerdicts([at(120)])).toEqual(['warning ApplicationError']);
    expect(podVerdicts([at(1_800)])).toEqual(['info ApplicationError']);
    expect(podVerdicts([at(7_200)])).toEqual([]);
  });

  it('warns of a container that keeps restarting although it is ready now', () => {
    const builder = pod('web-7c9d5-abcde', { ageSeconds: 3_600 }).restarted({
      restarts: 6,
      finishedSecondsAgo: 900,
    });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'FlappingRestarts',
      severity: 'warning',
      params: { cause: 'ApplicationError' },
    });
  });

  it('does not count the restart of a node against a pod that is ready again', () => {
    const builder = pod().restarted({ exitCode: 255, reason: 'Unknown' });
    expect(podVerdicts([builder])).toEqual(['info NodeRestartOrLostContainer']);
  });

  it('survives a status whose container is not in the spec', () => {
    const raw = pod().crashLooping({ exitCode: 1 }).build();
    raw.spec.containers = [];
    const findings = diagnoseObjects([{ build: () => raw }]);
    expect(findings[0].class).toBe('ApplicationError');
  });

  it('reports each container of a pod for itself', () => {
    const builder = pod()
      .withContainer({ name: 'proxy' })
      .crashLooping({ exitCode: 1 })
      .crashLooping({ exitCode: 139, container: 'proxy' });
    expect(
      diagnoseObjects([builder]).map(finding => [
        finding.scope.container,
        finding.class,
      ]),
    ).toEqual([
      ['app', 'ApplicationError'],
      ['proxy', 'NativeCrash'],
    ]);
  });

  it('blames a postStart hook of which only an earlier run’s failure was reported', () => {
    const builder = pod().crashLooping({ exitCode: 137 }).withEvent({
      reason: 'FailedPostStartHook',
      message: 'PostStartHook failed',
      container: 'app',
      lastSeenSecondsAgo: 600,
    });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'PostStartHookFailed',
      confidence: 'likely',
    });
  });
});

describe('a container that its own rule restarts', () => {
  it('is in a loop, though its pod’s restartPolicy is Never', () => {
    const builder = aPod({
      name: 'import',
      namespace: 'shop',
      restartPolicy: 'Never',
    }).terminated({ exitCode: 42, restarts: 3 });
    expect(podVerdicts([builder])).toEqual(['error ApplicationError']);
  });
});

describe('an end that no further attempt changes', () => {
  it.each([
    [126, 'CommandNotExecutableInShell'],
    [127, 'CommandNotFoundInShell'],
  ])('is an error at once: exit %s', (exitCode, name) => {
    expect(podVerdicts([pod().terminated({ exitCode })])).toEqual([
      `error ${name}`,
    ]);
  });

  it('is a warning if a retry may succeed', () => {
    expect(podVerdicts([pod().terminated({ exitCode: 1 })])).toEqual([
      'warning ApplicationError',
    ]);
  });
});

describe('a recreated sandbox', () => {
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
      expect(podVerdicts([builder])).toEqual([
        'info NodeRestartOrLostContainer',
      ]);
    },
  );
});
