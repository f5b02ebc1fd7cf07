import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  ClusterLocatorMethod,
  ConfiguredCluster,
  MisconfiguredCluster,
} from '../config';
import { fromAnnotations } from '../auth/authMetadata';
import { GetGoogleToken } from '../util/googleToken';
import {
  CatalogClusterProvider,
  CatalogClusterProviderOptions,
} from './CatalogClusterProvider';
import { GkeClusterProvider } from './GkeClusterProvider';
import { readDashboard, impliedConnect, readParameters } from './guidance';
import { InClusterProvider } from './InClusterProvider';
import { KubeconfigClusterProvider } from './KubeconfigClusterProvider';
import { KubeconfigStore } from './KubeconfigStore';
import { StaticClusterProvider } from './StaticClusterProvider';
import { UnusableClusterProvider } from './UnusableClusterProvider';

/** The key under which users of another Kubernetes plugin may have set the auth provider. */
const AUTH_PROVIDER_KEY = 'kubernetes.io/auth-provider';

/** Default address of `kubectl proxy`. */
const LOCAL_KUBECTL_PROXY: ClusterDetails = {
  name: 'local',
  url: 'http://localhost:8001',
  authProvider: 'localKubectlProxy',
  authMetadata: {},
};

export interface ClusterProviderServices {
  readonly kubeconfigs: KubeconfigStore;
  readonly getEntities: CatalogClusterProviderOptions['getEntities'];
  readonly getGoogleToken: GetGoogleToken;
}

/**
 * The providers that `clusterLocatorMethods` lists, in that order. An unusable
 * entry becomes a failing provider or a cluster with a `problem`.
 */
export function createClusterProviders(
  methods: readonly ClusterLocatorMethod[],
  services: ClusterProviderServices,
): readonly ClusterProvider[] {
  return methods.map(method => {
    switch (method.type) {
      case 'kubeconfig':
        return new KubeconfigClusterProvider({
          store: services.kubeconfigs,
          path: method.path,
          contexts: method.contexts,
        });
      case 'catalog':
        return new CatalogClusterProvider({
          ...method,
          getEntities: services.getEntities,
        });
      case 'gke':
        return new GkeClusterProvider({
          ...method,
          getToken: services.getGoogleToken,
        });
      case 'inCluster':
        return new InClusterProvider(method);
      case 'localKubectlProxy':
        return new StaticClusterProvider('localKubectlProxy', [
          LOCAL_KUBECTL_PROXY,
        ]);
      case 'unusable':
        return new UnusableClusterProvider(method.id, method.problem);
      default:
        return new StaticClusterProvider(
          'config',
          method.clusters.map(toDetails),
        );
    }
  });
}

function toDetails(
  cluster: ConfiguredCluster | MisconfiguredCluster,
): ClusterDetails {
  if ('problem' in cluster) {
    return { ...cluster, url: '', authProvider: '', authMetadata: {} };
  }
  return {
    name: cluster.name,
    title: cluster.title,
    region: cluster.region,
    url: cluster.url,
    authProvider:
      cluster.authProvider ??
      cluster.authMetadata?.[AUTH_PROVIDER_KEY] ??
      'serviceAccount',
    authMetadata: {
      ...fromAnnotations(cluster.authMetadata ?? {}),
      ...withoutUndefined({
        serviceAccountToken: cluster.serviceAccountToken,
        serviceAccountTokenFile: cluster.serviceAccountTokenFile,
        oidcTokenProvider: cluster.oidcTokenProvider,
        assumeRole: cluster.assumeRole,
        externalId: cluster.externalId,
        clientCertificateData: cluster.clientCertificateData,
        clientCertificateFile: cluster.clientCertificateFile,
        clientKeyData: cluster.clientKeyData,
        clientKeyFile: cluster.clientKeyFile,
      }),
    },
    connect: cluster.connect ?? impliedConnect(cluster),
    dashboard: readDashboard(cluster),
    parameters: readParameters(cluster),
    customResources: cluster.customResources,
    skipMetricsLookup: cluster.skipMetricsLookup,
    tls: {
      caData: cluster.caData,
      caFile: cluster.caFile,
      serverName: cluster.tlsServerName,
      skipVerify: cluster.skipTLSVerify,
    },
  };
}

function withoutUndefined(
  values: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}
