import { Event, Probe } from '../../model';
import { FailureClassName } from '../classes';
import { Details, eventEvidence } from '../draft';
import { newestEvent } from '../PodFacts';
import { toMillis } from '../time';
import { Evidence, Finding } from '../types';
import { EndedRun, neverStarted, ranSeconds } from './crashFacts';
import {
  isProbeFailure,
  probeBudgetSeconds,
  probeError,
  ProbeKind,
} from './probeText';

/** Why a run ended. */
export interface Cause {
  /** `start`: there was no run; see the start rules. `benign`: meant to be. */
  readonly class: FailureClassName | 'start' | 'benign';
  readonly params?: Details['params'];
  readonly evidence?: readonly Evidence[];
  readonly confidence?: Finding['confidence'];
  readonly missing?: Finding['missing'];
  /** The newest failure of the probe that killed it. */
  readonly failure?: Event;
}

type Test = (run: EndedRun) => Cause | undefined;

/** Event times are whole seconds, and the kubelet reports a moment after the fact. */
const EVENT_SLACK_SECONDS = 5;
/** A kubelet under load kills late: measured up to a minute after the budget was spent. */
const LATE_KILL_SECONDS = 120;
const DEFAULT_GRACE_SECONDS = 30;
/** How a program ends that is told to stop: killed, terminated, or with thanks. */
const STOPPED_EXIT_CODES: ReadonlySet<number> = new Set([0, 137, 143]);

/** 128 + signal. */
const NATIVE_SIGNALS: ReadonlyMap<number, string> = new Map([
  [132, 'SIGILL'],
  [133, 'SIGTRAP'],
  [134, 'SIGABRT'],
  [135, 'SIGBUS'],
  [136, 'SIGFPE'],
  [139, 'SIGSEGV'],
]);
const STOP_SIGNALS: ReadonlyMap<number, string> = new Map([
  [129, 'SIGHUP'],
  [130, 'SIGINT'],
  [131, 'SIGQUIT'],
  [141, 'SIGPIPE'],
  [143, 'SIGTERM'],
]);

/** Whether the event happened during this run or at its end, and in none before or after. */
function isOfThisRun(run: EndedRun, event: Event): boolean {
  const { startedAt, finishedAt } = run.terminated;
  const seen = toMillis(event.lastSeen);
  if (seen === undefined) return true;
  const slack = EVENT_SLACK_SECONDS * 1_000;
  const started = toMillis(startedAt);
  if (started !== undefined && seen < started - slack) return false;
  // While the next run is on, a later event may be about that one.
  const finished = toMillis(finishedAt);
  const hasNextRun = run.container.status.state.running !== undefined;
  return !hasNextRun || finished === undefined || seen <= finished + slack;
}

/**
 * The kubelet may report 25 events on a pod at once and one in five minutes
 * after that, so a loop soon goes on in silence. A run of which not even the
 * start was reported is such a one; it most likely ended like those before.
 */
function isSilent(run: EndedRun): boolean {
  return !run.events.some(event => isOfThisRun(run, event));
}

const notStarted: Test = run =>
  neverStarted(run.terminated) ? { class: 'start' } : undefined;

const postStartHook: Test = run => {
  const { waiting } = run.container.status.state;
  if (waiting?.reason === 'PostStartHookError') {
    return {
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
        class: 'PostStartHookFailed',
        params: { message: event.message },
        evidence: [eventEvidence(event)],
        confidence: isProven ? 'certain' : 'likely',
      }
    : undefined;
};

interface ProbeKill {
  readonly kind: ProbeKind;
  readonly class: 'LivenessProbeKilled' | 'StartupProbeKilled';
  readonly probe: (run: EndedRun) => Probe | undefined;
}

const PROBE_KILLS: readonly ProbeKill[] = [
  {
    kind: 'Liveness',
    class: 'LivenessProbeKilled',
    probe: run => run.container.spec?.livenessProbe,
  },
  {
    kind: 'Startup',
    class: 'StartupProbeKilled',
    probe: run => run.container.spec?.startupProbe,
  },
];

function probeParams(
  { kind, probe: probeOf }: ProbeKill,
  run: EndedRun,
  failure?: Event,
): Details['params'] {
  const probe = probeOf(run);
  return {
    probe: probe?.action,
    probeError: probeError(failure),
    ...(kind === 'Startup'
      ? { budgetSeconds: probe && probeBudgetSeconds(probe) }
      : { timeoutSeconds: probe?.timeoutSeconds }),
  };
}

/** The kubelet says that it killed the container because of its probe. */
function killedByProbe(kill: ProbeKill): Test {
  const words = `failed ${kill.kind.toLowerCase()} probe`;
  return run => {
    const killing = newestEvent(
      run.events,
      ({ reason, message }) => reason === 'Killing' && message.includes(words),
    );
    const failure = newestEvent(run.events, event =>
      isProbeFailure(event, kill.kind),
    );
    const proof = killing ?? failure;
    if (!proof) return undefined;
    const isProven = killing !== undefined && isOfThisRun(run, killing);
    if (!isProven && !isPresumedKill(kill, run, killing)) return undefined;
    return {
      class: kill.class,
      params: probeParams(kill, run, failure),
      evidence: [killing, failure]
        .filter(event => event !== undefined)
        .map(eventEvidence),
      confidence: isProven ? 'certain' : 'likely',
      ...(failure && { failure }),
    };
  };
}

/** No event of this run says so, but those of other runs do, and it ended as they did. */
function isPresumedKill(
  kill: ProbeKill,
  run: EndedRun,
  killing: Event | undefined,
): boolean {
  const { exitCode, reason } = run.terminated;
  if (reason === 'OOMKilled') return false;
  if (!STOPPED_EXIT_CODES.has(exitCode)) {
    return killing !== undefined && isSilent(run) && lastedAsAllowed(kill, run);
  }
  return (
    killing !== undefined ||
    kill.kind !== 'Startup' ||
    lastedAsAllowed(kill, run)
  );
}

/** A run that a probe ends from the start lasts about as long as the probe allows. */
function lastedAsAllowed(kill: ProbeKill, run: EndedRun): boolean {
  const probe = kill.probe(run);
  const ran = ranSeconds(run.terminated);
  if (!probe || ran === undefined) return false;
  const grace =
    run.facts.pod.spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS;
  const least =
    probe.initialDelaySeconds +
    probe.periodSeconds * (probe.failureThreshold - 1);
  const most = probeBudgetSeconds(probe) + grace + LATE_KILL_SECONDS;
  return ran >= least - EVENT_SLACK_SECONDS && ran <= most;
}

/** Without any event: it has a startup probe, never got past it, and ends the way stopped programs do. */
const presumedStartupKill: Test = run => {
  const [, startup] = PROBE_KILLS;
  if (
    !startup.probe(run) ||
    run.container.status.started ||
    run.terminated.reason === 'OOMKilled' ||
    !STOPPED_EXIT_CODES.has(run.terminated.exitCode) ||
    !lastedAsAllowed(startup, run)
  ) {
    return undefined;
  }
  return {
    class: 'StartupProbeKilled',
    params: probeParams(startup, run),
    confidence: 'possible',
    missing: ['events'],
  };
};

const outOfMemory: Test = run => {
  if (run.terminated.reason !== 'OOMKilled') return undefined;
  const params = { limit: run.container.spec?.limits.memory };
  return run.terminated.exitCode === 0 || run.terminated.exitCode === 143
    ? { class: 'ChildOOMKilled', params }
    : { class: 'OOMKilled', params };
};

/** A sandbox is made anew right after the old one is gone, with all that ran in it. */
const SANDBOX_CHANGE_SECONDS = 120;

/** The sandbox went, and took the container with it. */
function lostItsSandbox({ facts, terminated }: EndedRun): boolean {
  const finished = toMillis(terminated.finishedAt);
  if (finished === undefined) return false;
  return (
    STOPPED_EXIT_CODES.has(terminated.exitCode) &&
    facts.index.eventsOf(facts.pod).some(({ reason, lastSeen }) => {
      const seen = toMillis(lastSeen);
      return (
        reason === 'SandboxChanged' &&
        seen !== undefined &&
        Math.abs(seen - finished) <= SANDBOX_CHANGE_SECONDS * 1_000
      );
    })
  );
}

const lostContainer: Test = run => {
  const { reason, exitCode } = run.terminated;
  const isLost =
    reason === 'ContainerStatusUnknown' ||
    (reason === 'Unknown' && exitCode === 255) ||
    exitCode === -1;
  if (!isLost && !lostItsSandbox(run)) return undefined;
  return {
    class: 'NodeRestartOrLostContainer',
    params: { node: run.facts.pod.spec.nodeName },
    confidence: isLost && reason !== 'Error' ? 'certain' : 'likely',
  };
};

const meantToBe: Test = run => {
  if (run.terminated.reason === 'RestartingAllContainers') {
    return { class: 'benign' };
  }
  const changed = newestEvent(
    run.events,
    ({ reason, message }) =>
      reason === 'Killing' && message.includes('definition changed'),
  );
  return changed && isOfThisRun(run, changed) ? { class: 'benign' } : undefined;
};

const killedUnexplained: Test = run => {
  if (run.terminated.exitCode !== 137) return undefined;
  const probe = run.container.spec?.livenessProbe;
  return {
    class: 'SigkillUnexplained',
    params: { limit: run.container.spec?.limits.memory },
    confidence: 'possible',
    missing: probe && run.events.length === 0 ? ['events', 'previousLog'] : [],
  };
};

const exitedZero: Test = run => {
  if (run.terminated.exitCode !== 0) return undefined;
  const isLoop =
    run.restarts &&
    (run.container.status.restartCount > 0 ||
      run.container.status.state.waiting?.reason === 'CrashLoopBackOff');
  if (!isLoop) return { class: 'benign' };
  const mayBeKill =
    run.container.spec?.livenessProbe !== undefined && run.events.length === 0;
  return {
    class: 'ExitedZeroLoop',
    ...(mayBeKill && { confidence: 'likely', missing: ['events'] }),
  };
};

const nativeCrash: Test = run => {
  const signal = NATIVE_SIGNALS.get(run.terminated.exitCode);
  return signal ? { class: 'NativeCrash', params: { signal } } : undefined;
};

const shellExit: Test = run => {
  if (run.terminated.exitCode === 126) {
    return { class: 'CommandNotExecutableInShell' };
  }
  return run.terminated.exitCode === 127
    ? { class: 'CommandNotFoundInShell' }
    : undefined;
};

const stopSignal: Test = run => {
  const signal = STOP_SIGNALS.get(run.terminated.exitCode);
  return signal
    ? {
        class: 'TerminatedBySignal',
        params: { signal },
        confidence: 'likely',
        missing: run.events.length === 0 ? ['events'] : [],
      }
    : undefined;
};

const wrongArchitecture: Test = run => {
  const isArchitecture =
    run.log?.signature === 'exec-format' ||
    run.terminated.message?.includes('exec format error');
  return isArchitecture
    ? { class: 'ArchMismatch', params: { image: run.container.spec?.image } }
    : undefined;
};

/** In order; the first that has an answer is the cause. */
const TESTS: readonly Test[] = [
  notStarted,
  postStartHook,
  ...PROBE_KILLS.map(killedByProbe),
  outOfMemory,
  lostContainer,
  meantToBe,
  presumedStartupKill,
  killedUnexplained,
  exitedZero,
  nativeCrash,
  shellExit,
  stopSignal,
  wrongArchitecture,
];

/** Why a run ended: the first test that has an answer, else the program itself. */
export function rootCause(run: EndedRun): Cause {
  for (const test of TESTS) {
    const cause = test(run);
    if (cause) return cause;
  }
  return { class: 'ApplicationError' };
}
