import {
  AskForHelpTemplate,
  ClusterConnect,
  clusterConnectSchema,
  clusterDashboardSchema,
  ClusterHead,
  LinkTemplate,
  matchesGlob,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { z } from 'zod';

const parametersSchema = z.record(z.string(), z.string());

/** Helps users get from the tab to a cluster and to other tools. */
export interface Guidance {
  /** What browsers learn of a cluster: no URL of its API server and nothing about credentials. */
  toClusterHead(cluster: ClusterDetails): ClusterHead;
  /** The links of these clusters, each with the names of the clusters that it is for. */
  linkTemplates(clusters: readonly string[]): readonly LinkTemplate[];
  /** The links to those who help with services of these owners in these clusters. */
  askForHelp(
    clusters: readonly string[],
    owners: readonly string[],
  ): readonly AskForHelpTemplate[];
}

export interface GuidanceOptions {
  readonly connect?: readonly {
    /** Names, `*` for any run of characters; all when absent. */
    readonly clusters?: readonly string[];
    readonly logIn: ClusterConnect;
  }[];
  readonly links?: readonly LinkTemplate[];
  readonly askForHelp?: readonly AskForHelpTemplate[];
  /** Called once for a cluster whose description by its provider is invalid. */
  readonly onFault: (cluster: string, stage: string, error: unknown) => void;
}

/** Combines the information of providers and configuration. */
export function createGuidance(options: GuidanceOptions): Guidance {
  const { connect: rules = [], links = [], askForHelp = [] } = options;
  const heads = new WeakMap<ClusterDetails, ClusterHead>();

  const toHead = (cluster: ClusterDetails): ClusterHead => {
    const { name, title, region, dashboard, parameters } = cluster;
    const connect =
      // A login that runs nothing before kubectl may be overridden by configuration.
      cluster.connect === undefined || cluster.connect.type === 'kubectl'
        ? rules.find(({ clusters }) => isAmong(name, clusters))?.logIn ??
          cluster.connect
        : cluster.connect;
    // A provider is code, so no schema has checked its description.
    const checked = {
      connect: clusterConnectSchema.optional().safeParse(connect),
      dashboard: clusterDashboardSchema.optional().safeParse(dashboard),
      parameters: parametersSchema.optional().safeParse(parameters),
    };
    for (const [stage, { error }] of Object.entries(checked)) {
      if (error) options.onFault(name, stage, error);
    }
    return {
      name,
      title,
      region,
      connect: checked.connect.data,
      dashboard: checked.dashboard.data,
      parameters: checked.parameters.data,
    };
  };

  return {
    toClusterHead: cluster => {
      const known = heads.get(cluster);
      if (known) return known;
      const head = toHead(cluster);
      heads.set(cluster, head);
      return head;
    },
    linkTemplates: names => links.flatMap(link => inClusters(link, names)),
    askForHelp: (names, owners) =>
      askForHelp
        .filter(({ owners: patterns }) =>
          (owners.length > 0 ? owners : ['']).some(owner =>
            isAmong(owner, patterns?.map(toLowerCase)),
          ),
        )
        .flatMap(({ owners: _, ...link }) => inClusters(link, names)),
  };
}

/** A link with the names of its clusters; none where there are none. */
function inClusters<T extends Pick<LinkTemplate, 'clusters'>>(
  link: T,
  names: readonly string[],
): readonly T[] {
  if (link.clusters === undefined) return [link];
  const clusters = names.filter(name => isAmong(name, link.clusters));
  return clusters.length > 0 ? [{ ...link, clusters }] : [];
}

function toLowerCase(text: string): string {
  return text.toLowerCase();
}

function isAmong(name: string, patterns: readonly string[] = ['*']): boolean {
  return patterns.some(pattern => matchesGlob(pattern, name));
}
