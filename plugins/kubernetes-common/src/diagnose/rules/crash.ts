import { shortDuration } from '../../status/duration';
import { FailureClassName } from '../classes';
import { Details, Draft, fieldEvidence, podDraft } from '../draft';
import { ContainerFacts, isRetriedByJob, PodFacts } from '../PodFacts';
import { Evidence, Severity } from '../types';
import { Cause, FailureCause } from './cause';
import {
  EndedRun,
  endedRun,
  ranSeconds,
  RECOVERED_SECONDS,
} from './crashFacts';
import { crashingSince } from './crashingSince';
import { misconfiguredDraft } from './probeFault';
import { rootCause } from './rootCause';
import { startDraft } from './start';

/** Older crashes are not reported. */
const FORGOTTEN_SECONDS = 3_600;
/** Fewer restarts may be a coincidence. */
const LOOP_RESTARTS = 3;
const FLAPPING_PER_HOUR = 2;
/** A run that ends within this time failed while it started. */
const START_SECONDS = 60;
/** A shorter run doesn't show that the loop is over. */
const SETTLED_SECONDS = 60;

/** Causes that add nothing to the exit code, so the kind of container is more specific. */
const GENERIC: ReadonlySet<string> = new Set(['ApplicationError']);

function className(run: EndedRun, cause: FailureClassName): FailureClassName {
  if (run.container.kind === 'ephemeral') return 'EphemeralContainerFailed';
  if (!GENERIC.has(cause)) return cause;
  if (run.container.kind === 'init') return 'InitContainerFailed';
  if (run.container.kind === 'sidecar') return 'SidecarFailed';
  return run.restarts ? cause : 'ContainerTerminatedError';
}

/** Every cause but an intended end. */
type BadCause = Exclude<Cause, { readonly kind: 'intended' }>;

/** Undefined for a process that never started: the start rules name its class. */
function failureClass(cause: BadCause): FailureClassName | undefined {
  return cause.kind === 'failure' ? cause.class : undefined;
}

const BACK_OFF = /back-off (?:(\d+)m)?(?:(\d+)s)? restarting/i;

/** The kubelet reports the whole delay, not the remaining one. */
function nextTrySeconds(message: string | undefined): number | undefined {
  const match = message && BACK_OFF.exec(message);
  return match ? Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0) : undefined;
}

function crashEvidence(
  run: EndedRun,
  cause: FailureCause,
): readonly Evidence[] {
  const { pod } = run.facts;
  const { exitCode, reason, message } = run.terminated;
  return [
    fieldEvidence(pod, `${run.path}.exitCode`, exitCode),
    ...(reason ? [fieldEvidence(pod, `${run.path}.reason`, reason)] : []),
    ...(message ? [fieldEvidence(pod, `${run.path}.message`, message)] : []),
    ...(cause.evidence ?? []),
    ...(run.log
      ? [
          {
            type: 'log' as const,
            container: run.container.name,
            line: run.log.line,
          },
        ]
      : []),
  ];
}

/** Causes that the program's log explains better than the manifest. */
const NEEDS_LOG: ReadonlySet<string> = new Set([
  'ApplicationError',
  'InitContainerFailed',
  'SidecarFailed',
  'ContainerTerminatedError',
  'NativeCrash',
  'CommandNotFoundInShell',
  'CommandNotExecutableInShell',
  'ExitedZeroLoop',
  'LivenessProbeKilled',
  'StartupProbeKilled',
  'SigkillUnexplained',
]);

function missingEvidence(
  run: EndedRun,
  name: FailureClassName,
  cause: FailureCause,
): Details['missing'] {
  const missing = new Set(cause.missing);
  if (NEEDS_LOG.has(name) && !run.hasLog) missing.add('previousLog');
  return [...missing];
}

function crashDraft(
  run: EndedRun,
  cause: BadCause,
  severity: Severity,
  more: {
    readonly class?: FailureClassName;
    readonly params?: Details['params'];
  } = {},
): Draft {
  const { container, facts, terminated } = run;
  const since =
    severity === 'info' ? terminated.finishedAt : crashingSince(run);
  if (cause.kind === 'notStarted') {
    const draft = startDraft(facts, container, { terminated, path: run.path });
    return { ...draft, ...(since && { since }) };
  }
  const name = more.class ?? className(run, cause.class);
  return podDraft(
    facts,
    name,
    {
      severity: container.kind === 'ephemeral' ? 'info' : severity,
      params: {
        exitCode: terminated.exitCode,
        restarts: container.status.restartCount,
        nextTrySeconds: nextTrySeconds(container.status.state.waiting?.message),
        signature: run.signature,
        message: terminated.message,
        ...(container.kind !== 'ephemeral' && cause.params),
        ...(container.kind !== 'ephemeral' && more.params),
        ...(name === 'ApplicationError' &&
          failedAtStart(run) && { variant: 'atStart' }),
        ...(name === 'ContainerTerminatedError' && whatRetries(facts)),
      },
      evidence: crashEvidence(run, cause),
      since,
      confidence: cause.confidence,
      missing: missingEvidence(run, name, cause),
      symptoms: misconfiguredDraft(
        facts,
        container,
        { action: String(cause.params?.probe ?? '') },
        cause.failure,
      ),
    },
    container,
  );
}

function failedAtStart({ terminated }: EndedRun): boolean {
  return (ranSeconds(terminated) ?? START_SECONDS) < START_SECONDS;
}

/** A Job creates another pod or has given up, in which case its CronJob can create another Job. A bare pod is never replaced. */
function whatRetries(facts: PodFacts): Details['params'] {
  const { pod, index } = facts;
  const job = index.findJob(pod);
  if (job === undefined) return { barePod: pod.metadata.name };
  const { name } = job.metadata;
  if (isRetriedByJob(facts)) return { retryingJob: name };
  const cronJob = index.findCronJobName(job);
  return cronJob === undefined
    ? { failedJob: name }
    : { cronJob, failedRun: name };
}

/** Classes that are warnings however often they occur. */
const NEVER_AN_ERROR: ReadonlySet<string | undefined> = new Set([
  'ChildOOMKilled',
  'NodeRestartOrLostContainer',
]);

/** Deterministic failures, which are errors on the first occurrence. */
const LASTING: ReadonlySet<string | undefined> = new Set([
  'ArchMismatch',
  'CommandNotExecutableInShell',
  'CommandNotFoundInShell',
  'PostStartHookFailed',
]);

function severityWhileDown(run: EndedRun, cause: BadCause): Severity {
  const name = failureClass(cause);
  if (NEVER_AN_ERROR.has(name)) return 'warning';
  if (isRetriedByJob(run.facts)) return 'warning';
  if (LASTING.has(name)) return 'error';
  const { restartCount, state } = run.container.status;
  const isLooping =
    state.waiting?.reason === 'CrashLoopBackOff' ||
    restartCount >= LOOP_RESTARTS;
  return isLooping || !run.restarts ? 'error' : 'warning';
}

/** The last ended run and its cause; undefined if it was meant to end. */
function badEnd(
  facts: PodFacts,
  container: ContainerFacts,
): { readonly run: EndedRun; readonly cause: BadCause } | undefined {
  const run = endedRun(facts, container);
  const cause = run && rootCause(run);
  return cause && cause.kind !== 'intended' ? { run, cause } : undefined;
}

/** The container has ended and is not running now. */
export function downDraft(
  facts: PodFacts,
  container: ContainerFacts,
): Draft | undefined {
  const end = badEnd(facts, container);
  if (!end) return undefined;
  return crashDraft(end.run, end.cause, severityWhileDown(end.run, end.cause));
}

/** Whether it is too early to tell if the current run is better than those before. */
function isStillLooping(run: EndedRun, uptimeSeconds: number): boolean {
  const ran = ranSeconds(run.terminated) ?? 0;
  return (
    run.container.status.restartCount >= LOOP_RESTARTS &&
    ran < RECOVERED_SECONDS &&
    uptimeSeconds < Math.max(ran, SETTLED_SECONDS)
  );
}

function isFlapping(run: EndedRun): boolean {
  const { restartCount } = run.container.status;
  const hours = Math.max(1, run.facts.ageSeconds / 3_600);
  return (
    restartCount >= LOOP_RESTARTS && restartCount / hours >= FLAPPING_PER_HOUR
  );
}

/** A program that exits after hours, to reload its settings or to free memory, is not in a loop. */
function isSelfRestart(run: EndedRun): boolean {
  const ran = ranSeconds(run.terminated) ?? 0;
  return ran >= RECOVERED_SECONDS && !isFlapping(run);
}

function severityWhileRunning(
  run: EndedRun,
  cause: BadCause,
  endedSecondsAgo: number,
): Severity {
  const { ready, state } = run.container.status;
  const name = failureClass(cause);
  if (name === 'NodeRestartOrLostContainer' && ready) return 'info';
  if (name === 'ExitedZeroLoop' && isSelfRestart(run)) return 'info';
  if (endedSecondsAgo > RECOVERED_SECONDS) {
    return isFlapping(run) ? 'warning' : 'info';
  }
  if (NEVER_AN_ERROR.has(name)) return 'warning';
  const { index } = run.facts;
  const uptime = index.secondsSince(state.running?.startedAt) ?? 0;
  return isStillLooping(run, uptime) ? 'error' : 'warning';
}

/** Whole minutes or hours, so that the value doesn't change every second. */
function roughSeconds(seconds: number): number {
  const unit = seconds < 3_600 ? 60 : 3_600;
  return Math.max(1, Math.floor(seconds / unit)) * unit;
}

/**
 * The container runs again after a crash. A restart is reported for an hour,
 * and is a problem only for ten minutes or if restarts continue. The cause is
 * still what ended the last run.
 */
export function recoveredDraft(
  facts: PodFacts,
  container: ContainerFacts,
): Draft | undefined {
  const end = badEnd(facts, container);
  if (!end) return undefined;
  const { run, cause } = end;
  const endedSecondsAgo =
    facts.index.secondsSince(run.terminated.finishedAt) ??
    Number.POSITIVE_INFINITY;
  if (endedSecondsAgo > FORGOTTEN_SECONDS) return undefined;
  const severity = severityWhileRunning(run, cause, endedSecondsAgo);
  // If only the exit code is known, the repetition is more informative.
  const isVague =
    cause.kind === 'failure' &&
    cause.class === 'ApplicationError' &&
    className(run, cause.class) === cause.class &&
    severity === 'warning' &&
    endedSecondsAgo > RECOVERED_SECONDS;
  const restartsInSeconds = roughSeconds(facts.ageSeconds);
  const draft = crashDraft(run, cause, severity, {
    params: {
      restartsInSeconds,
      restartsIn: shortDuration(restartsInSeconds * 1_000),
      ...(isVague && { cause: cause.class }),
    },
    ...(isVague && { class: 'FlappingRestarts' }),
  });
  return facts.isHistory || container.kind === 'ephemeral'
    ? draft
    : { ...draft, severity };
}
