import { PatchMismatchError } from './PatchMismatchError';
import { PatchMessage } from './patchTypes';
import { ObjectRow } from './objectTypes';
import {
  FINDING_FORMAT,
  OBJECT_FORMAT,
  POD_FORMAT,
  WORKLOAD_FORMAT,
} from './rowFormats';
import { applyRows, diffRows } from './rowsPatch';
import { isSameJson, reuseRows, reuseValue } from './reuse';
import { ClusterMessage } from './messageTypes';

const NO_OBJECTS: readonly ObjectRow[] = [];

/**
 * The smallest patch from one message of a cluster to a later one. Undefined if
 * a message has no version or has rows with duplicate keys.
 *
 * @public
 */
export function diffCluster(
  before: ClusterMessage,
  after: ClusterMessage,
): PatchMessage | undefined {
  const { version: since } = before;
  const { cluster, state, version } = after;
  if (since === undefined || version === undefined) return undefined;
  const pods = diffRows(before.pods, after.pods, POD_FORMAT);
  const workloads = diffRows(
    before.workloads,
    after.workloads,
    WORKLOAD_FORMAT,
  );
  const objects = diffRows(
    before.objects ?? NO_OBJECTS,
    after.objects ?? NO_OBJECTS,
    OBJECT_FORMAT,
  );
  const findings = diffRows(before.findings, after.findings, FINDING_FORMAT);
  if (!pods || !workloads || !objects || !findings) return undefined;
  const areProblemsNew = !isSameJson(before.kindProblems, after.kindProblems);
  return {
    type: 'patch',
    cluster,
    since,
    version,
    state,
    ...(areProblemsNew && { kindProblems: after.kindProblems }),
    ...(hasContent(pods) && { pods }),
    ...(hasContent(workloads) && { workloads }),
    ...(hasContent(objects) && { objects }),
    ...(hasContent(findings) && { findings }),
  };
}

function hasContent(patch: object): boolean {
  return Object.keys(patch).length > 0;
}

/**
 * Applies a patch. Rows that the patch doesn't name keep their identity.
 *
 * @throws {@link PatchMismatchError}
 *
 * @public
 */
export function applyClusterPatch(
  before: ClusterMessage,
  patch: PatchMessage,
): ClusterMessage {
  const { cluster, since, state, version } = patch;
  if (before.version !== since) {
    throw new PatchMismatchError(
      cluster,
      `it is based on version ${since}, but the current version is ${before.version}`,
    );
  }
  try {
    const objects = applyRows(
      before.objects ?? NO_OBJECTS,
      patch.objects,
      OBJECT_FORMAT,
    );
    return {
      type: 'cluster',
      cluster,
      version,
      state,
      kindProblems: patch.kindProblems ?? before.kindProblems,
      pods: applyRows(before.pods, patch.pods, POD_FORMAT),
      workloads: applyRows(before.workloads, patch.workloads, WORKLOAD_FORMAT),
      ...(objects.length > 0 && { objects }),
      findings: applyRows(before.findings, patch.findings, FINDING_FORMAT),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PatchMismatchError(cluster, error.message);
  }
}

/**
 * The later message, with equal parts replaced by those of the earlier one.
 *
 * @public
 */
export function shareCluster(
  before: ClusterMessage,
  after: ClusterMessage,
): ClusterMessage {
  return {
    ...after,
    state: reuseValue(before.state, after.state),
    kindProblems: reuseValue(before.kindProblems, after.kindProblems),
    pods: reuseRows(before.pods, after.pods, POD_FORMAT.getKey),
    workloads: reuseRows(
      before.workloads,
      after.workloads,
      WORKLOAD_FORMAT.getKey,
    ),
    ...(after.objects && {
      objects: reuseRows(
        before.objects ?? NO_OBJECTS,
        after.objects,
        OBJECT_FORMAT.getKey,
      ),
    }),
    findings: reuseRows(before.findings, after.findings, FINDING_FORMAT.getKey),
  };
}

/**
 * Whether two messages of a cluster are equal except for their versions and the
 * time of the last good read.
 *
 * @public
 */
export function isSameCluster(a: ClusterMessage, b: ClusterMessage): boolean {
  return isSameJson(comparableContent(a), comparableContent(b));
}

function comparableContent({ state, ...rest }: ClusterMessage): object {
  return {
    ...rest,
    version: undefined,
    state: state.phase === 'live' ? { ...state, at: undefined } : state,
  };
}
