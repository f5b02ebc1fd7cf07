import { Event, Probe } from '../../model';
import { Details, eventEvidence } from '../draft';
import { newestEvent } from '../PodFacts';
import {
  CauseTest,
  EVENT_SLACK_SECONDS,
  isOfThisRun,
  isSilent,
  STOPPED_EXIT_CODES,
} from './cause';
import { EndedRun, ranSeconds } from './crashFacts';
import {
  isProbeFailure,
  probeBudgetSeconds,
  probeError,
  ProbeKind,
} from './probeText';

/** A kubelet under load kills late, up to a minute in measurements. */
const LATE_KILL_SECONDS = 120;
/** Tolerance when the duration of the run is the only clue. */
const TIMELY_KILL_SECONDS = 10;
const DEFAULT_GRACE_SECONDS = 30;
/** The default of a probe. */
const DEFAULT_FAILURE_THRESHOLD = 3;

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

/** The kubelet reports that it killed the container because of its probe. */
function killedByProbe(kill: ProbeKill): CauseTest {
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
      kind: 'failure',
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

/** No event of this run names the probe, but those of other runs do, and this one ended the same way. */
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
  if (killing !== undefined) return true;
  return kill.kind === 'Startup'
    ? lastedAsAllowed(kill, run)
    : hasFailedEnough(kill, run);
}

/** Whether the probe failed often enough to kill the container. */
function hasFailedEnough(kill: ProbeKill, run: EndedRun): boolean {
  const failures = run.events
    .filter(event => isProbeFailure(event, kill.kind))
    .reduce((total, { count }) => total + count, 0);
  const threshold =
    kill.probe(run)?.failureThreshold ?? DEFAULT_FAILURE_THRESHOLD;
  return failures >= threshold;
}

/** Whether the run lasted as long as a probe that always fails allows. */
function lastedAsAllowed(
  kill: ProbeKill,
  run: EndedRun,
  lateSeconds = LATE_KILL_SECONDS,
): boolean {
  const probe = kill.probe(run);
  const ran = ranSeconds(run.terminated);
  if (!probe || ran === undefined) return false;
  const grace =
    run.facts.pod.spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS;
  const least =
    probe.initialDelaySeconds +
    probe.periodSeconds * (probe.failureThreshold - 1);
  const most = probeBudgetSeconds(probe) + grace + lateSeconds;
  return ran >= least - EVENT_SLACK_SECONDS && ran <= most;
}

/**
 * Without events: the container was stopped from outside after as long as a
 * liveness probe that always fails allows.
 */
export const presumedLivenessKill: CauseTest = run => {
  const [liveness] = PROBE_KILLS;
  if (
    run.events.length > 0 ||
    !run.restarts ||
    run.terminated.reason === 'OOMKilled' ||
    !STOPPED_EXIT_CODES.has(run.terminated.exitCode) ||
    !lastedAsAllowed(liveness, run, TIMELY_KILL_SECONDS)
  ) {
    return undefined;
  }
  return {
    kind: 'failure',
    class: 'LivenessProbeKilled',
    params: probeParams(liveness, run),
    confidence: 'possible',
    missing: ['events'],
  };
};

/** Without events: the container never passed its startup probe and ended like a stopped program. */
export const presumedStartupKill: CauseTest = run => {
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
    kind: 'failure',
    class: 'StartupProbeKilled',
    params: probeParams(startup, run),
    confidence: 'possible',
    missing: ['events'],
  };
};

/** Events prove that a probe ended the run. */
export const probeKills: readonly CauseTest[] = PROBE_KILLS.map(killedByProbe);
