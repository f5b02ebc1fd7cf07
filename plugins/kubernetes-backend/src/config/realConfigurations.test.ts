import { rootCertificates } from 'node:tls';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { createPipeline } from '../createPipeline';
import { objectTypeNotes } from '../read';
import { readConfig } from './readConfig';
import { ownUserInfo } from '../__testUtils__/ownUserInfo';

const CA = Buffer.from(rootCertificates[0]).toString('base64');

/** Whatever becomes of asking Google from a test. */
const GOOGLE_FAILS = '';

interface Expected {
  /** Misconfigured clusters, with words of the reason. */
  readonly misconfigured?: Readonly<Record<string, string>>;
  /** Words of each warning, in order. */
  readonly warnings?: readonly string[];
  /** Words of what is wrong with a provider. */
  readonly problems?: readonly string[];
}

/**
 * The shapes that installations have: of documentation, charts, distributions and
 * workshops, with environment variables filled in, empty, or dropped, as Backstage
 * leaves them. Every one starts, and is told what does not count.
 */
const CONFIGURATIONS: readonly (readonly [string, string, Expected])[] = [
  ['nothing', ``, {}],
  [
    'a multiTenant shell',
    `serviceLocatorMethod: { type: multiTenant }\nclusterLocatorMethods: []`,
    {},
  ],
  [
    'a config method without clusters',
    `clusterLocatorMethods: [{ type: config, clusters: [] }]`,
    {},
  ],
  [
    'minikube with an empty caFile',
    `clusterLocatorMethods:
  - type: config
    clusters:
      - { url: 'http://127.0.0.1:9999', name: minikube, authProvider: serviceAccount, skipTLSVerify: false, skipMetricsLookup: true, serviceAccountToken: abc, dashboardUrl: 'http://127.0.0.1:64713', dashboardApp: standard, caData: CA, caFile: '' }`,
    {},
  ],
  [
    'switches from the environment',
    `clusterLocatorMethods:
  - type: config
    clusters:
      - { url: 'https://k', name: k, authProvider: serviceAccount, skipTLSVerify: 'true', skipMetricsLookup: 'false', serviceAccountToken: abc }`,
    {},
  ],
  [
    'all from the environment, and nothing set',
    `clusterLocatorMethods:
  - type: config
    clusters: [{}]`,
    {
      misconfigured: {
        'clusterLocatorMethods[0].clusters[0]': 'url is missing',
      },
    },
  ],
  [
    'all from the environment, and everything empty',
    `clusterLocatorMethods:
  - type: config
    clusters:
      - { url: '', name: '', authProvider: '', skipTLSVerify: '', serviceAccountToken: '', caData: '', caFile: '' }`,
    {
      misconfigured: { 'clusterLocatorMethods[0].clusters[0]': 'url is empty' },
      warnings: ['caData is empty', 'caFile is empty'],
    },
  ],
  [
    'a token that is not set',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://prod-eu.example.com', name: prod-eu, authProvider: serviceAccount, caData: CA }]`,
    { misconfigured: { 'prod-eu': 'It has no token' } },
  ],
  [
    'a token that is empty',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://a', name: a, authProvider: serviceAccount, serviceAccountToken: '' }]`,
    { misconfigured: { a: 'serviceAccountToken is empty' } },
  ],
  [
    'a token that a chart did not fill in',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://a', name: a, authProvider: serviceAccount, serviceAccountToken: '{{ .Values.token }}' }]`,
    { misconfigured: { a: 'a placeholder that was not filled in' } },
  ],
  [
    'a URL with an unresolved placeholder',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: <k8s-control-plane>, name: minikube, authProvider: serviceAccount, serviceAccountToken: a }]`,
    { misconfigured: { minikube: 'url is invalid' } },
  ],
  [
    'the old form of secrets',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://a', name: a, authProvider: serviceAccount, serviceAccountToken: { $secret: { env: X } } }]`,
    { misconfigured: { a: 'no longer reads $secret' } },
  ],
  [
    'the oldest form, with clusters at the top',
    `serviceLocatorMethod: multiTenant
clusterLocatorMethods: [config]
clusters: [{ url: 'https://a', name: a }]`,
    {
      warnings: ["use clusterLocatorMethods: [{ type: 'config'"],
      problems: ['for example - type: config'],
    },
  ],
  [
    'in-cluster by name, outside of a cluster',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://kubernetes.default.svc', name: local, authProvider: serviceAccount, skipTLSVerify: true }]`,
    { misconfigured: { local: 'It has no token' } },
  ],
  [
    'the token of the pod by its file',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://a', name: a, serviceAccountTokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token, caFile: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt }]`,
    {},
  ],
  [
    'EKS with a role',
    `clusterLocatorMethods:
  - type: config
    clusters:
      - { url: 'https://A.gr7.eu-west-1.eks.amazonaws.com', name: eks, authProvider: aws, caData: CA, authMetadata: { kubernetes.io/aws-assume-role: 'arn:aws:iam::1:role/r', kubernetes.io/x-k8s-aws-id: eks } }`,
    {},
  ],
  [
    'EKS with keys that are not there',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://A.gr7.eu-west-1.eks.amazonaws.com', name: eks, authProvider: aws, caData: CA, awsRegion: eu-west-1, awsAssumeRole: x, awsExternalId: y, awsClusterId: z }]`,
    {
      warnings: [
        'awsRegion is an unknown key',
        'use assumeRole',
        'use externalId',
        'use authMetadata.awsClusterId',
      ],
    },
  ],
  [
    'EKS with the keys of the older form',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://a', name: eks, authProvider: aws, caData: CA, assumeRole: 'arn:aws:iam::1:role/r', externalId: e }]`,
    {},
  ],
  [
    'AKS of both kinds',
    `clusterLocatorMethods:
  - type: config
    clusters:
      - { url: 'https://a.hcp.eastus.azmk8s.io:443', name: a, authProvider: aks, caData: CA, skipMetricsLookup: true, dashboardApp: aks, dashboardParameters: { subscriptionId: s, resourceGroup: g, clusterName: c } }
      - { url: 'https://b.hcp.eastus.azmk8s.io:443', name: b, authProvider: azure, caData: CA }`,
    {},
  ],
  [
    'OpenShift as a distribution has it',
    `clusterLocatorMethods:
  - type: config
    clusters:
      - { url: 'https://api.ocp.example.com:6443', name: ocp, authProvider: serviceAccount, skipTLSVerify: true, serviceAccountToken: sha256~abcdef, dashboardApp: openshift, dashboardUrl: 'https://console.ocp.example.com' }
customResources:
  - { group: tekton.dev, apiVersion: v1, plural: pipelineruns }
  - { group: tekton.dev, apiVersion: v1, plural: taskruns }
  - { group: route.openshift.io, apiVersion: v1, plural: routes }`,
    {},
  ],
  [
    'several logins',
    `clusterLocatorMethods:
  - type: config
    clusters:
      - { url: 'https://a', name: a, authProvider: oidc, oidcTokenProvider: okta }
      - { url: 'https://b', name: b, authProvider: oidc }
      - { url: 'https://c', name: c, authMetadata: { kubernetes.io/auth-provider: oidc, kubernetes.io/oidc-token-provider: gitlab } }`,
    { misconfigured: { b: 'needs an oidcTokenProvider' } },
  ],
  [
    'GKE, found',
    `clusterLocatorMethods:
  - { type: gke, projectId: p, region: europe-west1, skipTLSVerify: true, skipMetricsLookup: true, exposeDashboard: true }`,
    { problems: [GOOGLE_FAILS] },
  ],
  [
    'GKE without its project',
    `clusterLocatorMethods: [{ type: gke, region: europe-west1 }]`,
    { problems: ['projectId is missing'] },
  ],
  [
    'GKE with a key of another tool',
    `clusterLocatorMethods: [{ type: gke, projectId: p, zone: z }]`,
    { warnings: ['use region'], problems: [GOOGLE_FAILS] },
  ],
  [
    'GKE with its credentials as YAML',
    `googleServiceAccountCredentials: { type: service_account, project_id: p }
clusterLocatorMethods: [{ type: config, clusters: [{ url: 'https://a', name: a, authProvider: googleServiceAccount }] }]`,
    {},
  ],
  [
    'the catalog',
    `serviceLocatorMethod: { type: catalogRelation }\nclusterLocatorMethods: [{ type: catalog }]`,
    {},
  ],
  [
    'the catalog with one host as text',
    `clusterLocatorMethods: [{ type: catalog, dangerouslyAllowClusterUrls: '*.example.com', dangerouslyAllowSkipTLSVerify: 'true' }]`,
    {},
  ],
  [
    'the catalog beside the configuration',
    `clusterLocatorMethods:
  - type: catalog
  - type: config
    clusters: [{ url: 'https://a:6443', name: xd, authProvider: serviceAccount, skipTLSVerify: true, skipMetricsLookup: false, serviceAccountToken: t }]`,
    {},
  ],
  ['kubectl proxy', `clusterLocatorMethods: [{ type: localKubectlProxy }]`, {}],
  [
    'kubectl proxy, mistyped',
    `clusterLocatorMethods: [{ type: localkubectlproxi }]`,
    { problems: ["did you mean 'localKubectlProxy'?"] },
  ],
  ['no list', `clusterLocatorMethods: { type: localKubectlProxy }`, {}],
  [
    'everything that has no effect',
    `proxy: { middlewareCache: { maxSize: 1 } }
podExecTerminal: { enabled: true }
frontend: { podDelete: { enabled: true } }
clusterLocatorContinueOnError: true`,
    {
      warnings: [
        'clusterLocatorContinueOnError has no effect',
        'proxy has no effect',
        'podExecTerminal has no effect',
        'frontend has no effect',
      ],
    },
  ],
  [
    'anonymous',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://a', name: a, authProvider: anonymous }]`,
    { misconfigured: { a: "did you mean 'localKubectlProxy'?" } },
  ],
  [
    'a custom resource of the core group',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://a', name: a, serviceAccountToken: t, customResources: [{ group: '', apiVersion: v1, plural: x }] }]`,
    { warnings: ['Custom resources always have a group'] },
  ],
  [
    'names that are numbers, and two of them',
    `clusterLocatorMethods:
  - type: config
    clusters:
      - { url: 'https://a', name: 1, serviceAccountToken: t }
      - { url: 'https://b', name: 1, serviceAccountToken: t }`,
    { problems: ["two clusters named '1'"] },
  ],
  [
    'indentation that moved the clusters',
    `clusterLocatorMethods:
  - type: config
  - clusters: [{ url: 'https://a', name: a }]`,
    { warnings: ['clusters is missing'], problems: ['type is missing'] },
  ],
  [
    'a CA that is a path',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://a', name: a, serviceAccountToken: t, caData: /etc/ca.crt }]`,
    { misconfigured: { a: 'Use caFile for paths' } },
  ],
  [
    'a CA that does not matter',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://a', name: a, serviceAccountToken: t, caData: nonsense, skipTLSVerify: true }]`,
    {},
  ],
  [
    'an unknown dashboard',
    `clusterLocatorMethods:
  - type: config
    clusters: [{ url: 'https://a', name: a, serviceAccountToken: t, dashboardApp: lens, dashboardUrl: lens }]`,
    { warnings: ['dashboardUrl is ignored', 'dashboardApp is ignored'] },
  ],
  [
    'the example of object types',
    `objectTypes: [configmaps, deployments, limitranges, pods, services, statefulsets]`,
    {
      warnings: [
        "'configmaps' is ignored; their content is never read",
        "'limitranges' is ignored",
        'leaves out replicasets, daemonsets',
      ],
    },
  ],
  [
    'object types by the names of kinds',
    `objectTypes: [Pods, deployment, StatefulSets, secrets]`,
    {
      warnings: [
        "did you mean 'deployments'?",
        "'secrets' is ignored",
        'leaves out',
      ],
    },
  ],
  [
    'no object types',
    `objectTypes: ['']`,
    {
      warnings: [
        'objectTypes[0] is empty. If it comes from an environment variable',
      ],
    },
  ],
  [
    'other API versions',
    `apiVersionOverrides: { cronjobs: v1beta1 }\ncustomResources: { group: argoproj.io, apiVersion: v1alpha1, plural: rollouts }`,
    {},
  ],
];

async function start(text: string) {
  const kubernetes: JsonObject | null = parse(
    text.replaceAll(': CA', `: ${CA}`),
  );
  const rootConfig = new ConfigReader({ kubernetes });
  const warnings: string[] = [];
  const config = readConfig(rootConfig, message => warnings.push(message));
  warnings.push(...objectTypeNotes(config.objectTypes));
  const created = createPipeline({
    config,
    rootConfig,
    userInfo: ownUserInfo,
    clusterProviders: [],
    authProviders: [],
    serviceLocators: [],
    getClusterEntities: async () => [],
    onProviderProblem: () => undefined,
    onFault: () => undefined,
  });
  const list = await created.clusters.directory.list(
    new AbortController().signal,
  );
  await created.close();
  return { warnings, list };
}

describe('a configuration of the wild', () => {
  it.each(CONFIGURATIONS)('starts: %s', async (_what, text, expected) => {
    const { warnings, list } = await start(text);
    const { misconfigured = {}, problems = [] } = expected;
    const wrong = list.clusters.filter(
      ({ lastError }) => lastError?.code === 'misconfigured',
    );
    expect(
      Object.fromEntries(
        wrong.map(({ name, lastError }) => [name, lastError?.message]),
      ),
    ).toEqual(
      Object.fromEntries(
        Object.entries(misconfigured).map(([name, words]) => [
          name,
          expect.stringContaining(words),
        ]),
      ),
    );
    expect(warnings).toEqual(
      (expected.warnings ?? []).map(words => expect.stringContaining(words)),
    );
    expect(list.providerProblems.map(({ message }) => message)).toEqual(
      problems.map(words => expect.stringContaining(words)),
    );
  });

  it('is one of more than forty', () => {
    expect(CONFIGURATIONS.length).toBeGreaterThan(40);
  });
});
