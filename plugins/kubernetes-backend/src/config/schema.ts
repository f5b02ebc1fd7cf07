import {
  clusterConnectSchema,
  DASHBOARD_APPS,
  linkTemplateSchema,
  linkUrlSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { z } from 'zod';

const text = z.string().min(1);
const anything = z.unknown().optional();

/** It becomes a path of the API server; the core group would be `''`, and has none. */
const customResourcesSchema = z.array(
  z.strictObject({ group: text, apiVersion: text, plural: text }),
);

/**
 * One cluster of a `config` clusterLocatorMethod. The keys are those that
 * Backstage users already have; the last group is accepted and has no effect.
 */
const clusterSchema = z.strictObject({
  name: text,
  url: text,
  title: text.optional(),
  region: text.optional(),
  authProvider: text.optional(),
  authMetadata: z.record(z.string(), z.string()).optional(),
  serviceAccountToken: text.optional(),
  serviceAccountTokenFile: text.optional(),
  oidcTokenProvider: text.optional(),
  assumeRole: text.optional(),
  externalId: text.optional(),
  clientCertificateData: text.optional(),
  clientCertificateFile: text.optional(),
  clientKeyData: text.optional(),
  clientKeyFile: text.optional(),
  skipTLSVerify: z.boolean().optional(),
  caData: text.optional(),
  caFile: text.optional(),
  tlsServerName: text.optional(),
  skipMetricsLookup: z.boolean().optional(),
  customResources: customResourcesSchema.optional(),
  dashboardUrl: linkUrlSchema.optional(),
  dashboardApp: z.enum(DASHBOARD_APPS).optional(),
  dashboardParameters: z.record(z.string(), z.unknown()).optional(),
  connect: clusterConnectSchema.optional(),
  parameters: z
    .record(z.string(), z.union([text, z.number(), z.boolean()]))
    .optional(),
});

const methodSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('config'),
    clusters: z.array(clusterSchema),
  }),
  z.strictObject({
    type: z.literal('kubeconfig'),
    path: text.optional(),
    contexts: z.union([text, z.array(text).min(1)]).optional(),
  }),
  z.strictObject({ type: z.literal('localKubectlProxy') }),
  z.strictObject({
    type: z.literal('inCluster'),
    name: text.optional(),
    title: text.optional(),
    region: text.optional(),
  }),
  z.strictObject({
    type: z.literal('catalog'),
    dangerouslyAllowClusterUrls: z.array(text).optional(),
    dangerouslyAllowSkipTLSVerify: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('gke'),
    projectId: text,
    region: text.optional(),
    authProvider: z.enum(['google', 'googleServiceAccount']).optional(),
    skipTLSVerify: z.boolean().optional(),
    skipMetricsLookup: z.boolean().optional(),
    endpointType: z.enum(['public', 'dns']).optional(),
    exposeDashboard: z.boolean().optional(),
    matchingResourceLabels: z
      .array(z.strictObject({ key: text, value: text }))
      .optional(),
  }),
]);

/** One name for everybody would let everybody see what anybody may. */
const nameTemplate = text
  .regex(
    /\{(ref|name)\}/,
    'must contain {ref} or {name}, as each needs a name of their own',
  )
  .refine(
    template => !/^system:/i.test(template),
    "must not begin with 'system:', which Kubernetes keeps for itself",
  );

const impersonationSchema = z.strictObject({
  user: nameTemplate.optional(),
  group: nameTemplate.optional(),
  groups: z.array(text).optional(),
});

const party = z.enum(['owner', 'system']);

/** Which namespaces are whose. */
const namespaceRuleSchema = z.union([
  z.strictObject({
    label: text,
    annotation: z.undefined().optional(),
    names: party.optional(),
  }),
  z.strictObject({
    annotation: text,
    label: z.undefined().optional(),
    names: party.optional(),
  }),
  z.strictObject({
    owner: text,
    system: z.undefined().optional(),
    namespaces: z.array(text).min(1),
  }),
  z.strictObject({
    system: text,
    owner: z.undefined().optional(),
    namespaces: z.array(text).min(1),
  }),
]);

/** How people log in to the clusters that do not say so themselves. */
const connectRuleSchema = z.strictObject({
  clusters: z.array(text).optional(),
  logIn: clusterConnectSchema,
});

const milliseconds = z.number().int().positive();
const count = z.number().int().positive();

/** Defaults and their reasons are in `config.d.ts`. */
export const configSchema = z.strictObject({
  serviceLocatorMethod: z.looseObject({ type: text }).optional(),
  clusterLocatorMethods: z.array(methodSchema).optional(),
  impersonation: impersonationSchema.optional(),
  objectTypes: z.array(text).optional(),
  apiVersionOverrides: z.record(z.string(), text).optional(),
  podAnnotations: z.array(text).optional(),
  refreshIntervalMs: milliseconds.min(500).optional(),
  deadlines: z
    .strictObject({
      connectMs: milliseconds.optional(),
      firstByteMs: milliseconds.optional(),
      listMs: milliseconds.optional(),
      snapshotMs: milliseconds.optional(),
    })
    .optional(),
  entityAccess: z
    .strictObject({
      allowBroadSelectors: z.boolean().optional(),
      namespaces: z.array(namespaceRuleSchema).min(1).optional(),
    })
    .optional(),
  limits: z
    .strictObject({
      liveStreamsPerUser: count.optional(),
      liveStreams: count.optional(),
      requestsPerUser: count.optional(),
    })
    .optional(),
  metrics: z.strictObject({ public: z.boolean().optional() }).optional(),
  connect: z.array(connectRuleSchema).optional(),
  links: z.array(linkTemplateSchema).optional(),
  customResources: customResourcesSchema.optional(),
  clusterLocatorContinueOnError: anything,
  googleServiceAccountCredentials: text.optional(),
  proxy: anything,
  podExecTerminal: anything,
  frontend: anything,
});

export type KubernetesConfig = z.infer<typeof configSchema>;
export type NamespaceRule = z.infer<typeof namespaceRuleSchema>;
export type ConfiguredCluster = z.infer<typeof clusterSchema>;
export type ClusterLocatorMethod = z.infer<typeof methodSchema>;

/** Keys that other Kubernetes plugins have and that change nothing here, with the reason. */
export const KEYS_WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  clusterLocatorContinueOnError:
    'a cluster provider that fails never takes the others along',
  proxy: 'there is no proxy to the API servers',
  podExecTerminal: 'there is no terminal',
  frontend: 'pods cannot be deleted',
};
