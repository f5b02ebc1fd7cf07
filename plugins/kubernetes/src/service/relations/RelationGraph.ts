import {
  countStates,
  DisplayState,
  Finding,
} from '@podlight/backstage-plugin-kubernetes-common';
import { PodAddress } from '../../viewState';
import { compareNames, compareResources, objectAddress } from '../objectViews';
import {
  ObjectState,
  objectStateRank,
  worseObjectState,
  worstObjectState,
} from '../objectState';
import { HOST, PODS, RANKS, RelationNode, Relations } from './types';

/** What names a node. */
export type NodeId = Pick<
  RelationNode,
  'resource' | 'kind' | 'namespace' | 'name' | 'rank'
> & {
  /** Sets apart nodes that have the rest in common. */
  readonly part?: string;
};

/** A node that is still being put together from several clusters. */
export class NodeDraft {
  readonly key: string;
  readonly states = new Map<string, ObjectState | undefined>();
  readonly names = new Set<string>();
  readonly to = new Set<NodeDraft>();
  /** Those that requests don't get to from here. */
  readonly broken = new Set<NodeDraft>();
  readonly podStates: DisplayState[] = [];
  pod?: PodAddress;
  workload?: RelationNode['workload'];
  revision?: RelationNode['revision'];
  endpoints?: RelationNode['endpoints'];
  href?: string;
  isRead = false;
  hasParent = false;

  constructor(readonly id: NodeId) {
    this.key = nodeKey(id);
  }

  /** Adds what is known of it in one cluster; the worst state counts. */
  see(cluster: string, state: ObjectState | undefined): void {
    const before = this.states.get(cluster);
    if (
      !this.states.has(cluster) ||
      objectStateRank(state) < objectStateRank(before)
    ) {
      this.states.set(cluster, state);
    }
  }
}

/** Nodes by key, and edges between them, in the order in which they were found. */
export class RelationGraph {
  readonly #nodes = new Map<string, NodeDraft>();

  node(id: NodeId): NodeDraft {
    const key = nodeKey(id);
    const known = this.#nodes.get(key);
    if (known) return known;
    const created = new NodeDraft(id);
    this.#nodes.set(key, created);
    return created;
  }

  /**
   * An edge backwards would close a circle, and is left out.
   *
   * @param isBroken - whether requests don't get from one to the other in some cluster
   */
  connect(from: NodeDraft, to: NodeDraft, isBroken = false): void {
    if (from.id.rank >= to.id.rank) return;
    from.to.add(to);
    if (isBroken) from.broken.add(to);
    to.hasParent = true;
  }

  /** @param findings - those that Help explains, worst first */
  build(findings: readonly Finding[]): Relations {
    const drafts = [...this.#nodes.values()].filter(
      // What leads nowhere is in the lists of objects.
      ({ to, hasParent }) => hasParent || to.size > 0,
    );
    const byScope = findingsByScope(findings);
    const worst = worstAhead(drafts);
    const order = (a: NodeDraft, b: NodeDraft) => compareDrafts(a, b, worst);
    const roots = drafts.filter(({ hasParent }) => !hasParent).sort(order);
    const nodes = new Map<string, RelationNode>();
    const visit = (draft: NodeDraft) => {
      if (nodes.has(draft.key)) return;
      const next = [...draft.to].sort(order);
      nodes.set(draft.key, toNode(draft, next, worst, byScope));
      // As deep as there are ranks.
      next.forEach(visit);
    };
    roots.forEach(visit);
    const list = [...nodes.values()];
    return {
      nodes: list,
      byKey: nodes,
      roots: roots.flatMap(({ key }) => nodes.get(key) ?? []),
      hasNamespaces:
        new Set(list.map(({ namespace }) => namespace).filter(Boolean)).size >
        1,
    };
  }
}

function nodeKey({ resource, namespace, name, part = '' }: NodeId): string {
  return JSON.stringify([resource, namespace, name, part]);
}

type Worst = ReadonlyMap<NodeDraft, ObjectState | undefined>;

/** The worst state of each node and of all that it leads to, from the end backwards. */
function worstAhead(drafts: readonly NodeDraft[]): Worst {
  const worst = new Map<NodeDraft, ObjectState | undefined>();
  const backwards = [...drafts].sort((a, b) => b.id.rank - a.id.rank);
  for (const draft of backwards) {
    let state =
      draft.broken.size > 0
        ? worseObjectState(worstState(draft), 'notReady')
        : worstState(draft);
    for (const next of draft.to) {
      const ahead = worst.get(next);
      if (objectStateRank(ahead) < objectStateRank(state)) state = ahead;
    }
    worst.set(draft, state);
  }
  return worst;
}

function worstState({ states }: NodeDraft): ObjectState | undefined {
  return worstObjectState(states.values());
}

function compareDrafts(a: NodeDraft, b: NodeDraft, worst: Worst): number {
  return (
    objectStateRank(worst.get(a)) - objectStateRank(worst.get(b)) ||
    a.id.rank - b.id.rank ||
    // Before the claims.
    Number(b.id.resource === PODS) - Number(a.id.resource === PODS) ||
    compareResources(a.id.resource, b.id.resource) ||
    compareNames(a.id.namespace, b.id.namespace) ||
    compareNames(a.id.name, b.id.name) ||
    compareNames(a.key, b.key)
  );
}

function toNode(
  draft: NodeDraft,
  next: readonly NodeDraft[],
  worst: Worst,
  findings: ReadonlyMap<string, Finding>,
): RelationNode {
  const { id, states, podStates } = draft;
  const state = worstState(draft);
  const { resource, kind, namespace, name, rank } = id;
  const finding = findings.get(objectAddress(id));
  const isPods = podStates.length > 0;
  return {
    key: draft.key,
    ...{ resource, kind, namespace, name, rank, state },
    names: [...draft.names].sort(compareNames),
    clusters: [...states.keys()],
    affected: [...states.values()].filter(each => each === state).length,
    ahead: worst.get(draft),
    isWorkload: rank >= RANKS.workload && rank < RANKS.revision,
    isRead: draft.isRead,
    ...(isPods && { counts: countStates(podStates) }),
    ...(podStates.length === 1 && draft.pod && { pod: draft.pod }),
    ...(draft.workload && { workload: draft.workload }),
    ...(draft.revision && { revision: draft.revision }),
    ...(draft.endpoints && { endpoints: draft.endpoints }),
    ...(draft.href !== undefined && { href: draft.href }),
    ...(finding && resource !== HOST && resource !== PODS && { finding }),
    to: next.map(({ key }) => key),
    ...(draft.broken.size > 0 && {
      broken: [...draft.broken].map(({ key }) => key),
    }),
  };
}

function findingsByScope(
  findings: readonly Finding[],
): ReadonlyMap<string, Finding> {
  const byScope = new Map<string, Finding>();
  for (const finding of findings) {
    const key = objectAddress(finding.scope);
    if (!byScope.has(key)) byScope.set(key, finding);
  }
  return byScope;
}
