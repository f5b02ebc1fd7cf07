import {
  ClusterObjects,
  ClusterReason,
  KindProblem,
  ModelKind,
  ModelObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Answer } from '../util/Answer';
import { ClusterReading } from './ClusterReader';

type KindState =
  | { readonly type: 'read' }
  | { readonly type: 'absent' }
  | { readonly type: 'failed'; readonly reason: ClusterReason };

/** The right is gone, so what it showed goes too; any other failure keeps the last good objects. */
function isRefusal({ code }: ClusterReason): boolean {
  return code === 'forbidden';
}

/**
 * What is known of each kind in one cluster: one kind that
 * fails takes nothing away from the others, nor from what was read of it before.
 */
export class KindBoard {
  readonly #objects = new Map<ModelKind, readonly ModelObject[]>();
  readonly #states = new Map<ModelKind, KindState>();

  /** How many kinds have answered, well or ill. */
  get answered(): number {
    return this.#states.size;
  }

  /** Undefined stands for an API that the cluster does not serve. */
  record(
    kind: ModelKind,
    answer: Answer<readonly ModelObject[]> | undefined,
  ): void {
    if (answer?.ok) {
      this.#objects.set(kind, answer.value);
      this.#states.set(kind, { type: 'read' });
      return;
    }
    if (!answer || isRefusal(answer.reason)) this.#objects.delete(kind);
    this.#states.set(
      kind,
      answer ? { type: 'failed', reason: answer.reason } : { type: 'absent' },
    );
  }

  reading(isComplete: boolean): ClusterReading {
    const kindProblems: KindProblem[] = [];
    for (const [kind, state] of this.#states) {
      if (state.type === 'failed') {
        kindProblems.push({ kind, reason: state.reason });
      }
    }
    const podReason = this.#reasonOf('Pod');
    const hasRead = [...this.#states.values()].some(
      ({ type }) => type === 'read',
    );
    const reason = podReason ?? kindProblems[0]?.reason;
    if (reason && !hasRead) return { type: 'failed', reason };
    // Without pods there is nothing to look at, unless it is the right to see them that is missing.
    const isOld = podReason !== undefined && !isRefusal(podReason);
    if (isOld && !this.#objects.has('Pod')) {
      return { type: 'failed', reason: podReason };
    }
    return {
      type: 'objects',
      isComplete,
      objects: this.#collect(),
      kindProblems,
      ...(isOld ? { staleReason: podReason } : {}),
    };
  }

  #reasonOf(kind: ModelKind): ClusterReason | undefined {
    const state = this.#states.get(kind);
    if (state?.type === 'failed') return state.reason;
    return state?.type === 'absent' && kind === 'Pod'
      ? {
          code: 'api-absent',
          message:
            'it serves no pods; is the URL that of a Kubernetes API server?',
        }
      : undefined;
  }

  #collect(): ClusterObjects['objects'] {
    return Object.fromEntries(this.#objects);
  }
}
