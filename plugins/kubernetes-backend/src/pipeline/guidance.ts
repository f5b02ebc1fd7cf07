import {
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

/** What helps people to get from the tab to a cluster and to other tools. */
export interface Guidance {
  /** What browsers are told of a cluster: no URL of an API server, nothing about credentials. */
  toClusterHead(cluster: ClusterDetails): ClusterHead;
  /** The links that go with these clusters, with the names of those that they are for. */
  linkTemplates(clusters: readonly string[]): readonly LinkTemplate[];
}

export interface GuidanceOptions {
  readonly connect?: readonly {
    /** Names, `*` for any run of characters; all when absent. */
    readonly clusters?: readonly string[];
    readonly logIn: ClusterConnect;
  }[];
  readonly links?: readonly LinkTemplate[];
  /** Told once of a cluster whose provider describes it in a way that nobody can use. */
  readonly onFault: (cluster: string, stage: string, error: unknown) => void;
}

/** Puts together what providers and configuration say. */
export function createGuidance(options: GuidanceOptions): Guidance {
  const { connect: rules = [], links = [] } = options;
  const heads = new WeakMap<ClusterDetails, ClusterHead>();

  const toHead = (cluster: ClusterDetails): ClusterHead => {
    const { name, title, region, dashboard, parameters } = cluster;
    const connect =
      // One that has nothing to run before kubectl may be told better.
      cluster.connect === undefined || cluster.connect.type === 'kubectl'
        ? rules.find(({ clusters }) => isAmong(name, clusters))?.logIn ??
          cluster.connect
        : cluster.connect;
    // A provider is code: its answers have not been through any schema.
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
    linkTemplates: names =>
      links.flatMap(link => {
        if (link.clusters === undefined) return [link];
        const clusters = names.filter(name => isAmong(name, link.clusters));
        return clusters.length > 0 ? [{ ...link, clusters }] : [];
      }),
  };
}

function isAmong(name: string, patterns: readonly string[] = ['*']): boolean {
  return patterns.some(pattern => matchesGlob(pattern, name));
}
