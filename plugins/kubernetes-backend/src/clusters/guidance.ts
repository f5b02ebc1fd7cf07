import {
  ClusterConnect,
  ClusterDashboard,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ConfiguredCluster } from '../config';

/** What a cluster's description may say for people to find their way there. */
export type DescribedGuidance = Pick<
  ConfiguredCluster,
  'dashboardApp' | 'dashboardParameters' | 'dashboardUrl' | 'parameters'
>;

/** The dashboard that a cluster's configuration names, if any. */
export function dashboardOf({
  dashboardApp,
  dashboardUrl,
}: DescribedGuidance): ClusterDashboard | undefined {
  return dashboardApp === undefined && dashboardUrl === undefined
    ? undefined
    : { app: dashboardApp, url: dashboardUrl };
}

/** What placeholders can be filled with. Lists and objects cannot. */
export function parametersOf({
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

/** A cloud's dashboard needs to know what its log-in command needs to know. */
export function impliedConnect(
  cluster: DescribedGuidance,
): ClusterConnect | undefined {
  const {
    projectId,
    region,
    clusterName,
    subscriptionId,
    resourceGroup,
  }: Readonly<Record<string, string | undefined>> = parametersOf(cluster) ?? {};
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
