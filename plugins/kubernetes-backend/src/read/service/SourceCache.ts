import {
  ClusterObjects,
  ClusterReason,
  ClusterReferences,
  KindProblem,
  ModelKind,
  ModelObject,
  ReadExtent,
} from '@podlight/backstage-plugin-kubernetes-common';
import { append } from '../../util/append';
import { ServiceTarget } from '../../locate';
import { findReferences } from './findReferences';
import {
  ReadObjects,
  selectServiceObjects,
  ServiceObjects,
} from './selectServiceObjects';
import { Walk } from './walkOwners';
import { ObservedObjects } from './ObservedObjects';
import { displayName, resourceName } from '../resourceTypes';
import {
  InformerUpdate,
  ListWatchSpec,
  specKey,
} from '../informer/ListWatchSpec';

/** One list and its watch, and why it is read. */
export interface Source {
  readonly role: keyof ReadObjects;
  readonly spec: ListWatchSpec;
}

type SourceState =
  | {
      readonly type: 'read';
      readonly isTruncated: boolean;
      readonly isClusterFull?: boolean;
    }
  | { readonly type: 'absent' }
  | { readonly type: 'failed'; readonly reason: ClusterReason };

interface Entry {
  readonly source: Source;
  readonly state: SourceState;
  readonly objects?: readonly ModelObject[];
}

const CLUSTER_FULL: ClusterReason = {
  code: 'limited',
  message:
    'some are hidden: the services that are open now use all the memory that Backstage allows for one cluster',
};

/** Without the right to read, the objects go; after any other failure the last good ones stay. */
function isForbidden({ code }: ClusterReason): boolean {
  return code === 'forbidden';
}

/**
 * The latest objects or failure of each source of one service in one cluster. A
 * source that fails affects no other, and keeps its last good objects.
 */
export class SourceCache {
  readonly #target: ServiceTarget;
  readonly #maxChecks: number | undefined;
  readonly #entries = new Map<string, Entry>();
  /** Computed once for all changes. */
  #selected: ServiceObjects | undefined;

  /** @param maxChecks - how many labels of pods are compared with selectors; a default limit when absent */
  constructor(target: ServiceTarget, maxChecks?: number) {
    this.#target = target;
    this.#maxChecks = maxChecks;
  }

  /** Number of sources that have answered, successfully or not, besides those of `reach`. */
  get answered(): number {
    return this.#entries.size - this.#reach.length;
  }

  /** What only explains the way of requests: nothing waits for it, and its failures are told there. */
  get #reach(): readonly Entry[] {
    return [...this.#entries.values()].filter(
      ({ source }) => source.role === 'reach',
    );
  }

  has(source: Source): boolean {
    return this.#entries.has(sourceKey(source));
  }

  set(source: Source, update: InformerUpdate): void {
    const key = sourceKey(source);
    this.#selected = undefined;
    if (update?.ok) {
      const { objects, ...extent } = update.value;
      this.#entries.set(key, {
        source,
        state: { type: 'read', ...extent },
        objects,
      });
      return;
    }
    const isGone = !update || isForbidden(update.reason);
    this.#entries.set(key, {
      source,
      state: update
        ? { type: 'failed', reason: update.reason }
        : { type: 'absent' },
      objects: isGone ? undefined : this.#entries.get(key)?.objects,
    });
  }

  /** For a source that is no longer read. */
  delete(source: Source): void {
    this.#selected = undefined;
    this.#entries.delete(sourceKey(source));
  }

  /** The service's objects among all that were read. */
  objects(): ClusterObjects['objects'] {
    return this.#select().objects;
  }

  /** What is above and below the objects with the label. */
  walk(): Walk {
    return this.#select().walk;
  }

  #select(): ServiceObjects {
    this.#selected ??= selectServiceObjects(
      {
        labelled: this.#collect('labelled'),
        owned: this.#collect('owned'),
        ownable: this.#collect('ownable'),
        named: this.#collect('named'),
        namespaced: this.#collect('namespaced'),
        reach: this.#collect('reach'),
      },
      this.#target,
      this.#maxChecks,
    );
    return this.#selected;
  }

  /** @param limits - what is left out on purpose */
  observed(
    isComplete: boolean,
    limits: readonly KindProblem[],
  ): ObservedObjects {
    const kindProblems = this.#problems();
    const podReason = this.#podReason();
    const hasRead = [...this.#entries.values()].some(
      ({ source, state }) => state.type === 'read' && source.role !== 'reach',
    );
    const reason = podReason ?? kindProblems[0]?.reason;
    if (reason && !hasRead) return { type: 'failed', reason };
    const { objects, problems } = this.#select();
    // Without pods there is nothing to show, unless only the right to read them is missing.
    const isOld = podReason !== undefined && !isForbidden(podReason);
    if (isOld && !objects.Pod) return { type: 'failed', reason: podReason };
    return {
      type: 'objects',
      isComplete,
      objects,
      // Until all have answered, what is missing may be in another list.
      ...(isComplete && {
        references: this.#references(objects),
        extents: this.#reach.map(toExtent),
      }),
      kindProblems: [...kindProblems, ...limits, ...problems],
      ...(isOld ? { staleReason: podReason } : {}),
    };
  }

  #references(objects: ClusterObjects['objects']): ClusterReferences {
    return findReferences(
      objects,
      { ...this.#collect('namespaced'), ...this.#collect('reach') },
      kind =>
        [...this.#entries.values()].every(
          ({ source, state }) =>
            source.spec.type.kind !== kind ||
            source.role === 'labelled' ||
            (state.type === 'read' && !state.isTruncated),
        ),
    );
  }

  /** One for each kind, as many namespaces usually fail for the same reason. */
  #problems(): readonly KindProblem[] {
    const problems = new Map<string, KindProblem>();
    for (const { source, state } of this.#entries.values()) {
      if (source.role === 'reach') continue;
      const kind = displayName(source.spec.type);
      if (problems.has(kind)) continue;
      if (state.type === 'failed') {
        problems.set(kind, { kind, reason: state.reason });
      } else if (state.type === 'read' && state.isTruncated) {
        const reason = state.isClusterFull
          ? CLUSTER_FULL
          : tooMany(source.spec);
        problems.set(kind, { kind, reason });
      }
    }
    return [...problems.values()];
  }

  /** The failure of the pods that have the label, which are always read. */
  #podReason(): ClusterReason | undefined {
    const pods = [...this.#entries.values()].find(
      ({ source }) =>
        source.role === 'labelled' && source.spec.type.kind === 'Pod',
    );
    return pods?.state.type === 'failed' ? pods.state.reason : undefined;
  }

  #collect(role: Source['role']): ClusterObjects['objects'] {
    const byKind = new Map<ModelKind, (readonly ModelObject[])[]>();
    for (const { source, objects } of this.#entries.values()) {
      if (source.role !== role || !objects) continue;
      const { kind } = source.spec.type;
      append(byKind, kind, objects);
    }
    return Object.fromEntries(
      [...byKind].map(([kind, lists]) => [
        kind,
        lists.length === 1 ? lists[0] : lists.flat(),
      ]),
    );
  }
}

/** The same for two sources that are one. */
export function sourceKey({ role, spec }: Source): string {
  return `${role} ${specKey(spec)}`;
}

function toExtent({ source, state }: Entry): ReadExtent {
  const { namespace, type } = source.spec;
  const gap = toGap(state);
  return {
    resource: resourceName(type),
    ...(namespace !== undefined && { namespace }),
    ...(gap && { gap }),
  };
}

function toGap(state: SourceState): ReadExtent['gap'] {
  if (state.type === 'absent') return 'unserved';
  if (state.type === 'read') return state.isTruncated ? 'failed' : undefined;
  return isForbidden(state.reason) ? 'forbidden' : 'failed';
}

function tooMany({ namespace }: ListWatchSpec): ClusterReason {
  return {
    code: 'limited',
    message: `some${
      namespace === undefined ? '' : ` in namespace ${namespace}`
    } are hidden: there are more than Backstage reads for one service`,
  };
}
