/**
 * Converts messages of a backend of a neighboring version. New values are shown
 * by name and counted, new fields are ignored, and missing fields get defaults.
 */
import { ClusterConnect } from '../connect/types';
import { Evidence, Finding } from '../diagnose/types';
import { DASHBOARD_APPS } from '../links/dashboardLink';
import { DISPLAY_STATES } from '../status/displayState';
import { ClusterHead, ClusterReasonCode, ClusterState } from './clusterTypes';
import { PodRow } from './podTypes';
import { ClusterMessage } from './messageTypes';

/** Maximum quoted length of unknown evidence. */
const QUOTED_CHARACTERS = 500;

/** Names of states are words. */
const NAME_CHARACTERS = 60;

const LONG_AGO = '1970-01-01T00:00:00Z';

const CONNECT_TYPES: Readonly<Record<ClusterConnect['type'], true>> = {
  kubectl: true,
  gcloud: true,
  aws: true,
  az: true,
  oc: true,
  template: true,
};
const PHASES: readonly string[] = ['connecting', 'live', 'stale', 'failed'];
const SEVERITIES: readonly string[] = ['error', 'warning', 'info'];
const CONFIDENCES: readonly string[] = ['certain', 'likely', 'possible'];
const EVIDENCE_TYPES: readonly string[] = ['field', 'event', 'log'];
const MISSING: readonly string[] = ['events', 'previousLog'];
const STATES: readonly string[] = DISPLAY_STATES;
const APPS: readonly string[] = DASHBOARD_APPS;

/**
 * Rows in which nothing is unknown keep their identity.
 *
 * @param lastMessageAt - When the last message came, for what has no time of its own
 */
export function knownCluster(
  message: ClusterMessage,
  lastMessageAt: string | undefined,
): ClusterMessage {
  return {
    ...message,
    state: knownState(message.state, lastMessageAt ?? LONG_AGO),
    pods: message.pods.map(knownPod),
    findings: message.findings.map(finding => knownFinding(finding)),
  };
}

/** Unknown login types and dashboards are dropped. */
export function knownHead(head: ClusterHead): ClusterHead {
  const { connect, dashboard } = head;
  const isStrangeLogIn = connect && !Object.hasOwn(CONNECT_TYPES, connect.type);
  const isStrangeApp = dashboard?.app && !APPS.includes(dashboard.app);
  if (!isStrangeLogIn && !isStrangeApp) return head;
  return {
    ...head,
    connect: isStrangeLogIn ? undefined : connect,
    dashboard: isStrangeApp ? undefined : dashboard,
  };
}

type OldState = Extract<ClusterState, { phase: 'stale' }>;

/** An unknown phase has an unknown effect on rows, so they count as stale. */
function knownState(state: ClusterState, lastMessageAt: string): ClusterState {
  if (PHASES.includes(state.phase)) return state;
  const { phase, reason, since, at } = state as {
    readonly phase: string;
    readonly reason?: Partial<OldState['reason']>;
    readonly since?: string;
    readonly at?: string;
  };
  return {
    phase: 'stale',
    since: since ?? at ?? lastMessageAt,
    reason: {
      message: '',
      ...reason,
      code: reason?.code ?? (phase as ClusterReasonCode),
    },
  };
}

/** `sentState` has the backend's name of an unknown state. */
function knownPod(sent: PodRow): PodRow {
  const row = withPodDefaults(sent);
  return STATES.includes(row.state)
    ? row
    : {
        ...row,
        state: 'unknown',
        sentState: String(row.state).slice(0, NAME_CHARACTERS),
      };
}

const POD_DEFAULTS = {
  status: '',
  restarts: 0,
  readyContainers: 0,
  totalContainers: 0,
  labels: {},
  containers: [],
} as const;

function withPodDefaults(row: PodRow): PodRow {
  const isWhole =
    isObject(row.labels) &&
    Array.isArray(row.containers) &&
    typeof row.status === 'string' &&
    typeof row.restarts === 'number' &&
    typeof row.readyContainers === 'number' &&
    typeof row.totalContainers === 'number';
  return isWhole ? row : { ...POD_DEFAULTS, ...row };
}

const FINDING_DEFAULTS = {
  severity: 'warning',
  confidence: 'possible',
  params: {},
  evidence: [],
  missing: [],
  pods: [],
  symptoms: [],
} as const;

/** Deeper than any backend nests symptoms. */
const MAX_DEPTH = 8;

function knownFinding(sent: Finding, depth = 0): Finding {
  if (isKnownFinding(sent)) return sent;
  const finding = { ...FINDING_DEFAULTS, ...sent };
  const { severity, confidence, evidence, missing, symptoms } = finding;
  return {
    ...finding,
    severity: SEVERITIES.includes(severity) ? severity : 'warning',
    confidence: CONFIDENCES.includes(confidence) ? confidence : 'possible',
    evidence: evidence.map(fact => knownEvidence(fact, finding)),
    missing: missing.filter(each => MISSING.includes(each)),
    symptoms:
      depth < MAX_DEPTH
        ? symptoms.map(symptom => knownFinding(symptom, depth + 1))
        : [],
  };
}

function isKnownFinding(finding: Finding): boolean {
  const { params, evidence, missing, pods, symptoms } = finding;
  return (
    SEVERITIES.includes(finding.severity) &&
    CONFIDENCES.includes(finding.confidence) &&
    isObject(params) &&
    [evidence, missing, pods, symptoms].every(Array.isArray) &&
    evidence.every(({ type }) => EVIDENCE_TYPES.includes(type)) &&
    missing.every(each => MISSING.includes(each)) &&
    symptoms.every(isKnownFinding)
  );
}

/** Evidence of an unknown type is quoted as received. */
function knownEvidence(fact: Evidence, { scope }: Finding): Evidence {
  if (EVIDENCE_TYPES.includes(fact.type)) return fact;
  const { type, ...rest } = fact as { readonly type: string };
  const { kind, namespace, name } = scope;
  return {
    type: 'field',
    object: { kind, namespace, name },
    path: type,
    value: JSON.stringify(rest).slice(0, QUOTED_CHARACTERS),
  };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
