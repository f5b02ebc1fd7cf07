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

/** What is older than this is history. */
const FORGOTTEN_SECONDS = 3_600;
/** Fewer restarts may be an accident. */
const LOOP_RESTARTS = 3;
const FLAPPING_PER_HOUR = 2;
/** A run shorter than this proves nothing about the next one. */
const SETTLED_SECONDS = 60;

/** Causes that say no more than the exit code; the kind of container then says more. */
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

/** The kubelet writes the whole delay, not what is left of it. */
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

/** Causes that the program's own last words explain better than the manifest. */
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

/** A Job makes another pod, or none any more, but its CronJob can make another Job; a pod of its own stays as it is. */
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

/** Classes that are a warning however often they happen. */
const NEVER_AN_ERROR: ReadonlySet<string | undefined> = new Set([
  'ChildOOMKilled',
  'NodeRestartOrLostContainer',
]);

/** What no further attempt changes: nobody has to wait for a loop to see it. */
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

/** The last run that ended, and why; undefined where it ended as it should. */
function badEnd(
  facts: PodFacts,
  container: ContainerFacts,
): { readonly run: EndedRun; readonly cause: BadCause } | undefined {
  const run = endedRun(facts, container);
  const cause = run && rootCause(run);
  return cause && cause.kind !== 'intended' ? { run, cause } : undefined;
}

/** It ended, and is not running now. */
export function downDraft(
  facts: PodFacts,
  container: ContainerFacts,
): Draft | undefined {
  const end = badEnd(facts, container);
  if (!end) return undefined;
  return crashDraft(end.run, end.cause, severityWhileDown(end.run, end.cause));
}

/** Whether it is too early to believe that the present run is any better than those before. */
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

/** A program that ends after hours of work, to read its settings anew or to free memory, is in no loop. */
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

/** In minutes, or else whole hours: what changes each second would be news each second. */
function roughDuration(seconds: number): string {
  const unit = seconds < 3_600 ? 60 : 3_600;
  return shortDuration(Math.max(1, Math.floor(seconds / unit)) * unit * 1_000);
}

/**
 * It runs again after a run that ended. Restarts are news for ten minutes,
 * history after an hour, and trouble only when they go on. What ended the last
 * run is the cause, now as before: that it is up again is a detail of it.
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
  // Where nothing is known but an exit code, that it happens again and again says more.
  const isVague =
    cause.kind === 'failure' &&
    cause.class === 'ApplicationError' &&
    className(run, cause.class) === cause.class &&
    severity === 'warning' &&
    endedSecondsAgo > RECOVERED_SECONDS;
  const draft = crashDraft(run, cause, severity, {
    params: {
      restartsIn: roughDuration(facts.ageSeconds),
      ...(isVague && { cause: cause.class }),
    },
    ...(isVague && { class: 'FlappingRestarts' }),
  });
  return facts.isHistory || container.kind === 'ephemeral'
    ? draft
    : { ...draft, severity };
}
