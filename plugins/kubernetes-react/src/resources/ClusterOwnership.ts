import {
  NamedObject,
  ObjectRow,
  PodRow,
  resourceKey,
  ServiceCluster,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';

/** A longer chain of owners is a loop. */
const MAX_LEVELS = 8;

/**
 * A row of anything but a pod.
 *
 * @public
 */
export type ResourceRow = WorkloadRow & ObjectRow;

/**
 * What an object owns.
 *
 * @public
 */
export type OwnedObject =
  | { readonly type: 'pod'; readonly pod: PodRow }
  | { readonly type: 'object'; readonly row: ResourceRow }
  /** It is named, but not among what is known of the service. */
  | {
      readonly type: 'unread';
      readonly object: NamedObject & { readonly namespace: string };
    };

const NO_ROWS: readonly ResourceRow[] = [];
const NO_PODS: readonly PodRow[] = [];

/**
 * What belongs to what among the objects of a service in one cluster, as far as
 * its rows tell.
 *
 * @public
 */
export class ClusterOwnership {
  static readonly #known = new WeakMap<ServiceCluster, ClusterOwnership>();
  readonly #rows = new Map<string, ResourceRow>();
  readonly #byKind = new Map<string, ResourceRow>();
  readonly #owned = new Map<string, ResourceRow[]>();
  readonly #podsOfWorkload = new Map<string, PodRow[]>();
  readonly #podsByName = new Map<string, PodRow>();
  readonly #children = new Map<ResourceRow, readonly OwnedObject[]>();

  /** Computed once for each state of a cluster. */
  static from(cluster: ServiceCluster): ClusterOwnership {
    const known =
      ClusterOwnership.#known.get(cluster) ?? new ClusterOwnership(cluster);
    ClusterOwnership.#known.set(cluster, known);
    return known;
  }

  private constructor(cluster: ServiceCluster) {
    const rows: readonly ResourceRow[] = [
      ...cluster.workloads,
      ...cluster.objects,
    ];
    for (const row of rows) {
      this.#rows.set(address(resourceKey(row), row), row);
      const byKind = address(row.kind, row);
      if (!this.#byKind.has(byKind)) this.#byKind.set(byKind, row);
      const { owner, namespace } = row;
      if (owner) {
        append(this.#owned, address(owner.kind, { ...owner, namespace }), row);
      }
    }
    for (const pod of cluster.pods) {
      const { workload, namespace } = pod;
      this.#podsByName.set(address('Pod', pod), pod);
      if (workload) {
        append(
          this.#podsOfWorkload,
          address(workload.kind, { ...workload, namespace }),
          pod,
        );
      }
    }
  }

  /** The row of an object that another one in that namespace names. */
  find(object: NamedObject, namespace: string): ResourceRow | undefined {
    const location = { ...object, namespace: object.namespace ?? namespace };
    return object.definition
      ? this.#rows.get(address(object.definition, location))
      : this.#rows.get(address(object.kind, location)) ??
          this.#byKind.get(address(object.kind, location));
  }

  /** What an object owns directly: other objects first, then pods. */
  children(row: ResourceRow): readonly OwnedObject[] {
    const known = this.#children.get(row);
    if (known) return known;
    const children = this.#listChildren(row);
    this.#children.set(row, children);
    return children;
  }

  /** The pods of an object, at any depth. */
  pods(row: ResourceRow): readonly PodRow[] {
    const pods = new Set<PodRow>();
    const seen = new Set<ResourceRow>();
    const visit = (parent: ResourceRow, level: number) => {
      if (seen.has(parent) || level > MAX_LEVELS) return;
      seen.add(parent);
      for (const child of this.children(parent)) {
        if (child.type === 'pod') pods.add(child.pod);
        else if (child.type === 'object') visit(child.row, level + 1);
      }
    };
    visit(row, 0);
    return [...pods];
  }

  #listChildren(row: ResourceRow): readonly OwnedObject[] {
    const { namespace } = row;
    const rows = new Set<ResourceRow>();
    const pods = new Set<PodRow>();
    const unread = new Map<string, OwnedObject>();
    for (const named of row.customResource?.owns ?? []) {
      const location = { ...named, namespace: named.namespace ?? namespace };
      const pod =
        named.kind === 'Pod' && this.#podsByName.get(address('Pod', location));
      const found = this.find(named, namespace);
      if (pod) pods.add(pod);
      else if (found) rows.add(found);
      else {
        unread.set(address(named.definition ?? named.kind, location), {
          type: 'unread',
          object: location,
        });
      }
    }
    for (const owned of this.#ownedBy(row)) rows.add(owned);
    rows.delete(row);
    for (const pod of this.#ownPods(row, [...rows])) pods.add(pod);
    return [
      ...[...rows].map(each => ({ type: 'object' as const, row: each })),
      ...unread.values(),
      ...[...pods].map(pod => ({ type: 'pod' as const, pod })),
    ];
  }

  #ownedBy(row: ResourceRow): readonly ResourceRow[] {
    if (!canOwn(row)) return NO_ROWS;
    const named = this.#owned.get(address(row.kind, row)) ?? NO_ROWS;
    const own = row.customResource?.definition;
    return named.filter(
      ({ owner }) =>
        owner?.definition === undefined || owner.definition === own,
    );
  }

  /**
   * A pod names only the top of its owners. Which of the objects below that it
   * belongs to tells its name, which begins with theirs.
   */
  #ownPods(
    row: ResourceRow,
    children: readonly ResourceRow[],
  ): readonly PodRow[] {
    const top = this.#topOwner(row);
    const pods = canOwn(top)
      ? this.#podsOfWorkload.get(address(top.kind, top)) ?? NO_PODS
      : NO_PODS;
    if (top === row && children.length === 0) return pods;
    const below = new Set(this.#rowsBelow(children).map(({ name }) => name));
    return pods.filter(({ name }) => {
      for (const prefix of prefixes(name)) {
        if (below.has(prefix)) return false;
        if (prefix === row.name) return true;
      }
      return top === row;
    });
  }

  #rowsBelow(children: readonly ResourceRow[]): readonly ResourceRow[] {
    const all = new Set<ResourceRow>(children);
    for (const child of all) {
      for (const owned of this.#ownedBy(child)) all.add(owned);
    }
    return [...all];
  }

  #topOwner(row: ResourceRow): ResourceRow {
    let top = row;
    for (let level = 0; top.owner && level < MAX_LEVELS; level++) {
      const { definition, kind, name } = top.owner;
      const location = { name, namespace: row.namespace };
      const owner =
        definition === undefined
          ? this.#byKind.get(address(kind, location))
          : this.#rows.get(address(definition, location));
      if (!owner) {
        // An owner that is not read is still what its pods name.
        return { ...top, ...location, kind, owner: undefined };
      }
      top = owner;
    }
    return top;
  }
}

/** Kubernetes' Service shares its kind with Knative's, and owns nothing. */
function canOwn(row: ResourceRow): boolean {
  return !(row.service || row.ingress || row.claim || row.autoscaler);
}

/** `a-b-c` belongs to `a-b`, or to `a`. */
function prefixes(name: string): readonly string[] {
  const found: string[] = [];
  for (
    let end = name.lastIndexOf('-');
    end > 0;
    end = name.lastIndexOf('-', end - 1)
  ) {
    found.push(name.slice(0, end));
  }
  return found;
}

function address(
  resource: string,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): string {
  return `${resource}/${namespace}/${name}`;
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
