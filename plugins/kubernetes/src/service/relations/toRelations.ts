import {
  DisplayState,
  FilterQuery,
  Finding,
  isOutOfSight,
  LocalObjectRef,
  matchLocation,
  needsAttention,
  PodRow,
  resourceKey,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterOwnership } from '@podlight/backstage-plugin-kubernetes-react';
import { groupBy } from '../groupBy';
import { hostUrl } from '../hostUrl';
import { listObjects, objectAddress, ObjectView } from '../objectViews';
import { objectState } from '../otherObjects';
import { ObjectState, worseObjectState } from '../objectState';
import { workloadState, worstPod } from '../workloadState';
import { podsByWorkload } from '../workloadMatrix';
import { brokenWays } from './brokenWays';
import { frontRank, nodeRank } from './nodeRanks';
import { Ownership, relationId } from './Ownership';
import { NodeDraft, RelationGraph } from './RelationGraph';
import { RevisionNodes } from './RevisionNodes';
import { HOST, PODS, RANKS, Relations } from './types';

/** Adds one cluster to a graph. */
class ClusterRelations {
  readonly #cluster: string;
  readonly #isStale: boolean;
  readonly #objects: readonly ObjectView[];
  readonly #pods: ReadonlyMap<string, readonly PodRow[]>;
  readonly #revisions = new RevisionNodes();
  readonly #ownership: Ownership;
  readonly #owned: ClusterOwnership;
  /** By their ids. */
  readonly #frontRanks = new Map<string, number>();

  constructor(
    private readonly graph: RelationGraph,
    cluster: ServiceCluster,
    query: FilterQuery,
  ) {
    const { name } = cluster.head;
    this.#cluster = name;
    this.#isStale = isOutOfSight(cluster);
    this.#objects = listObjects([cluster], query);
    this.#pods = podsByWorkload(
      cluster.pods.filter(({ namespace }) =>
        matchLocation(query, { cluster: name, namespace }),
      ),
    );
    this.#ownership = new Ownership(this.#objects);
    this.#owned = ClusterOwnership.from(cluster);
    for (const { row } of this.#objects) {
      const rank = frontRank(row);
      if (rank === undefined) continue;
      this.#frontRanks.set(relationId(resourceKey(row), row), rank);
    }
  }

  add(): void {
    for (const object of this.#objects) {
      if (object.isWorkload) this.#addWorkload(object);
    }
    for (const object of this.#objects) {
      if (object.isWorkload) continue;
      const { ingress, service, autoscaler, claim } = object.row;
      if (service) this.#addService(object, service.workloads ?? []);
      else if (autoscaler) this.#addService(object, [autoscaler.target]);
      else if (claim) this.#addClaim(object, claim.usedBy);
      else if (!ingress) this.#addOther(object);
    }
    // Their state is that of the Services behind.
    for (const object of this.#objects) this.#addIngress(object);
    for (const pods of this.#pods.values()) this.#addPods(pods);
  }

  #see(object: ObjectView, state: ObjectState | undefined): NodeDraft {
    const { row } = object;
    const node = this.#named(row.namespace, row, resourceKey(row));
    node.isRead = true;
    node.see(this.#cluster, state);
    return node;
  }

  /**
   * The node of an object that another one names, read or not.
   *
   * @param resource - Where the kind alone is ambiguous; a custom resource takes
   * precedence if absent, as Kubernetes' own Service owns nothing
   */
  #named(
    namespace: string,
    { kind, name }: LocalObjectRef,
    resource?: string,
  ): NodeDraft {
    const known =
      resource ?? this.#ownership.findResource({ kind, namespace, name });
    const id = relationId(known, { namespace, name });
    const depth = this.#ownership.depth(id);
    const node = this.graph.node({
      ...{ resource: known, kind, namespace, name },
      rank: (depth === 0 && this.#frontRanks.get(id)) || nodeRank(known, depth),
    });
    if (!node.states.has(this.#cluster)) node.see(this.#cluster, undefined);
    return node;
  }

  #addWorkload(object: ObjectView): void {
    const { row, isStale } = object;
    const { namespace } = row;
    const address = objectAddress(row);
    const pods = this.#owned.pods(row);
    const node = this.#see(
      object,
      isStale ? 'unknown' : workloadState(row, pods),
    );
    if (row.owner) {
      const owner = this.#named(namespace, row.owner, row.owner.definition);
      this.graph.connect(owner, node);
      this.#addRevision(row, row.name, node);
    }
    const kind =
      row.kind === 'Deployment' ? 'ReplicaSet' : 'ControllerRevision';
    for (const { name, isNew, replicas, ready = 0 } of row.rollout ?? []) {
      const revision = this.graph.node({
        ...{ resource: kind, kind, namespace, name: row.name },
        rank: RANKS.revision,
        part: `${address} ${isNew ? 'new' : 'old'}`,
      });
      revision.names.add(name);
      revision.revision = isNew ? 'new' : 'old';
      revision.workload = { kind: row.kind, name: row.name };
      revision.isRead = true;
      revision.see(this.#cluster, this.#known(replicas > ready));
      this.graph.connect(node, revision);
      this.#addRevision(row, name, revision);
    }
  }

  #known(isStarting: boolean): ObjectState {
    if (this.#isStale) return 'unknown';
    return isStarting ? 'starting' : 'ready';
  }

  /** Pods belong to what is at the top. */
  #addRevision(
    object: LocalObjectRef & { readonly namespace: string },
    name: string,
    node: NodeDraft,
  ): void {
    const id = this.#ownership.top(this.#ownership.toId(object));
    this.#revisions.add(id, name, node);
  }

  /** A custom resource, in front of those that it owns, and of those that it points to. */
  #addOther(object: ObjectView): void {
    const { row, isStale } = object;
    const { namespace, customResource } = row;
    const isCustom = customResource !== undefined && !isStale;
    const node = this.#see(
      object,
      isCustom
        ? workloadState(row, this.#owned.pods(row))
        : objectState(object),
    );
    const ways = brokenWays(row);
    const broken = new Set([...ways.gateways, ...ways.services]);
    for (const target of customResource?.targets ?? []) {
      const found = this.#owned.find(target, namespace);
      const { kind, definition } = target;
      const next = this.#named(
        target.namespace ?? namespace,
        target,
        found ? resourceKey(found) : definition ?? kind,
      );
      const address = `${target.namespace ?? namespace}/${target.name}`;
      this.graph.connect(node, next, broken.has(address));
    }
    for (const child of customResource?.owns ?? []) {
      if (!this.#ownership.isRead(child, namespace)) continue;
      const { definition, kind } = child;
      this.graph.connect(
        node,
        this.#named(child.namespace ?? namespace, child, definition ?? kind),
      );
    }
  }

  /** A Service, or whatever else is in front of workloads. */
  #addService(object: ObjectView, workloads: readonly LocalObjectRef[]): void {
    const node = this.#see(object, objectState(object));
    const { endpoints } = object.row.service ?? {};
    if (endpoints) {
      const { ready, total } = node.endpoints ?? { ready: 0, total: 0 };
      node.endpoints = {
        ready: ready + endpoints.ready,
        total: total + endpoints.total,
      };
    }
    const { isBehind } = brokenWays(object.row);
    for (const ref of workloads) {
      const next = this.#named(object.row.namespace, ref);
      this.graph.connect(node, next, isBehind);
    }
  }

  #addClaim(object: ObjectView, users: readonly LocalObjectRef[]): void {
    const node = this.#see(object, objectState(object));
    for (const ref of users) {
      if (ref.kind === 'Pod') continue;
      this.graph.connect(this.#named(object.row.namespace, ref), node);
    }
  }

  #addIngress(object: ObjectView): void {
    const { namespace, ingress } = object.row;
    if (!ingress) return;
    const node = this.#see(object, undefined);
    const ways = brokenWays(object.row);
    let state = objectState(object);
    for (const { service } of ingress.rules) {
      if (service === undefined) continue;
      const next = this.#named(
        namespace,
        { kind: 'Service', name: service },
        'Service',
      );
      const isBroken = ways.services.has(`${namespace}/${service}`);
      this.graph.connect(node, next, isBroken);
      if (isBroken) state = worseObjectState(state, 'notReady');
      state = worseObjectState(state, next.states.get(this.#cluster));
    }
    node.see(this.#cluster, state);
    for (const rule of ingress.rules) {
      if (!rule.host) continue;
      const host = this.graph.node({
        ...{ resource: HOST, kind: HOST, namespace: '', name: rule.host },
        rank: RANKS.host,
      });
      host.isRead = true;
      host.href ??= hostUrl({ host: rule.host, isTls: rule.isTls });
      host.see(this.#cluster, state);
      this.graph.connect(host, node, ways.isBefore);
    }
  }

  #addPods(pods: readonly PodRow[]): void {
    const [{ namespace, workload }] = pods;
    if (!workload) return;
    const owner = this.#named(namespace, workload);
    if (!owner.isRead) {
      owner.see(this.#cluster, this.#podsState(pods));
    }
    const byParent = groupBy(pods, pod =>
      this.#findParent(pod, workload, owner),
    );
    for (const [parent, mine] of byParent) {
      const state = this.#podsState(mine);
      const node = this.graph.node({
        ...{ resource: PODS, kind: PODS, namespace, name: workload.name },
        rank: RANKS.end,
        part: parent.key,
      });
      node.isRead = true;
      node.workload = workload;
      node.see(this.#cluster, state);
      for (const each of mine) {
        node.podStates.push(this.#toState(each));
        node.pod ??= { cluster: this.#cluster, namespace, name: each.name };
      }
      if (parent !== owner) parent.see(this.#cluster, state);
      this.graph.connect(parent, node);
    }
  }

  /** The revision or Job that a pod belongs to; else the workload itself. */
  #findParent(
    { labels, name: podName, namespace }: PodRow,
    workload: LocalObjectRef,
    owner: NodeDraft,
  ): NodeDraft {
    const label = (key: string) =>
      Object.hasOwn(labels, key) ? labels[key] : undefined;
    const job = label('batch.kubernetes.io/job-name') ?? label('job-name');
    if (workload.kind === 'CronJob' && job !== undefined) {
      const jobs = this.graph.node({
        ...{ resource: 'Job', kind: 'Job', namespace, name: workload.name },
        rank: RANKS.revision,
        part: owner.key,
      });
      jobs.names.add(job);
      jobs.workload = workload;
      jobs.isRead = true;
      this.graph.connect(owner, jobs);
      return jobs;
    }
    const hash =
      label('pod-template-hash') ?? label('rollouts-pod-template-hash');
    const names = [
      `${workload.name}-${hash}`,
      label('controller-revision-hash'),
      job,
    ];
    const id = this.#ownership.toId({ ...workload, namespace });
    return this.#revisions.find(id, names, podName) ?? owner;
  }

  #toState({ state }: PodRow): DisplayState {
    return this.#isStale && state !== 'completed' ? 'unknown' : state;
  }

  /** Pods that end by themselves count only where there are no others. */
  #podsState(pods: readonly PodRow[]): DisplayState | undefined {
    const worst = worstPod(pods) ?? pods[0];
    return this.#toState(worst);
  }
}

/**
 * What leads to what: from hosts over Ingresses, Services and workloads to pods.
 * Objects of the same name in several clusters are one node.
 *
 * @param findings - of all clusters, worst first
 */
export function toRelations(
  clusters: readonly ServiceCluster[],
  query: FilterQuery,
  findings: readonly Finding[] = [],
): Relations {
  const graph = new RelationGraph();
  for (const cluster of clusters) {
    new ClusterRelations(graph, cluster, query).add();
  }
  return graph.build(findings.filter(needsAttention));
}
