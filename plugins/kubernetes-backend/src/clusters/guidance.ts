import {
  ClusterConnect,
  ClusterDashboard,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ConfiguredCluster } from '../config';

/** Help for people to reach the cluster: title, dashboard and log-in. */
export type DescribedGuidance = Pick<
  ConfiguredCluster,
  'dashboardApp' | 'dashboardParameters' | 'dashboardUrl' | 'parameters'
>;

/** The dashboard from a cluster's configuration, if any. */
export function readDashboard({
  dashboardApp,
  dashboardUrl,
}: DescribedGuidance): ClusterDashboard | undefined {
  return dashboardApp === undefined && dashboardUrl === undefined
    ? undefined
    : { app: dashboardApp, url: dashboardUrl };
}

/** Values for placeholders. Lists and objects are left out. */
export function readParameters({
  dashboardParameters,
  parameters,
}: DescribedGuidance): Readonly<Record<string, string>> | undefined {
  const all = Object.entries({ ...dashboardParameters, ...parameters });
  const texts = all.flatMap(([key, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value)
      ? [[key, String(value)] as const]
      : [],
  );
  return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}

/** A cloud's dashboard needs the same parameters as its log-in command. */
export function impliedConnect(
  cluster: DescribedGuidance,
): ClusterConnect | undefined {
  const {
    projectId,
    region,
    clusterName,
    subscriptionId,
    resourceGroup,
  }: Readonly<Record<string, string | undefined>> =
    readParameters(cluster) ?? {};
  if (!clusterName) return undefined;
  switch (cluster.dashboardApp) {
    case 'gke':
      return projectId && region
        ? {
            type: 'gcloud',
            project: projectId,
            location: region,
            cluster: clusterName,
          }
        : undefined;
    case 'eks':
      return region ? { type: 'aws', region, cluster: clusterName } : undefined;
    case 'aks':
      return resourceGroup
        ? {
            type: 'az',
            resourceGroup,
            cluster: clusterName,
            subscription: subscriptionId,
          }
        : undefined;
    default:
      return undefined;
  }
}
