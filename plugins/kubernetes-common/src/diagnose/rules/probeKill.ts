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

/** A kubelet under load kills late: measured up to a minute after the budget was spent. */
const LATE_KILL_SECONDS = 120;
/** Where the length of a run is the only clue, it has to fit. */
const TIMELY_KILL_SECONDS = 10;
const DEFAULT_GRACE_SECONDS = 30;
/** Of a probe that does not say. */
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

/** The kubelet says that it killed the container because of its probe. */
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
  if (killing !== undefined) return true;
  return kill.kind === 'Startup'
    ? lastedAsAllowed(kill, run)
    : hasFailedEnough(kill, run);
}

/** Fewer failures than the probe allows end nothing. */
function hasFailedEnough(kill: ProbeKill, run: EndedRun): boolean {
  const failures = run.events
    .filter(event => isProbeFailure(event, kill.kind))
    .reduce((total, { count }) => total + count, 0);
  const threshold =
    kill.probe(run)?.failureThreshold ?? DEFAULT_FAILURE_THRESHOLD;
  return failures >= threshold;
}

/** A run that a probe ends from the start lasts about as long as the probe allows. */
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
 * Nothing is known of the container but that it lived for as long as a liveness
 * probe that fails from the start allows, and was stopped from outside then.
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

/** Without any event: it has a startup probe, never got past it, and ends the way stopped programs do. */
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

/** The kubelet says, or leaves no doubt, that a probe ended the run. */
export const probeKills: readonly CauseTest[] = PROBE_KILLS.map(killedByProbe);
