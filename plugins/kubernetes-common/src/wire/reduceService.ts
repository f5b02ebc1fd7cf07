import { Finding } from '../diagnose/types';
import { reuseRows, reuseValue } from './reuse';
import { applyClusterPatch, shareCluster } from './patchCluster';
import { PatchMismatchError } from './PatchMismatchError';
import { knownCluster, knownHead } from './otherVersion';
import { ObjectRow, WorkloadRow } from './objectTypes';
import { PatchMessage } from './patchTypes';
import { resourceKey } from './resourceKey';
import { rowKey } from './rowFormats';
import { ServiceMessage } from './serviceMessage';
import { ClusterHead, ClusterState, KindProblem } from './clusterTypes';
import { PodRow } from './podTypes';
import { ClusterMessage, EndMessage, HelloMessage } from './messageTypes';
import { namespacedName } from '../keys';

/**
 * What a viewer knows of one cluster.
 *
 * @public
 */
export interface ServiceCluster {
  readonly head: ClusterHead;
  readonly state: ClusterState;
  readonly kindProblems: readonly KindProblem[];
  /** The last good rows, which are kept when a later read fails. */
  readonly pods: readonly PodRow[];
  readonly workloads: readonly WorkloadRow[];
  readonly objects: readonly ObjectRow[];
  readonly findings: readonly Finding[];
  /** RFC 3339, the backend's clock; when the pods were last read successfully. */
  readonly lastGoodAt?: string;
  /** The backend's last message, from which the next patch starts. */
  readonly received?: ClusterMessage;
}

/**
 * What a viewer knows of one service: the sum of all {@link ServiceMessage}s so far.
 *
 * @public
 */
export interface ServiceState {
  /** Absent until the first message. */
  readonly hello?: HelloMessage;
  /** In the order of the hello message. */
  readonly clusters: readonly ServiceCluster[];
  /** RFC 3339, the backend's clock; the newest time of any message. */
  readonly lastMessageAt?: string;
  /** Present when the backend has ended the stream; a new hello clears it. */
  readonly end?: EndMessage;
}

/** @public */
export const initialServiceState: ServiceState = { clusters: [] };

const findingKey = (finding: Finding) => finding.id;

/**
 * Applies one message to the state. Pure: the same messages lead to the same
 * state.
 *
 * @remarks
 * - Rows that did not change keep their identity.
 * - A cluster that fails, is stale or connects anew keeps its last good rows.
 * - A patch leads to the same state as the full message.
 * - A message of a type that a newer backend may send is ignored, and a state,
 *   severity or phase that is not known here becomes the nearest one that is:
 *   a pod in such a state is `unknown` and has its `sentState`.
 *
 * @throws {@link PatchMismatchError} for a patch that does not fit; start anew
 * without a cursor then
 *
 * @public
 */
export function reduceService(
  state: ServiceState,
  message: ServiceMessage,
): ServiceState {
  switch (message.type) {
    case 'hello':
      return greet(state, message);
    case 'cluster':
      return updateCluster(state, message);
    case 'patch':
      return updateCluster(state, patched(state, message));
    case 'heartbeat':
      return {
        ...state,
        lastMessageAt: newest(state.lastMessageAt, message.at),
      };
    case 'end':
      return { ...state, end: message };
    default:
      return state;
  }
}

function greet(state: ServiceState, hello: HelloMessage): ServiceState {
  // Rows of another entity, selector or namespace are outdated.
  const isSameQuestion =
    state.hello?.entityRef === hello.entityRef &&
    state.hello.selector === hello.selector &&
    state.hello.namespace === hello.namespace;
  const known = isSameQuestion ? state.clusters : [];
  const clusters = hello.clusters.map(knownHead).map(head => {
    const before = known.find(cluster => cluster.head.name === head.name);
    if (!before) return newCluster(head);
    const sharedHead = reuseValue(before.head, head);
    return sharedHead === before.head ? before : { ...before, head };
  });
  return {
    hello: reuseValue(state.hello, hello),
    clusters: reuseRows(
      known,
      [...clusters, ...orphans(known, hello)],
      cluster => cluster.head.name,
    ),
    lastMessageAt: isSameQuestion
      ? newest(state.lastMessageAt, hello.at)
      : hello.at,
  };
}

/**
 * Clusters that the message no longer lists. They are gone, unless a cluster
 * provider failed: then their last rows are kept and marked stale.
 */
function orphans(
  known: readonly ServiceCluster[],
  hello: HelloMessage,
): readonly ServiceCluster[] {
  const [problem] = hello.providerProblems;
  if (!problem) return [];
  const named = new Set(hello.clusters.map(head => head.name));
  return known
    .filter(cluster => !named.has(cluster.head.name))
    .map(cluster =>
      cluster.state.phase === 'stale'
        ? cluster
        : {
            ...cluster,
            // The backend doesn't know this state, so its next message must not be a patch.
            received: undefined,
            state: {
              phase: 'stale',
              since: hello.at,
              reason: { code: 'unreachable', message: problem.message },
            },
          },
    );
}

function patched(state: ServiceState, patch: PatchMessage): ClusterMessage {
  const before = state.clusters.find(
    cluster => cluster.head.name === patch.cluster,
  )?.received;
  if (!before) {
    throw new PatchMismatchError(patch.cluster, 'there is no state yet');
  }
  return applyClusterPatch(before, patch);
}

function updateCluster(
  state: ServiceState,
  message: ClusterMessage,
): ServiceState {
  const before = state.clusters.find(
    cluster => cluster.head.name === message.cluster,
  );
  if (!before) {
    const added = merge(
      newCluster({ name: message.cluster }),
      message,
      state.lastMessageAt,
    );
    return withTime(state, message, [...state.clusters, added]);
  }
  const after = merge(before, message, state.lastMessageAt);
  const clusters = state.clusters.map(cluster =>
    cluster === before ? after : cluster,
  );
  return withTime(state, message, clusters);
}

function merge(
  before: ServiceCluster,
  received: ClusterMessage,
  lastMessageAt: string | undefined,
): ServiceCluster {
  const sent = before.received
    ? shareCluster(before.received, received)
    : received;
  const message = knownCluster(sent, lastMessageAt);
  const arePodsRead =
    message.state.phase === 'live' &&
    !message.kindProblems.some(problem => problem.kind === 'Pod');
  const hasRows = message.pods.length > 0;
  const keepsPods = !arePodsRead && !hasRows;
  const { objects: newObjects = [], state } = message;
  const hasOthers = message.workloads.length + newObjects.length > 0;
  const keepsOthers = state.phase !== 'live' && !hasOthers;
  const workloads = keepsOthers
    ? before.workloads
    : withUnreadKinds(before.workloads, message.workloads, message);
  const objects = keepsOthers
    ? before.objects
    : withUnreadKinds(before.objects, newObjects, message);
  return {
    head: before.head,
    state: reuseValue(before.state, message.state),
    kindProblems: reuseValue(before.kindProblems, message.kindProblems),
    pods: keepsPods
      ? before.pods
      : reuseRows(before.pods, message.pods, namespacedName),
    workloads: reuseRows(before.workloads, workloads, rowKey),
    objects: reuseRows(before.objects, objects, rowKey),
    findings:
      keepsPods && message.findings.length === 0
        ? before.findings
        : reuseRows(before.findings, message.findings, findingKey),
    lastGoodAt:
      arePodsRead && message.state.phase === 'live'
        ? message.state.at
        : before.lastGoodAt,
    received: sent,
  };
}

/** The new rows, plus the old ones of kinds that could not be read this time. */
function withUnreadKinds<Row extends WorkloadRow | ObjectRow>(
  before: readonly Row[],
  after: readonly Row[],
  { kindProblems }: ClusterMessage,
): readonly Row[] {
  const unread = new Set(kindProblems.map(problem => problem.kind));
  const read = new Set(after.map(resourceKey));
  const kept = before.filter(
    row => unread.has(resourceKey(row)) && !read.has(resourceKey(row)),
  );
  return kept.length === 0 ? after : [...after, ...kept];
}

function newCluster(head: ClusterHead): ServiceCluster {
  return {
    head,
    state: { phase: 'connecting' },
    kindProblems: [],
    pods: [],
    workloads: [],
    objects: [],
    findings: [],
  };
}

function withTime(
  state: ServiceState,
  message: ClusterMessage,
  clusters: readonly ServiceCluster[],
): ServiceState {
  const lastMessageAt =
    message.state.phase === 'live'
      ? newest(state.lastMessageAt, message.state.at)
      : state.lastMessageAt;
  return { ...state, clusters, lastMessageAt };
}

function newest(a: string | undefined, b: string): string {
  return a !== undefined && Date.parse(a) > Date.parse(b) ? a : b;
}
