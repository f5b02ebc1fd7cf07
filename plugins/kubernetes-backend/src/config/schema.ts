import {
  clusterConnectSchema,
  DASHBOARD_APPS,
  askForHelpSchema,
  linkTemplateSchema,
  linkUrlSchema,
} from '@podlight/backstage-plugin-kubernetes-common';
import { z } from 'zod';
import type { HealthCustomization } from '../resources/readCustomizations';
import type { WrittenDefinition } from '../resources/written';
import { toBoolean, toList, toNumber, toText } from './coerce';

const EMPTY =
  'is empty. If it comes from an environment variable, check that the variable is set';

/** Numbers and switches come from environment variables as text, and names may look like numbers. */
const text = z.preprocess(toText, z.string().min(1, EMPTY));
const flag = z.preprocess(toBoolean, z.boolean());
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(toList, z.array(item));

/** Keys that only some auth providers use; these report when they are empty. */
const maybeEmpty = z.preprocess(toText, z.string());

/** Becomes a path of the API server, so the core group `''` is not allowed. */
export const customResourceSchema = z.strictObject({
  group: z.preprocess(
    toText,
    z
      .string()
      .min(
        1,
        'is empty. Custom resources always have a group, for example argoproj.io',
      ),
  ),
  apiVersion: text,
  plural: text,
});

/** One cluster of a `config` clusterLocatorMethod, with the keys that Backstage users already know. */
export const clusterSchema = z.strictObject({
  name: text,
  url: text,
  title: text.optional(),
  region: text.optional(),
  authProvider: text.optional(),
  authMetadata: z.record(z.string(), maybeEmpty).optional(),
  serviceAccountToken: maybeEmpty.optional(),
  serviceAccountTokenFile: maybeEmpty.optional(),
  oidcTokenProvider: maybeEmpty.optional(),
  assumeRole: maybeEmpty.optional(),
  externalId: maybeEmpty.optional(),
  clientCertificateData: maybeEmpty.optional(),
  clientCertificateFile: maybeEmpty.optional(),
  clientKeyData: maybeEmpty.optional(),
  clientKeyFile: maybeEmpty.optional(),
  skipTLSVerify: flag.optional(),
  caData: text.optional(),
  caFile: text.optional(),
  tlsServerName: text.optional(),
  skipMetricsLookup: flag.optional(),
  customResources: list(customResourceSchema).optional(),
  dashboardUrl: linkUrlSchema.optional(),
  dashboardApp: z.enum(DASHBOARD_APPS).optional(),
  dashboardParameters: z.record(z.string(), z.unknown()).optional(),
  connect: clusterConnectSchema.optional(),
  parameters: z
    .record(
      z.string(),
      z.union([z.string().min(1, EMPTY), z.number(), z.boolean()]),
    )
    .optional(),
});

/**
 * Keys of a cluster that only add convenience. When one has an invalid value,
 * it is ignored.
 */
export const COMFORT_KEYS: ReadonlySet<string> = new Set([
  'title',
  'region',
  'skipMetricsLookup',
  'customResources',
  'dashboardUrl',
  'dashboardApp',
  'dashboardParameters',
  'connect',
  'parameters',
]);

/** The ways to find clusters, by `type`. */
export const METHOD_SCHEMAS = {
  config: z.strictObject({
    type: z.literal('config'),
    /** Entries are read separately, so that one invalid entry does not affect the others. */
    clusters: z.preprocess(toList, z.array(z.unknown())).optional(),
  }),
  kubeconfig: z.strictObject({
    type: z.literal('kubeconfig'),
    path: text.optional(),
    contexts: list(text)
      .refine(
        contexts => contexts.length > 0,
        'is an empty list. Leave it out for all contexts',
      )
      .optional(),
  }),
  localKubectlProxy: z.strictObject({ type: z.literal('localKubectlProxy') }),
  inCluster: z.strictObject({
    type: z.literal('inCluster'),
    name: text.optional(),
    title: text.optional(),
    region: text.optional(),
  }),
  catalog: z.strictObject({
    type: z.literal('catalog'),
    dangerouslyAllowClusterUrls: list(text).optional(),
    dangerouslyAllowSkipTLSVerify: flag.optional(),
  }),
  gke: z.strictObject({
    type: z.literal('gke'),
    projectId: text,
    region: text.optional(),
    authProvider: z.enum(['google', 'googleServiceAccount']).optional(),
    skipTLSVerify: flag.optional(),
    skipMetricsLookup: flag.optional(),
    endpointType: z.enum(['public', 'dns']).optional(),
    exposeDashboard: flag.optional(),
    matchingResourceLabels: list(
      z.strictObject({ key: text, value: text }),
    ).optional(),
  }),
} as const;

/** A template without a placeholder would give all users the same name and permissions. */
const nameTemplate = text.pipe(
  z
    .string()
    .regex(
      /\{(ref|name)\}/,
      'must contain {ref} or {name}, as each needs a name of their own',
    )
    .refine(
      template => !/^system:/i.test(template),
      "must not begin with 'system:', which Kubernetes keeps for itself",
    ),
);

export const impersonationSchema = z.strictObject({
  user: nameTemplate.optional(),
  group: nameTemplate.optional(),
  groups: list(text).optional(),
});

const party = z.enum(['owner', 'system']);
const someNamespaces = list(text).refine(
  namespaces => namespaces.length > 0,
  'is an empty list',
);

/** Which namespaces belong to which entities. */
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
    namespaces: someNamespaces,
  }),
  z.strictObject({
    system: text,
    owner: z.undefined().optional(),
    namespaces: someNamespaces,
  }),
]);

export const entityAccessSchema = z.strictObject({
  allowBroadSelectors: flag.optional(),
  namespaces: list(namespaceRuleSchema)
    .refine(rules => rules.length > 0, 'is an empty list')
    .optional(),
});

/** Default log-in for clusters that do not configure one. */
export const connectRuleSchema = z.strictObject({
  clusters: list(text).optional(),
  logIn: clusterConnectSchema,
});

const milliseconds = z.preprocess(
  toNumber,
  z.number().int('must be a whole number of milliseconds').positive(),
);

const count = z.preprocess(
  toNumber,
  z.number().int('must be a whole number').positive(),
);

/** Each is a thread with a heap of its own. */
const MAX_FLEET_WORKERS = 16;

/** More than an API server is tested with, and 200 MB of records. */
const MAX_FLEET_OBJECTS = 1_000_000;

/** Of transitions of verdicts. */
const MAX_HISTORY_DAYS = 90;

/**
 * Top-level keys that are ignored when invalid;
 * defaults and their reasons are in `config.d.ts`.
 */
export const OPTIONAL_SCHEMAS = {
  objectTypes: list(text),
  apiVersionOverrides: z.record(z.string(), text),
  refreshIntervalMs: milliseconds.pipe(
    z.number().min(500, 'must be at least 500 milliseconds'),
  ),
  deadlines: z.strictObject({
    connectMs: milliseconds.optional(),
    firstByteMs: milliseconds.optional(),
    listMs: milliseconds.optional(),
    snapshotMs: milliseconds.optional(),
  }),
  limits: z.strictObject({
    liveStreamsPerUser: count.optional(),
    liveStreams: count.optional(),
    requestsPerUser: count.optional(),
    requestsPerSecond: count.optional(),
  }),
  metrics: z.strictObject({
    public: flag.optional(),
    histogramsByCluster: flag.optional(),
  }),
  logs: z.strictObject({
    allowUnscrubbed: flag.optional(),
  }),
  fleet: z.strictObject({
    enabled: flag.optional(),
    database: flag.optional(),
    nodePools: flag.optional(),
    nodePoolLabels: list(text).optional(),
    historyDays: count
      .pipe(
        z.number().max(MAX_HISTORY_DAYS, `must be at most ${MAX_HISTORY_DAYS}`),
      )
      .optional(),
    workers: count
      .pipe(
        z
          .number()
          .max(MAX_FLEET_WORKERS, `must be at most ${MAX_FLEET_WORKERS}`),
      )
      .optional(),
    maxObjectsPerCluster: count
      .pipe(
        z
          .number()
          .max(MAX_FLEET_OBJECTS, `must be at most ${MAX_FLEET_OBJECTS}`),
      )
      .optional(),
  }),
  podAnnotations: list(text),
  configTimes: flag,
} as const;

export { askForHelpSchema, linkTemplateSchema };

export type NamespaceRule = z.infer<typeof namespaceRuleSchema>;
export type ConfiguredCluster = z.infer<typeof clusterSchema>;

/** A cluster whose configuration cannot be read. */
export interface MisconfiguredCluster {
  readonly name: string;
  readonly title?: string;
  readonly problem: string;
}

type Method<T extends keyof typeof METHOD_SCHEMAS> = z.infer<
  (typeof METHOD_SCHEMAS)[T]
>;

export type ClusterLocatorMethod =
  | {
      readonly type: 'config';
      readonly clusters: readonly (ConfiguredCluster | MisconfiguredCluster)[];
    }
  | Exclude<
      {
        [T in keyof typeof METHOD_SCHEMAS]: Method<T>;
      }[keyof typeof METHOD_SCHEMAS],
      { readonly type: 'config' }
    >
  /** An unusable cluster, listed under its name so that people find the reason. */
  | {
      readonly type: 'unusable';
      readonly id: string;
      readonly problem: string;
    };

type Optional = {
  readonly [K in keyof typeof OPTIONAL_SCHEMAS]?: z.infer<
    (typeof OPTIONAL_SCHEMAS)[K]
  >;
};

/** The usable part of the `kubernetes` section. */
export interface KubernetesConfig extends Optional {
  readonly serviceLocatorMethod?: { readonly type: string };
  readonly clusterLocatorMethods?: readonly ClusterLocatorMethod[];
  readonly impersonation?: z.infer<typeof impersonationSchema>;
  /** Why no cluster can be read by impersonating the user. */
  readonly impersonationProblem?: string;
  readonly entityAccess?: z.infer<typeof entityAccessSchema>;
  readonly connect?: readonly z.infer<typeof connectRuleSchema>[];
  readonly links?: readonly z.infer<typeof linkTemplateSchema>[];
  readonly askForHelp?: readonly z.infer<typeof askForHelpSchema>[];
  readonly customResources?: readonly z.infer<typeof customResourceSchema>[];
  /** Whether all APIs with a shipped definition are read where they are served. */
  readonly readsShippedResources?: boolean;
  readonly resources?: readonly WrittenDefinition[];
  readonly resourceCustomizations?: readonly HealthCustomization[];
  readonly googleServiceAccountCredentials?: string;
}

/** Keys of other Kubernetes plugins that have no effect here, with the reason. */
export const KEYS_WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  clusterLocatorContinueOnError:
    'a cluster provider that fails never takes the others along',
  proxy: 'there is no proxy to the API servers',
  podExecTerminal: 'there is no terminal',
  frontend: 'pods cannot be deleted',
};
