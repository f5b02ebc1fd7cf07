import { Entity } from '@backstage/catalog-model';
import {
  AskForHelpTemplate,
  ClusterHead,
  ExplainOptions,
  ManagerRow,
  PodRow,
  ReachChain,
  ServiceExplanation,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ResourceRow } from '@podlight/backstage-plugin-kubernetes-react';
import { createContext, ReactNode, useContext, useMemo } from 'react';
import {
  ClusterView,
  LinkSources,
  WorkloadOwnership,
  workloadOwnership,
} from '../service';
import { ownerName } from './ownerName';
import { useExplain } from './useExplain';

/** Inputs for links and commands that lead out of the tab. */
export interface Guidance {
  /** The entity, as links know it. */
  readonly entity: {
    readonly name: string;
    /** Name of the group or user that owns it. */
    readonly owner?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  /** Label selector, as kubectl takes it with `-l`. */
  readonly selector: string;
  readonly clusters: readonly GuidedCluster[];
  readonly sources: LinkSources;
  readonly askForHelp: readonly AskForHelpTemplate[];
  /** Says how the service does and what is wrong, for a ticket, a chat or an assistant. */
  readonly explain: (options: ExplainOptions) => ServiceExplanation;
}

/** A cluster, and where in it the service is. */
export interface GuidedCluster {
  readonly head: ClusterHead;
  /** The pods of the service that are known. */
  readonly seen: readonly PodRow[];
  /** Everything else of the service that is known. */
  readonly rows: readonly ResourceRow[];
  /** Sorted; the entity's own when nothing is known of any other. */
  readonly namespaces: readonly string[];
  /** Those with a revision to go back to, as {@link workloadKey} names them. */
  readonly undoable: ReadonlySet<string>;
  /** What applies the manifests of workloads, by the same names. */
  readonly managers: ReadonlyMap<string, ManagerRow>;
  /** The ways of requests through Services, Ingresses and routes, by the same names. */
  readonly reach?: ReadonlyMap<string, readonly ReachChain[]>;
  /** What else undoes changes made to workloads by hand, by the same names. */
  readonly ownership?: ReadonlyMap<string, WorkloadOwnership>;
}

/** Names a workload within a cluster. */
export function workloadKey(workload: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): string {
  const { kind, namespace, name } = workload;
  return `${kind}/${namespace}/${name}`;
}

const GuidanceContext = createContext<Guidance | undefined>(undefined);

/** @internal */
export interface GuidanceProviderProps {
  readonly entity: Entity;
  readonly selector: string;
  /** The namespace that the entity names, if it does. */
  readonly namespace?: string;
  readonly clusters: readonly ClusterView[];
  readonly templates?: LinkSources['templates'];
  /** Of those who help with the service. */
  readonly askForHelp?: readonly AskForHelpTemplate[];
  /** Milliseconds since 1970, by the clock of the backend. */
  readonly now: number;
  /** RFC 3339: when the backend was last heard of, where the connection to it is lost. */
  readonly lastMessageAt?: string;
  readonly children: ReactNode;
}

const NO_TEMPLATES: readonly AskForHelpTemplate[] = [];

/** Time windows of links are updated this often. */
const LINK_CLOCK_MS = 60_000;

/** Provides inputs for links and commands for the clusters of one service. */
export function GuidanceProvider(props: GuidanceProviderProps) {
  const { entity, selector, namespace, templates } = props;
  const { askForHelp = NO_TEMPLATES } = props;
  const minute = props.now - (props.now % LINK_CLOCK_MS);
  const clusters = useMemo(
    () =>
      props.clusters.map(({ cluster, pods }) => ({
        head: cluster.head,
        namespaces: listNamespaces(
          [...pods.map(pod => pod.row), ...cluster.workloads],
          namespace,
        ),
        undoable: new Set(
          cluster.workloads
            .filter(workload => workload.hasOlderRevision)
            .map(workloadKey),
        ),
        managers: new Map(
          cluster.workloads.flatMap(workload =>
            workload.managedBy
              ? [[workloadKey(workload), workload.managedBy] as const]
              : [],
          ),
        ),
        reach: new Map(
          (cluster.objects ?? []).flatMap(object =>
            object.reach ? [[workloadKey(object), object.reach] as const] : [],
          ),
        ),
        ownership: workloadOwnership(cluster),
        seen: pods.map(pod => pod.row),
        rows: [...cluster.workloads, ...(cluster.objects ?? [])],
      })),
    [props.clusters, namespace],
  );
  const explain = useExplain(
    entity,
    props.clusters,
    props.lastMessageAt ?? minute,
  );
  const value = useMemo(
    () => ({
      explain,
      askForHelp,
      entity: {
        name: entity.metadata.name,
        owner: ownerName(entity),
        annotations: entity.metadata.annotations,
      },
      selector,
      clusters,
      sources: {
        templates: templates ?? [],
        appUrl: window.location.origin,
        now: minute,
      },
    }),
    [entity, selector, clusters, templates, minute, explain, askForHelp],
  );
  return (
    <GuidanceContext.Provider value={value}>
      {props.children}
    </GuidanceContext.Provider>
  );
}

/** What the provider around it knows; undefined where there is none. */
export function useGuidance(): Guidance | undefined {
  return useContext(GuidanceContext);
}

/** What is known of one cluster. */
export function useGuidedCluster(name: string): GuidedCluster | undefined {
  return useGuidance()?.clusters.find(({ head }) => head.name === name);
}

function listNamespaces(
  rows: readonly { readonly namespace: string }[],
  fallback: string | undefined,
): readonly string[] {
  const seen = [...new Set(rows.map(row => row.namespace))].sort();
  return seen.length === 0 && fallback !== undefined ? [fallback] : seen;
}
