import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { createAuthProviders } from '../auth';
import { createClusterProviders, KubeconfigStore } from '../clusters';
import { createPipeline } from '../createPipeline';
import { FileCache } from '../util/FileCache';
import { readConfig } from './readConfig';
import { ownUserInfo } from '../__testUtils__/ownUserInfo';

/**
 * What an installation of @backstage/plugin-kubernetes has in its app-config,
 * one way of finding and entering clusters each.
 */
const EXAMPLES: Readonly<Record<string, string>> = {
  'a service account': `
    serviceLocatorMethod: { type: multiTenant }
    clusterLocatorMethods:
      - type: config
        clusters:
          - url: https://10.0.0.1:6443
            name: one
            authProvider: serviceAccount
            skipTLSVerify: false
            skipMetricsLookup: true
            serviceAccountToken: token
            dashboardUrl: https://dashboard.example.com
            dashboardApp: standard
            caData: Q0E=
            customResources:
              - { group: argoproj.io, apiVersion: v1alpha1, plural: rollouts }`,
  'EKS, with a role': `
    serviceLocatorMethod: { type: singleTenant }
    clusterLocatorMethods:
      - type: config
        clusters:
          - name: eks
            url: https://ABC.gr7.eu-west-1.eks.amazonaws.com
            authProvider: aws
            caData: Q0E=
            authMetadata:
              kubernetes.io/aws-assume-role: arn:aws:iam::1:role/reader
              kubernetes.io/aws-external-id: external
              kubernetes.io/x-k8s-aws-id: eks-name`,
  'AKS, as Backstage and as the user': `
    serviceLocatorMethod: { type: multiTenant }
    clusterLocatorMethods:
      - type: config
        clusters:
          - { name: azure, url: 'https://azure.example.com', authProvider: azure, skipMetricsLookup: true }
          - name: aks
            url: https://aks.example.com
            authProvider: aks
            dashboardApp: aks
            dashboardParameters: { subscriptionId: s, resourceGroup: g, clusterName: c }`,
  'OpenID Connect': `
    serviceLocatorMethod: { type: multiTenant }
    clusterLocatorMethods:
      - type: config
        clusters:
          - { name: one, url: 'https://one.example.com', authProvider: oidc, oidcTokenProvider: okta }
          - name: two
            url: https://two.example.com
            authMetadata:
              kubernetes.io/auth-provider: oidc
              kubernetes.io/oidc-token-provider: microsoft`,
  'GKE, found and listed': `
    serviceLocatorMethod: { type: multiTenant }
    googleServiceAccountCredentials: '{"type":"service_account"}'
    clusterLocatorMethods:
      - type: gke
        projectId: gke-clusters
        region: europe-west1
        authProvider: googleServiceAccount
        skipTLSVerify: true
        skipMetricsLookup: true
        exposeDashboard: true
        endpointType: dns
        matchingResourceLabels:
          - { key: environment, value: production }
      - type: config
        clusters:
          - { name: gsa, url: 'https://gsa.example.com', authProvider: googleServiceAccount }
          - { name: user, url: 'https://user.example.com', authProvider: google }`,
  'the catalog': `
    serviceLocatorMethod: { type: catalogRelation }
    clusterLocatorContinueOnError: true
    clusterLocatorMethods:
      - type: catalog
        dangerouslyAllowClusterUrls: ['*.internal.example.com']
        dangerouslyAllowSkipTLSVerify: false`,
  'kubectl proxy': `
    serviceLocatorMethod: { type: multiTenant }
    clusterLocatorMethods: [{ type: localKubectlProxy }]
    customResources:
      - { group: argoproj.io, apiVersion: v1alpha1, plural: rollouts }
    objectTypes: [pods, services, configmaps, limitranges, deployments]
    apiVersionOverrides: { cronjobs: v1beta1 }
    proxy: { middlewareCache: { maxSize: 10, ttl: { milliseconds: 1000 } } }
    podExecTerminal: { enabled: false }
    frontend: { podDelete: { enabled: false } }`,
};

describe.each(Object.entries(EXAMPLES))(
  "another plugin's configuration for %s",
  (_name, text) => {
    const kubernetes: JsonObject = parse(text);
    const rootConfig = new ConfigReader({ kubernetes });
    const config = readConfig(rootConfig, () => undefined);
    const files = new FileCache();
    const services = {
      files,
      kubeconfigs: new KubeconfigStore({ files }),
      userInfo: ownUserInfo,
      rootConfig,
      getGoogleToken: async () => ({ token: 'token' }),
      getEntities: async () => [],
      onProblem: () => undefined,
    };

    it('starts the plugin', async () => {
      const { close } = createPipeline({
        config,
        rootConfig,
        userInfo: services.userInfo,
        clusterProviders: [],
        authProviders: [],
        serviceLocators: [],
        getClusterEntities: services.getEntities,
        onProviderProblem: services.onProblem,
        onFault: services.onProblem,
      });
      await expect(close()).resolves.toBeUndefined();
    });

    it('has an auth provider for each cluster, which finds nothing wrong with it', async () => {
      const providers = new Map(
        createAuthProviders(config, services).map(each => [each.id, each]),
      );
      const listed = createClusterProviders(
        config.clusterLocatorMethods ?? [],
        services,
      ).filter(({ id }) => id === 'config');
      const { signal } = new AbortController();
      const clusters = await Promise.all(
        listed.map(provider => provider.getClusters({ signal })),
      );
      for (const cluster of clusters.flat()) {
        const provider = providers.get(cluster.authProvider);
        expect([cluster.name, provider?.id]).toEqual([
          cluster.name,
          cluster.authProvider,
        ]);
        expect(provider?.validate?.(cluster) ?? []).toEqual([]);
      }
    });
  },
);
