import {
  Finding,
  LocalObjectRef,
  StateCounts,
} from '@podlight/backstage-plugin-kubernetes-common';
import { PodAddress } from '../../viewState';
import { ObjectState } from '../objectState';

/**
 * Where a node stands on the way from a host to pods: an edge leads from a lower
 * rank to a higher one, so that there are no circles. Kinds without a rank of
 * their own are workloads, as custom resources with pods are.
 */
export const RANKS = {
  host: 0,
  route: 1,
  service: 2,
  workload: 3,
  /** What another one owns; fractions are further levels. */
  owned: 4,
  revision: 5,
  end: 6,
} as const;

/** The kinds of nodes that are not objects. */
export const HOST = 'Host';
export const PODS = 'Pods';

/** One object, or several of a kind, in all clusters that have it. */
export interface RelationNode {
  /** Unique among the nodes. */
  readonly key: string;
  /** A kind of Kubernetes, PLURAL.GROUP of a custom resource, {@link HOST} or {@link PODS}. */
  readonly resource: string;
  readonly kind: string;
  readonly namespace: string;
  /** Of the workload for its pods. */
  readonly name: string;
  /** Names where one node stands for several objects, as for the Jobs of a CronJob. */
  readonly names: readonly string[];
  readonly rank: number;
  /** The worst of its clusters; undefined where neither good nor bad can be said of one, and nothing bad of the others. */
  readonly state: ObjectState | undefined;
  /** In the order of the clusters. */
  readonly clusters: readonly string[];
  /** Number of clusters that have the state. */
  readonly affected: number;
  /** Of the revisions of a rollout. */
  readonly revision?: 'new' | 'old';
  /** The worst state of it and of all that it leads to. */
  readonly ahead: ObjectState | undefined;
  /** Endpoints of a Service, in all clusters. */
  readonly endpoints?: { readonly ready: number; readonly total: number };
  /** Whether it has pods of its own. */
  readonly isWorkload: boolean;
  /** False for what another object names and that is not among the objects of the service. */
  readonly isRead: boolean;
  /** The pods that it stands for; absent if it is no pods. */
  readonly counts?: StateCounts;
  /** The only one of them. */
  readonly pod?: PodAddress;
  /** That its pods, or its revisions, belong to. */
  readonly workload?: LocalObjectRef;
  /** URL of a host. */
  readonly href?: string;
  /** The worst cause that Help explains. */
  readonly finding?: Finding;
  /** Keys of the nodes that it leads to, those with trouble first. */
  readonly to: readonly string[];
  /** Of these, the nodes that requests don't get to from here in some cluster. */
  readonly broken?: readonly string[];
}

/** What leads to what. */
export interface Relations {
  /** Along each path from its beginning on, paths with trouble first. */
  readonly nodes: readonly RelationNode[];
  readonly byKey: ReadonlyMap<string, RelationNode>;
  /** Those that nothing leads to, in the same order. */
  readonly roots: readonly RelationNode[];
  readonly hasNamespaces: boolean;
}
