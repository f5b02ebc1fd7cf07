import { Event, findCondition } from '../../model';
import { Draft, eventEvidence, fieldEvidence, podDraft } from '../draft';
import { ContainerFacts, newestEvent, PodFacts } from '../PodFacts';
import { toMillis } from '../time';
import { Evidence, Severity } from '../types';
import { isRoutine, lastLines } from './logLines';
import { blamedProbe, misconfiguredDraft } from './probeFault';
import {
  isProbeError,
  isProbeFailure,
  probeBudgetSeconds,
  probeError,
  ProbeKind,
} from './probeText';

/** Default of a Deployment's `progressDeadlineSeconds`. */
const PROGRESS_DEADLINE_SECONDS = 600;
/** The part of a startup budget after which a start is at risk. */
const STARTUP_WARNING_SHARE = 0.8;
/** A liveness probe is failing now if it failed within this many periods. */
const RECENT_PERIODS = 3;
/** The kubelet reports one event per five minutes on a pod with many events. */
const ERRORED_SECONDS = 600;
const EVENT_SLACK_MS = 1_000;
/** Enough to see what a program does; Help shows the rest. */
const LOG_LINES = 5;

/** The newest failure of that probe in the current run. */
function newestProbeFailure(
  facts: PodFacts,
  container: ContainerFacts,
  kind: ProbeKind,
): Event | undefined {
  const started = toMillis(container.status.state.running?.startedAt) ?? 0;
  return newestEvent(
    facts.index.containerEvents(facts.pod, container.name),
    event =>
      isProbeFailure(event, kind) &&
      (toMillis(event.lastSeen) ?? started) >= started - EVENT_SLACK_MS,
  );
}

/** What the program logs while its probe fails. */
function logEvidence(
  { pod, index }: PodFacts,
  { name, status }: ContainerFacts,
): readonly Evidence[] {
  const log = index.currentLog(pod, name) ?? '';
  const isStarting = status.started === false;
  return (
    lastLines(log, LOG_LINES)
      // During startup, ordinary log lines explain the delay.
      .filter(line => isStarting || !isRoutine(line))
      .map(line => ({ type: 'log', container: name, line }))
  );
}

function statusEvidence(
  facts: PodFacts,
  container: ContainerFacts,
  field: 'ready' | 'started',
  failure: Event | undefined,
): readonly Evidence[] {
  return [
    fieldEvidence(
      facts.pod,
      `${container.path}.${field}`,
      String(container.status[field] ?? false),
    ),
    ...(failure ? [eventEvidence(failure)] : []),
    ...logEvidence(facts, container),
  ];
}

function startupDraft(
  facts: PodFacts,
  container: ContainerFacts,
  uptime: number,
): Draft | undefined {
  const probe = container.spec?.startupProbe;
  if (!probe || container.status.started !== false) return undefined;
  const budgetSeconds = probeBudgetSeconds(probe);
  if (uptime < budgetSeconds * STARTUP_WARNING_SHARE) return undefined;
  const failure = newestProbeFailure(facts, container, 'Startup');
  const draft = podDraft(
    facts,
    'StartupPending',
    {
      params: {
        probe: probe.action,
        probeError: probeError(failure),
        seconds: Math.round(uptime),
        budgetSeconds,
      },
      evidence: statusEvidence(facts, container, 'started', failure),
      since: container.status.state.running?.startedAt,
      symptoms: misconfiguredDraft(facts, container, probe, failure),
    },
    container,
  );
  return blamedProbe(facts, container, probe, { draft, failure });
}

function livenessDraft(
  facts: PodFacts,
  container: ContainerFacts,
): Draft | undefined {
  const probe = container.spec?.livenessProbe;
  const failure = newestProbeFailure(facts, container, 'Liveness');
  const seconds = facts.index.secondsSince(failure?.lastSeen);
  if (!probe || !failure || seconds === undefined) return undefined;
  // A probe that can't be run neither restarts nor protects anything.
  if (isProbeError(failure, 'Liveness') && seconds <= ERRORED_SECONDS) {
    const [draft] = misconfiguredDraft(facts, container, probe, failure);
    if (draft) return draft;
  }
  if (seconds > probe.periodSeconds * RECENT_PERIODS) return undefined;
  return podDraft(
    facts,
    'LivenessFailingNow',
    {
      params: { probe: probe.action, probeError: probeError(failure) },
      evidence: [eventEvidence(failure), ...logEvidence(facts, container)],
      since: failure.firstSeen,
      symptoms: misconfiguredDraft(facts, container, probe, failure),
    },
    container,
  );
}

/** When this run stopped being ready; undefined if it never was. */
function lostReadinessAt(
  facts: PodFacts,
  container: ContainerFacts,
): string | undefined {
  const condition = findCondition(facts.pod, 'ContainersReady');
  const lost = toMillis(condition?.lastTransitionTime);
  const started = toMillis(container.status.state.running?.startedAt);
  return condition?.status === 'False' &&
    lost !== undefined &&
    started !== undefined &&
    lost > started + EVENT_SLACK_MS
    ? condition.lastTransitionTime
    : undefined;
}

function progressDeadline(facts: PodFacts): number {
  const { kind, namespace, name } = facts.workload;
  const deployment =
    kind === 'Deployment'
      ? facts.index.find('Deployment', namespace, name)
      : undefined;
  return deployment?.spec.progressDeadlineSeconds ?? PROGRESS_DEADLINE_SECONDS;
}

/** Undefined while the container may still become ready in time. */
function readinessSeverity(
  facts: PodFacts,
  container: ContainerFacts,
  uptime: number,
  lostAt: string | undefined,
): Severity | undefined {
  const probe = container.spec?.readinessProbe;
  if (!probe) return undefined;
  if (lostAt) {
    const seconds = facts.index.secondsSince(lostAt) ?? 0;
    return seconds < probe.periodSeconds ? undefined : 'error';
  }
  const startup = container.spec?.startupProbe;
  const budget =
    probeBudgetSeconds(probe) + (startup ? probeBudgetSeconds(startup) : 0);
  if (uptime < budget) return undefined;
  return uptime >= Math.max(budget, progressDeadline(facts))
    ? 'error'
    : 'warning';
}

function readinessDraft(
  facts: PodFacts,
  container: ContainerFacts,
  uptime: number,
): Draft | undefined {
  const { status, spec } = container;
  const probe = spec?.readinessProbe;
  if (status.ready || status.started === false || !probe) return undefined;
  if (facts.index.findJob(facts.pod)) return undefined;
  const lostAt = lostReadinessAt(facts, container);
  const severity = readinessSeverity(facts, container, uptime, lostAt);
  if (!severity) return undefined;
  const failure = newestProbeFailure(facts, container, 'Readiness');
  const since = lostAt ?? status.state.running?.startedAt;
  const draft = podDraft(
    facts,
    'ReadinessProbeFailing',
    {
      severity,
      params: {
        probe: probe.action,
        probeError: probeError(failure),
        seconds: Math.round(facts.index.secondsSince(since) ?? uptime),
      },
      evidence: statusEvidence(facts, container, 'ready', failure),
      since,
      confidence: failure ? 'certain' : 'likely',
      missing: failure ? [] : ['events'],
      symptoms: misconfiguredDraft(facts, container, probe, failure),
    },
    container,
  );
  return blamedProbe(facts, container, probe, { draft, failure });
}

function warningDraft(
  facts: PodFacts,
  container: ContainerFacts,
): Draft | undefined {
  const event = newestEvent(
    facts.index.containerEvents(facts.pod, container.name),
    ({ reason }) => reason === 'ProbeWarning',
  );
  return (
    event &&
    podDraft(
      facts,
      'ProbeWarning',
      {
        params: { message: event.message },
        evidence: [eventEvidence(event)],
      },
      container,
    )
  );
}

/**
 * Applies the rules about probes of a running container. A container that was
 * just restarted for a known cause is unready because of that cause.
 */
export function runningDrafts(
  facts: PodFacts,
  container: ContainerFacts,
  restartCause: Draft | undefined,
): readonly Draft[] {
  if (container.kind === 'ephemeral' || container.kind === 'init') return [];
  if (restartCause && restartCause.severity !== 'info') return [];
  const uptime =
    facts.index.secondsSince(container.status.state.running?.startedAt) ??
    facts.ageSeconds;
  return [
    startupDraft(facts, container, uptime) ??
      readinessDraft(facts, container, uptime) ??
      livenessDraft(facts, container),
    warningDraft(facts, container),
  ].filter(draft => draft !== undefined);
}
