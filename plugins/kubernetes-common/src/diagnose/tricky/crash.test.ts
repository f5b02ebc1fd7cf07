import { aJob, diagnoseObjects, secondsAgo, podVerdicts } from '../../testing';
import { built, inShop, jobPod, webPod } from '../testing/shop';

const event = (reason: string, message: string, changes = {}) => ({
  reason,
  message,
  container: 'app',
  lastSeenSecondsAgo: 60,
  ...changes,
});
const diagnosedClass = (builder: ReturnType<typeof webPod>) =>
  diagnoseObjects([builder])[0].class;

describe('exit codes', () => {
  it.each([
    [129, 'TerminatedBySignal', 'SIGHUP'],
    [130, 'TerminatedBySignal', 'SIGINT'],
    [131, 'TerminatedBySignal', 'SIGQUIT'],
    [141, 'TerminatedBySignal', 'SIGPIPE'],
    [143, 'TerminatedBySignal', 'SIGTERM'],
    [132, 'NativeCrash', 'SIGILL'],
    [133, 'NativeCrash', 'SIGTRAP'],
    [134, 'NativeCrash', 'SIGABRT'],
    [135, 'NativeCrash', 'SIGBUS'],
    [136, 'NativeCrash', 'SIGFPE'],
    [139, 'NativeCrash', 'SIGSEGV'],
    [159, 'NativeCrash', 'SIGSYS'],
  ])(
    'decodes %s, since no runtime tells the signal',
    (exitCode, name, signal) => {
      expect(
        diagnoseObjects([webPod().crashLooping({ exitCode })])[0],
      ).toMatchObject({
        class: name,
        params: { signal },
      });
    },
  );

  it.each([
    [-1073741819, 'NativeCrash', '0xC0000005, access violation'],
    [-1073741515, 'NativeCrash', '0xC0000135, DLL not found'],
    [-1073740791, 'NativeCrash', '0xC0000409, fail-fast exception'],
    [-1073741510, 'TerminatedBySignal', '0xC000013A, Ctrl+C'],
    [-532462766, 'ApplicationError', undefined],
  ])('reads %s of Windows: %s', (exitCode, name, signal) => {
    const [finding] = diagnoseObjects([webPod().crashLooping({ exitCode })]);
    expect(finding).toMatchObject({ class: name, params: { exitCode } });
    expect(finding.params.signal).toBe(signal);
  });

  it.each([
    [1, 'Error'],
    [255, 'Error'],
  ])(
    'knows a wrong architecture by the log, with exit %s',
    (exitCode, reason) => {
      const logs = new Map([
        [
          'shop/web-7c9d5-abcde/app',
          'standard_init_linux.go:228: exec user process caused: exec format error',
        ],
      ]);
      const builder = webPod().crashLooping({ exitCode, reason });
      expect(diagnoseObjects([builder], logs)[0].class).toBe('ArchMismatch');
    },
  );

  it('reads the answer where the container writes its last lines into the manifest', () => {
    const builder = webPod().crashLooping({
      message: 'Error: connect ECONNREFUSED 127.0.0.1:5432\n',
    });
    expect(diagnoseObjects([builder])[0].params.signature).toBe(
      'dependency-unreachable',
    );
  });
});

describe('SIGKILL is not proof of anything', () => {
  it('stays open about the cause where a runtime does not report OOM kills', () => {
    const builder = webPod()
      .withContainer({
        name: 'app',
        resources: { limits: { memory: '64Mi' } },
      })
      .crashLooping({ exitCode: 137, reason: 'Error' });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'SigkillUnexplained',
      confidence: 'possible',
      params: { limit: '64Mi' },
    });
  });

  it('names no limit for an OOM kill of a container without one: the node ran out', () => {
    const builder = webPod().crashLooping({
      exitCode: 137,
      reason: 'OOMKilled',
    });
    expect(diagnoseObjects([builder])[0].params).not.toHaveProperty('limit');
  });

  it('does not call it a liveness kill after fewer failures than the probe allows', () => {
    const builder = webPod()
      .withContainer({
        name: 'app',
        livenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 3 },
      })
      .crashLooping({ exitCode: 137, ranSeconds: 300 })
      .withEvent(event('Unhealthy', 'Liveness probe failed: timeout'));
    expect(diagnosedClass(builder)).toBe('SigkillUnexplained');
  });

  it('names the startup probe whose kill the program answered with exit 0', () => {
    const builder = webPod()
      .crashLooping({ exitCode: 0 })
      .withEvent(
        event(
          'Killing',
          'Container app failed startup probe, will be restarted',
          { type: 'Normal' },
        ),
      );
    expect(diagnosedClass(builder)).toBe('StartupProbeKilled');
  });

  it('names the liveness probe of a pod that is not restarted, too', () => {
    const raw = webPod(undefined, { restartPolicy: 'Never' })
      .terminated({ exitCode: 137 })
      .failed()
      .withEvent(
        event('Killing', 'Container app failed liveness probe', {
          type: 'Normal',
        }),
      );
    expect(diagnosedClass(raw)).toBe('LivenessProbeKilled');
  });

  it('does not blame the app for the kill of the container beside it', () => {
    const builder = webPod()
      .withContainer({ name: 'proxy' })
      .crashLooping({ exitCode: 137 })
      .crashLooping({ exitCode: 137, container: 'proxy' })
      .withEvent(
        event(
          'Killing',
          'Container proxy failed liveness probe, will be restarted',
          { container: 'proxy', type: 'Normal' },
        ),
      );
    expect(
      diagnoseObjects([builder]).map(({ scope, class: name }) => [
        scope.container,
        name,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['app', 'SigkillUnexplained'],
        ['proxy', 'LivenessProbeKilled'],
      ]),
    );
  });

  it('finds the kill among newer events', () => {
    const builder = webPod()
      .crashLooping({ exitCode: 137 })
      .withEvent(
        event(
          'Killing',
          'Container app failed liveness probe, will be restarted',
          { type: 'Normal' },
        ),
      )
      .withEvent(
        event('BackOff', 'Back-off restarting failed container app in pod', {
          lastSeenSecondsAgo: 1,
          count: 40,
        }),
      );
    expect(diagnosedClass(builder)).toBe('LivenessProbeKilled');
  });
});

describe('ends that are not failures', () => {
  it('ignores a container whose definition was changed', () => {
    const builder = webPod()
      .restarted({ exitCode: 143 })
      .withEvent(
        event(
          'Killing',
          'Container app definition changed, will be restarted',
          { type: 'Normal' },
        ),
      );
    expect(podVerdicts([builder])).toEqual([]);
  });

  it('ignores an init container that exited with 0', () => {
    expect(
      podVerdicts([webPod().withInitContainer({ name: 'migrate' })]),
    ).toEqual([]);
  });

  it('ignores a completed container next to a running one with OnFailure', () => {
    const builder = webPod(undefined, { restartPolicy: 'OnFailure' })
      .withContainer({ name: 'once' })
      .terminated({ container: 'once', exitCode: 0 });
    expect(podVerdicts([builder])).toEqual([]);
  });

  it.each([137, 143, 255])(
    'says nothing of a native sidecar that ended with %s once the program was done',
    exitCode => {
      const builder = webPod(undefined, { restartPolicy: 'Never' })
        .ownedBy('Job', 'import')
        .withSidecar({ name: 'proxy' })
        .terminated({ exitCode: 0 })
        .terminated({ container: 'proxy', exitCode });
      expect(podVerdicts([builder])).toEqual([]);
    },
  );

  it('ignores a succeeded pod with an OOM-killed child process', () => {
    const builder = webPod().succeeded();
    builder.terminated({ exitCode: 0, reason: 'OOMKilled' });
    expect(podVerdicts([builder])).toEqual([]);
  });

  it('does not judge by an old high count of restarts', () => {
    const builder = webPod(undefined, { ageSeconds: 864_000 }).restarted({
      restarts: 900,
      finishedSecondsAgo: 7_200,
    });
    expect(podVerdicts([builder])).toEqual([]);
  });

  it('treats a restarted container as running: its last state is history', () => {
    const builder = webPod(undefined, { ageSeconds: 86_400 }).restarted({
      finishedSecondsAgo: 1_800,
    });
    expect(diagnoseObjects([builder])[0].severity).toBe('info');
  });

  it('reads the end of an init container that the runtime has forgotten as a success', () => {
    const builder = webPod()
      .withInitContainer({ name: 'migrate' })
      .withStatus('migrate', {
        state: {
          terminated: {
            exitCode: 0,
            reason: 'Completed',
            message:
              'Unable to get init container status from container runtime and pod has been initialized, treat it as exited normally',
          },
        },
      });
    expect(podVerdicts([builder])).toEqual([]);
  });
});

describe('ends that are failures although they look harmless', () => {
  it('finds an end with an error under restartPolicy Never, where nothing ever waits', () => {
    expect(podVerdicts([jobPod('alone')])).toEqual([
      'error ContainerTerminatedError',
    ]);
  });

  it('sees past phase Running', () => {
    const builder = webPod().crashLooping();
    expect(builder.build().status.phase).toBe('Running');
    expect(podVerdicts([builder])).toEqual(['error ApplicationError']);
  });

  it('is not misled by a container that completed beside one that failed', () => {
    const builder = webPod(undefined, { restartPolicy: 'Never' })
      .withContainer({ name: 'proxy' })
      .terminated({ exitCode: 0 })
      .terminated({ container: 'proxy', exitCode: 3 });
    expect(diagnoseObjects([builder])).toMatchObject([
      { scope: { container: 'proxy' }, params: { exitCode: 3 } },
    ]);
  });

  it.each([
    ['liveness', 'LivenessProbeKilled'],
    ['startup', 'StartupProbeKilled'],
  ])(
    'is known by its event where the container that ended is gone: %s',
    (kind, name) => {
      const looping = (message: string) =>
        webPod()
          .waiting(
            'CrashLoopBackOff',
            'back-off 5m0s restarting failed container',
          )
          .withEvent({
            type: 'Normal',
            reason: 'Killing',
            container: 'app',
            message,
          });
      expect(
        diagnoseObjects([
          looping(`Container app failed ${kind} probe, will be restarted`),
        ]),
      ).toMatchObject([{ class: name, confidence: 'likely' }]);
      expect(
        diagnoseObjects([looping('Stopping container app')]),
      ).toMatchObject([{ class: 'UnknownWaitingReason' }]);
    },
  );

  it("doesn't treat occasional self-restarts as a loop", () => {
    const selfRestarted = (ranSeconds: number, restarts: number) =>
      podVerdicts([
        webPod(undefined, { ageSeconds: 7_200 }).restarted({
          exitCode: 0,
          finishedSecondsAgo: 60,
          ranSeconds,
          restarts,
        }),
      ]);
    expect(selfRestarted(3_600, 1)).toEqual(['info ExitedZeroLoop']);
    expect(selfRestarted(20, 1)).toEqual(['warning ExitedZeroLoop']);
    expect(selfRestarted(700, 9)).toEqual(['warning ExitedZeroLoop']);
  });

  it('finds a native sidecar that ends with 0 again and again', () => {
    const builder = webPod()
      .withSidecar({ name: 'proxy' })
      .crashLooping({ container: 'proxy', exitCode: 0 });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'ExitedZeroLoop',
      scope: { container: 'proxy', containerKind: 'sidecar' },
    });
  });

  it('reads the delay in the words of an old kubelet, too', () => {
    const builder = webPod().crashLooping();
    const raw = builder.build();
    raw.status.containerStatuses?.forEach(status => {
      status.state = {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: 'Back-off 40s restarting failed container=app pod=web',
        },
      };
    });
    expect(diagnoseObjects([built(raw)])[0].params.nextTrySeconds).toBe(40);
  });
});

describe('containers that were lost', () => {
  it('does not read times that a lost container does not have', () => {
    const builder = webPod().withStatus('app', {
      restartCount: 1,
      lastState: {
        terminated: {
          exitCode: 137,
          reason: 'ContainerStatusUnknown',
          message:
            'The container could not be located when the pod was deleted.  The container used to be Running',
          startedAt: null,
          finishedAt: null,
        },
      },
    });
    expect(podVerdicts([builder])).toEqual([]);
  });

  it('accepts exit code 255 of a program', () => {
    const builder = webPod().crashLooping({ exitCode: 255, reason: 'Error' });
    expect(diagnosedClass(builder)).toBe('ApplicationError');
  });
});

describe('clocks that differ', () => {
  it('treats an end in the future as just now', () => {
    const builder = webPod().restarted({ finishedSecondsAgo: -30 });
    expect(podVerdicts([builder])).toEqual(['warning ApplicationError']);
  });

  it('treats a pod from the future as new', () => {
    const builder = webPod(undefined, { ageSeconds: -20 }).unschedulable(
      '0/1 nodes are available: 1 Insufficient cpu.',
    );
    expect(podVerdicts([builder])).toEqual(['info InsufficientCPU']);
  });
});

describe('pods of a Job', () => {
  it('are history as soon as its success criteria are met, before it is complete', () => {
    const job = aJob(inShop('import')).withStatus({
      conditions: [{ type: 'SuccessCriteriaMet', status: 'True' }],
    });
    expect(podVerdicts([job, jobPod()])).toEqual([
      'info ContainerTerminatedError',
    ]);
  });

  it('are not unready because they are done', () => {
    const done = webPod(undefined, { restartPolicy: 'Never' })
      .ownedBy('Job', 'import')
      .withContainer({
        name: 'app',
        readinessProbe: { tcpSocket: { port: 80 } },
      })
      .succeeded();
    expect(podVerdicts([done])).toEqual([]);
  });

  it('are not unready while they work', () => {
    const working = webPod(undefined, { restartPolicy: 'Never' })
      .ownedBy('Job', 'import')
      .withStatus('app', {
        ready: false,
        state: { running: { startedAt: secondsAgo(300) } },
      });
    const job = aJob(inShop('import')).withStatus({
      active: 1,
      succeeded: 0,
      conditions: [],
    });
    expect(podVerdicts([job, working])).toEqual([]);
  });
});
