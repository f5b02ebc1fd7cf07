import { countStates, StateCounts, totalCount } from '../group';
import { DISPLAY_STATES, DisplayState } from '../status';
import { isUnreadable } from '../wire';
import { KnownCluster } from './KnownService';

/**
 * How a service does, for readers without a screen.
 *
 * @public
 */
export interface ServiceVerdict {
  /** The worst state of its pods; `none` without any. */
  readonly state: DisplayState | 'none';
  /** Pods that should be up, so without completed ones. */
  readonly pods: number;
  readonly ready: number;
  /** Clusters whose pods are unknown or old. */
  readonly unread: readonly string[];
  /** One sentence, in English. */
  readonly headline: string;
}

const STATE_WORDS: Readonly<Record<DisplayState, string>> = {
  failing: 'failing',
  notReady: 'not ready',
  unknown: 'in an unknown state',
  starting: 'starting',
  terminating: 'terminating',
  completed: 'completed',
  ready: 'ready',
};

/**
 * Says how a service does. What cannot be read never counts as ready, and
 * nothing is well beside a problem.
 *
 * @param problems - the number of findings that need attention
 */
export function judgeService(
  clusters: readonly KnownCluster[],
  problems: number,
): ServiceVerdict {
  const states = clusters.flatMap(({ pods }) => pods.map(({ state }) => state));
  const counts = countStates(states);
  const pods = totalCount(counts) - counts.completed;
  const state = worst(counts);
  const unreadable = clusters.filter(isUnreadable).length;
  const unread = clusters.filter(
    each => isConnecting(each) || isUnreadable(each),
  );
  const told = sentence(state, counts, unread.length > 0);
  const beside =
    problems > 0 && (state === 'ready' || state === 'none')
      ? `, but ${
          problems === 1 ? '1 cause needs' : `${problems} causes need`
        } attention`
      : '';
  const hidden = [
    [unreadable, 'can’t be read'],
    [unread.length - unreadable, 'didn’t answer yet'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, what]) => ` ${count} of ${clusters.length} clusters ${what}.`)
    .join('');
  return {
    state,
    pods,
    ready: counts.ready,
    unread: unread.map(({ cluster }) => cluster),
    headline: `${told}${beside}.${hidden}`,
  };
}

function isConnecting({ state }: KnownCluster): boolean {
  return state.phase === 'connecting';
}

function worst(counts: StateCounts): DisplayState | 'none' {
  const isUp = (state: DisplayState) => state !== 'completed';
  const found = DISPLAY_STATES.filter(isUp).find(state => counts[state] > 0);
  return found ?? (counts.completed > 0 ? 'completed' : 'none');
}

function sentence(
  state: DisplayState | 'none',
  counts: StateCounts,
  isPartial: boolean,
): string {
  const total = totalCount(counts);
  if (state === 'none') return isPartial ? 'No pods can be seen' : 'No pods';
  if (state === 'ready') {
    const pods = total - counts.completed;
    const up = pods < total ? 'running ' : '';
    return `${describeWhole(pods, up, isPartial)} ${
      pods === 1 ? 'is' : 'are'
    } ready`;
  }
  if (state === 'completed') {
    return `${countPods(counts.completed)} completed, none runs`;
  }
  const count = counts[state];
  // “All are not ready” may also mean that some are.
  if (state === 'notReady' && count === total && total > 1) {
    return `None of the ${seen(`${total} pods`, isPartial)} is ready`;
  }
  const which =
    count === total
      ? describeWhole(total, '', isPartial)
      : `${count} of ${countPods(total)}`;
  return `${which} ${count === 1 ? 'is' : 'are'} ${STATE_WORDS[state]}`;
}

function describeWhole(pods: number, up: string, isPartial: boolean): string {
  const which = pods === 1 ? `The only ${up}pod` : `All ${pods} ${up}pods`;
  return seen(which, isPartial);
}

function seen(which: string, isPartial: boolean): string {
  return isPartial ? `${which} that can be seen` : which;
}

function countPods(count: number): string {
  return count === 1 ? '1 pod' : `${count} pods`;
}
