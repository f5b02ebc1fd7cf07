import { eventEvidence } from '../draft';
import { newestEvent } from '../PodFacts';
import { toMillis } from '../time';
import {
  Cause,
  CauseTest,
  isOfThisRun,
  isSilent,
  STOPPED_EXIT_CODES,
} from './cause';
import { EndedRun, neverStarted } from './crashFacts';
import {
  presumedLivenessKill,
  presumedStartupKill,
  probeKills,
} from './probeKill';
import { windowsCrash, windowsStop } from './windowsExit';

/** 128 + signal. */
const NATIVE_SIGNALS: ReadonlyMap<number, string> = new Map([
  [132, 'SIGILL'],
  [133, 'SIGTRAP'],
  [134, 'SIGABRT'],
  [135, 'SIGBUS'],
  [136, 'SIGFPE'],
  [139, 'SIGSEGV'],
  [159, 'SIGSYS'],
]);
const STOP_SIGNALS: ReadonlyMap<number, string> = new Map([
  [129, 'SIGHUP'],
  [130, 'SIGINT'],
  [131, 'SIGQUIT'],
  [141, 'SIGPIPE'],
  [143, 'SIGTERM'],
]);

const notStarted: CauseTest = run =>
  neverStarted(run.terminated) ? { kind: 'notStarted' } : undefined;

const postStartHook: CauseTest = run => {
  const { waiting } = run.container.status.state;
  if (waiting?.reason === 'PostStartHookError') {
    return {
      kind: 'failure',
      class: 'PostStartHookFailed',
      params: { message: waiting.message ?? '' },
    };
  }
  const event =
    newestEvent(run.events, ({ reason }) => reason === 'FailedPostStartHook') ??
    newestEvent(
      run.events,
      ({ reason, message }) =>
        reason === 'Killing' && message.includes('FailedPostStartHook'),
    );
  if (!event) return undefined;
  const isProven = isOfThisRun(run, event);
  return isProven || isSilent(run)
    ? {
        kind: 'failure',
        class: 'PostStartHookFailed',
        params: { message: event.message },
        evidence: [eventEvidence(event)],
        confidence: isProven ? 'certain' : 'likely',
      }
    : undefined;
};

const outOfMemory: CauseTest = run => {
  if (run.terminated.reason !== 'OOMKilled') return undefined;
  const params = { limit: run.container.spec?.limits.memory };
  return run.terminated.exitCode === 0 || run.terminated.exitCode === 143
    ? { kind: 'failure', class: 'ChildOOMKilled', params }
    : { kind: 'failure', class: 'OOMKilled', params };
};

/** A new sandbox is created right after the old one and its containers are gone. */
const SANDBOX_CHANGE_SECONDS = 120;

/** Whether the container ended because its sandbox did. */
function lostItsSandbox({ facts, terminated }: EndedRun): boolean {
  const finished = toMillis(terminated.finishedAt);
  if (finished === undefined) return false;
  return (
    STOPPED_EXIT_CODES.has(terminated.exitCode) &&
    facts.index.findEvents(facts.pod).some(({ reason, lastSeen }) => {
      const seen = toMillis(lastSeen);
      return (
        reason === 'SandboxChanged' &&
        seen !== undefined &&
        Math.abs(seen - finished) <= SANDBOX_CHANGE_SECONDS * 1_000
      );
    })
  );
}

const lostContainer: CauseTest = run => {
  const { reason, exitCode } = run.terminated;
  const isLost =
    reason === 'ContainerStatusUnknown' ||
    (reason === 'Unknown' && exitCode === 255) ||
    exitCode === -1;
  if (!isLost && !lostItsSandbox(run)) return undefined;
  return {
    kind: 'failure',
    class: 'NodeRestartOrLostContainer',
    params: { node: run.facts.pod.spec.nodeName },
    confidence: isLost && reason !== 'Error' ? 'certain' : 'likely',
  };
};

const intended: CauseTest = run => {
  if (run.terminated.reason === 'RestartingAllContainers') {
    return { kind: 'intended' };
  }
  const changed = newestEvent(
    run.events,
    ({ reason, message }) =>
      reason === 'Killing' && message.includes('definition changed'),
  );
  return changed && isOfThisRun(run, changed)
    ? { kind: 'intended' }
    : undefined;
};

const killedUnexplained: CauseTest = run => {
  if (run.terminated.exitCode !== 137) return undefined;
  const probe = run.container.spec?.livenessProbe;
  return {
    kind: 'failure',
    class: 'SigkillUnexplained',
    params: { limit: run.container.spec?.limits.memory },
    confidence: 'possible',
    missing: probe && run.events.length === 0 ? ['events', 'previousLog'] : [],
  };
};

const exitedZero: CauseTest = run => {
  if (run.terminated.exitCode !== 0) return undefined;
  const isLoop =
    run.restarts &&
    (run.container.status.restartCount > 0 ||
      run.container.status.state.waiting?.reason === 'CrashLoopBackOff');
  if (!isLoop) return { kind: 'intended' };
  const mayBeKill =
    run.container.spec?.livenessProbe !== undefined && run.events.length === 0;
  return {
    kind: 'failure',
    class: 'ExitedZeroLoop',
    ...(mayBeKill && { confidence: 'likely', missing: ['events'] }),
  };
};

const nativeCrash: CauseTest = run => {
  const { exitCode } = run.terminated;
  const signal = NATIVE_SIGNALS.get(exitCode) ?? windowsCrash(exitCode);
  return signal
    ? { kind: 'failure', class: 'NativeCrash', params: { signal } }
    : undefined;
};

const shellExit: CauseTest = run => {
  if (run.terminated.exitCode === 126) {
    return { kind: 'failure', class: 'CommandNotExecutableInShell' };
  }
  return run.terminated.exitCode === 127
    ? { kind: 'failure', class: 'CommandNotFoundInShell' }
    : undefined;
};

const stopSignal: CauseTest = run => {
  const { exitCode } = run.terminated;
  const signal = STOP_SIGNALS.get(exitCode) ?? windowsStop(exitCode);
  return signal
    ? {
        kind: 'failure',
        class: 'TerminatedBySignal',
        params: { signal },
        confidence: 'likely',
        missing: run.events.length === 0 ? ['events'] : [],
      }
    : undefined;
};

const wrongArchitecture: CauseTest = run => {
  return run.signature === 'exec-format'
    ? {
        kind: 'failure',
        class: 'ArchMismatch',
        params: { image: run.container.spec?.image },
      }
    : undefined;
};

/** In order; the first match is the cause. */
const TESTS: readonly CauseTest[] = [
  notStarted,
  postStartHook,
  ...probeKills,
  outOfMemory,
  lostContainer,
  intended,
  presumedStartupKill,
  presumedLivenessKill,
  killedUnexplained,
  exitedZero,
  nativeCrash,
  shellExit,
  stopSignal,
  wrongArchitecture,
];

/** Why a run ended; the program itself if no test matches. */
export function rootCause(run: EndedRun): Cause {
  for (const test of TESTS) {
    const cause = test(run);
    if (cause) return cause;
  }
  return { kind: 'failure', class: 'ApplicationError' };
}
