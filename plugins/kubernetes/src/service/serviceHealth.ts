import {
  DISPLAY_STATES,
  DisplayState,
  Finding,
  needsAttention,
  StateCounts,
  totalCount,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterCounts } from './clusterStatus';
import { ObjectState, worseObjectState } from './objectState';

/** Health of the service as a whole; the keys of its texts below `summary.verdict`. */
export type HealthKey =
  | Exclude<DisplayState, 'ready' | 'completed'>
  | 'completed'
  | 'ready'
  | 'runningReady'
  | 'visibleReady'
  | 'visibleRunningReady'
  | 'objects'
  | 'objectsReady'
  | 'none'
  | 'nothingVisible'
  | 'looking';

/** The headline of the tab. */
export interface ServiceHealth {
  readonly key: HealthKey;
  /** How many pods the sentence is about; objects where there are no pods. */
  readonly count: number;
  /** All of them, so completed pods too: as many as are shown below. */
  readonly total: number;
  /** There may be pods that are not seen. */
  readonly isPartial?: boolean;
  /** State of the icon beside the sentence; undefined where it is unknown. */
  readonly state: ObjectState | undefined;
  /** Problems that no pod's state shows; absent where there are none. */
  readonly problems?: number;
  /** Failing objects that no cause is listed for; absent where there are none. */
  readonly failingObjects?: number;
}

/** Pods that should be up: all but completed ones. */
export function countExpected(counts: StateCounts): number {
  return totalCount(counts) - counts.completed;
}

/** Number of problems that no pod's state shows. */
export interface Problems {
  readonly errors: number;
  readonly warnings: number;
}

/** How the custom resources of a service do. */
export interface ResourceHealth {
  readonly total: number;
  /** Failing ones that no cause is listed for, though no note says that this is all right. */
  readonly unexplained: number;
  /** The worst; undefined where some have no state, or fail as a note says, and the others are good. */
  readonly state: ObjectState | undefined;
}

const NO_PROBLEMS: Problems = { errors: 0, warnings: 0 };

const NO_RESOURCES: ResourceHealth = {
  total: 0,
  unexplained: 0,
  state: undefined,
};

/** Counts findings that need attention and whose pods are healthy, or that have none: a Job, a Service, a claim. */
export function countProblems(findings: readonly Finding[]): Problems {
  const urgent = findings.filter(needsAttention);
  const errors = urgent.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: urgent.length - errors };
}

/** The worse of two states; undefined ones are ignored. */
export function worseState(
  a: DisplayState | undefined,
  b: DisplayState | undefined,
): DisplayState | undefined {
  return DISPLAY_STATES.find(state => state === a || state === b);
}

/** The pod state whose icon stands for these problems. */
export function problemState(problems: Problems): DisplayState | undefined {
  if (problems.errors > 0) return 'failing';
  return problems.warnings > 0 ? 'notReady' : undefined;
}

/**
 * Says how the service does. What cannot be seen never counts as well, and
 * nothing is well above an error.
 */
export function assessHealth(
  counts: StateCounts,
  clusters: ClusterCounts,
  { errors, warnings }: Problems = NO_PROBLEMS,
  resources: ResourceHealth = NO_RESOURCES,
): ServiceHealth {
  const verdict = orResources(assessPods(counts, clusters), resources);
  const problems = errors + warnings;
  // A failure that began just now has no finding yet, but its row is red already.
  const { unexplained } = resources;
  if (problems + unexplained === 0) return verdict;
  const worst = problemState({ errors: errors + unexplained, warnings });
  return {
    ...verdict,
    state: worseObjectState(verdict.state, worst),
    ...(problems > 0 && { problems }),
    ...(unexplained > 0 && { failingObjects: unexplained }),
  };
}

/** What {@link assessHealth} needs, as the tab and the card have it. */
export interface AssessedView {
  readonly counts: StateCounts;
  readonly clusterCounts: ClusterCounts;
  readonly problems: readonly Finding[];
  readonly resources: ResourceHealth;
}

/** The verdict on a service as it is shown. */
export function assessView(view: AssessedView): ServiceHealth {
  return assessHealth(
    view.counts,
    view.clusterCounts,
    countProblems(view.problems),
    view.resources,
  );
}

/** Where there are no pods, the custom resources are what the service has. */
function orResources(
  verdict: ServiceHealth,
  { total, state }: ResourceHealth,
): ServiceHealth {
  const isEmpty = verdict.key === 'none' || verdict.key === 'nothingVisible';
  if (!isEmpty || total === 0) return verdict;
  if (state !== 'ready') return about('objects', total, total, state);
  return verdict.key === 'none'
    ? about('objectsReady', total, total, state)
    : about('objects', total, total);
}

function assessPods(
  counts: StateCounts,
  clusters: ClusterCounts,
): ServiceHealth {
  const total = totalCount(counts);
  const expected = countExpected(counts);
  const worst = DISPLAY_STATES.find(
    state => state !== 'completed' && counts[state] > 0,
  );
  const isPartial =
    clusters.unreadable > 0 ||
    clusters.connecting > 0 ||
    clusters.isIncomplete === true;
  if (worst === undefined && counts.completed > 0) {
    return about(
      'completed',
      counts.completed,
      counts.completed,
      isPartial ? undefined : 'completed',
    );
  }
  if (worst === undefined) {
    if (clusters.connecting > 0) return about('looking', 0, total);
    return about(isPartial ? 'nothingVisible' : 'none', 0, total);
  }
  if (worst !== 'ready') {
    return {
      ...about(worst, counts[worst], total, worst),
      ...(isPartial && { isPartial }),
    };
  }
  const areSomeCompleted = expected < total;
  return isPartial
    ? about(
        areSomeCompleted ? 'visibleRunningReady' : 'visibleReady',
        expected,
        total,
      )
    : about(
        areSomeCompleted ? 'runningReady' : 'ready',
        expected,
        total,
        'ready',
      );
}

function about(
  key: HealthKey,
  count: number,
  total: number,
  state?: ObjectState,
): ServiceHealth {
  return { key, count, total, state };
}
