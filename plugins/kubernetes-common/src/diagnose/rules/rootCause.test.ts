import { diagnoseObjects, LastRun } from '../../testing';
import { webPod } from '../testing/shop';

const LIVENESS = { httpGet: { path: '/', port: 8080 } };

/** The class of a container that keeps ending like this. */
function cause(run: LastRun, container: Record<string, unknown> = {}) {
  const pod = webPod()
    .withContainer({ name: 'app', ...container } as never)
    .crashLooping(run);
  const [finding] = diagnoseObjects([pod]);
  return finding;
}

describe('the root cause of a crash', () => {
  it.each<[LastRun, string]>([
    [{ exitCode: 1 }, 'ApplicationError'],
    [{ exitCode: 2 }, 'ApplicationError'],
    [{ exitCode: 137, reason: 'OOMKilled' }, 'OOMKilled'],
    [{ exitCode: 0, reason: 'OOMKilled' }, 'ChildOOMKilled'],
    [{ exitCode: 143, reason: 'OOMKilled' }, 'ChildOOMKilled'],
    [{ exitCode: 137 }, 'SigkillUnexplained'],
    [{ exitCode: 139 }, 'NativeCrash'],
    [{ exitCode: 132 }, 'NativeCrash'],
    [{ exitCode: 143 }, 'TerminatedBySignal'],
    [{ exitCode: 130 }, 'TerminatedBySignal'],
    [{ exitCode: 126 }, 'CommandNotExecutableInShell'],
    [{ exitCode: 127 }, 'CommandNotFoundInShell'],
    [{ exitCode: 0 }, 'ExitedZeroLoop'],
    [{ exitCode: 255, reason: 'Unknown' }, 'NodeRestartOrLostContainer'],
    [
      { exitCode: 1, reason: 'ContainerStatusUnknown' },
      'NodeRestartOrLostContainer',
    ],
  ])('of %j is %s', (run, name) => {
    expect(cause(run).class).toBe(name);
  });

  it('names the signal of a native crash and of a stop', () => {
    expect(cause({ exitCode: 139 }).params.signal).toBe('SIGSEGV');
    expect(cause({ exitCode: 143 }).params.signal).toBe('SIGTERM');
  });

  it('names the limit that memory went over', () => {
    const resources = { limits: { memory: '512Mi' } };
    expect(
      cause({ exitCode: 137, reason: 'OOMKilled' }, { resources }).params.limit,
    ).toBe('512Mi');
  });

  it('may be a liveness probe where the events are gone', () => {
    const run = { exitCode: 0 };
    expect(cause(run).confidence).toBe('certain');
    expect(cause(run, { livenessProbe: LIVENESS })).toMatchObject({
      confidence: 'likely',
      missing: expect.arrayContaining(['events']),
    });
  });

  it.each([
    [90, 'NodeRestartOrLostContainer'],
    [215, 'NodeRestartOrLostContainer'],
    [900, 'SigkillUnexplained'],
  ])(
    'of an end 100 s ago, where the sandbox changed %d s ago, is %s',
    (lastSeenSecondsAgo, name) => {
      const pod = webPod()
        .withContainer({ name: 'app' })
        .crashLooping({ exitCode: 137, finishedSecondsAgo: 100 } as never)
        .withEvent({
          reason: 'SandboxChanged',
          message: 'Pod sandbox changed, it will be killed and re-created.',
          lastSeenSecondsAgo,
        });
      expect(diagnoseObjects([pod])[0].class).toBe(name);
    },
  );
});
