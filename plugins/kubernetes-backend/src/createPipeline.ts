import { UserInfoService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import {
  AuthProvider,
  ClusterDetails,
  ClusterProvider,
  NamespacePolicy,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';
import packageJson from '../package.json';
import {
  AuthenticatedConnection,
  ClusterLimits,
  createAuthProviders,
  CredentialCache,
} from './auth';
import { NodeCapacityReader, NodeLists } from './capacity';
import {
  ClusterRegistry,
  createClusterProviders,
  KubeconfigStore,
  ProviderProblem,
} from './clusters';
import { KubernetesConfig } from './config';
import { CONNECTION_DEFAULTS } from './config/connectionDefaults';
import {
  ClusterDirectory,
  ClusterHealth,
  ClusterDiagnosisService,
} from './health';
import { chooseLocator, configuredPolicies } from './locate';
import {
  createGuidance,
  defaultDiagnosis,
  Diagnosis,
  ServicePipeline,
  TransitionLog,
} from './pipeline';
import {
  BoundObserver,
  configuredGatewayPlurals,
  configuredTypes,
  NamespaceBinding,
  Placement,
  podAnnotationFilter,
  ServiceInformerFactory,
  ResourceDescriber,
  StartScheduler,
  ServedApis,
} from './read';
import {
  combineTelemetry,
  GaugeSources,
  MeasuredTransport,
  NO_TELEMETRY,
  Telemetry,
} from './telemetry';
import { JUDGED_DEFINITIONS } from './resources/shipped';
import { ClusterTransport } from './transport';
import { ServiceUsageReader, UsageLists } from './usage';
import { byId } from './util/byId';
import { FileCache } from './util/FileCache';
import { googleTokenFrom } from './util/googleToken';
import { Semaphore } from './util/Semaphore';
import { Clock, systemClock } from './util/timing';

/** Defaults; `config.d.ts` explains them to operators. */
const DEFAULT_LIST_MS = 15_000;
const DEFAULT_SNAPSHOT_MS = 5_000;

/** Responses that are parsed at a time. */
const REQUESTS_OVERALL = 256;

/** Hung clusters may take at most half of the slots that all clusters share. */
const REQUESTS_PER_ASKED_CLUSTER = 4;

export interface PipelineOptions {
  readonly config: KubernetesConfig;
  /** Additions of modules. */
  readonly clusterProviders: readonly ClusterProvider[];
  readonly authProviders: readonly AuthProvider[];
  readonly serviceLocators: readonly ServiceLocator[];
  readonly namespacePolicies?: readonly NamespacePolicy[];
  /** Says what is known of custom resources; their conditions alone when absent. */
  readonly definitions?: ResourceDescriber;
  /** Resolves the groups of a user. */
  readonly userInfo: UserInfoService;
  /** Configuration that the clouds' SDKs read. */
  readonly rootConfig: Config;
  /** Clusters from the catalog. */
  readonly getClusterEntities: (
    signal: AbortSignal,
  ) => Promise<readonly Entity[]>;
  readonly clock?: Clock;
  readonly diagnosis?: Diagnosis;
  /** How long a service is observed after its last viewer has left; defaults to a minute. */
  readonly idleGraceMs?: number;
  /** For tests; defaults to a minute. */
  readonly identifyAgainMs?: number;
  readonly onProviderProblem: (problem: ProviderProblem) => void;
  /** Configuration problems, for the Clusters page. */
  readonly configWarnings?: readonly string[];
  /** Whether the UI offers logs without scrubbing. */
  readonly allowsUnscrubbedLogs?: boolean;
  readonly onFault: (cluster: string, stage: string, error: unknown) => void;
  /** Where transitions of clusters are logged; nowhere when absent. */
  readonly log?: Pick<TransitionLog, 'record'>;
  readonly telemetry?: Telemetry;
  /** Where services are known to be; nothing when absent. */
  readonly placement?: Placement;
}

/** Connects the stages. `close` ends all watches and connections. */
export function createPipeline(options: PipelineOptions): {
  readonly pipeline: ServicePipeline;
  readonly usage: ServiceUsageReader;
  readonly capacity: NodeCapacityReader;
  readonly clusters: {
    readonly directory: ClusterDirectory;
    readonly diagnoses: ClusterDiagnosisService;
  };
  readonly gaugeSources: GaugeSources;
  /** What an index of the fleet shares with the tabs. */
  readonly shared: {
    readonly registry: ClusterRegistry;
    readonly credentials: CredentialCache;
    readonly telemetry: Telemetry;
  };
  /** Calls all providers, so that problems are logged at the start. Returns the number of clusters. */
  countClusters(): Promise<number>;
  close(): Promise<void>;
} {
  const { config, clock = systemClock } = options;
  const health = new ClusterHealth(() => clock.now());
  const telemetry = combineTelemetry(health, options.telemetry ?? NO_TELEMETRY);
  const files = new FileCache();
  const kubeconfigs = new KubeconfigStore({ files });
  const getGoogleToken = googleTokenFrom(
    config.googleServiceAccountCredentials,
  );
  const deadlines = config.deadlines ?? {};
  const listMs = deadlines.listMs ?? DEFAULT_LIST_MS;
  const transport = new ClusterTransport({
    files,
    userAgent: `podlight/${packageJson.version}`,
    deadlines: {
      connectMs: deadlines.connectMs ?? CONNECTION_DEFAULTS.connectMs,
      firstByteMs: deadlines.firstByteMs ?? CONNECTION_DEFAULTS.firstByteMs,
      listMs,
    },
  });
  const credentials = new CredentialCache({
    providers: byId('auth provider', [
      ...createAuthProviders(config, {
        ...options,
        files,
        kubeconfigs,
        getGoogleToken,
      }),
      ...options.authProviders,
    ]),
    telemetry,
  });
  const limits = new ClusterLimits(clock);
  const measured = new MeasuredTransport({ transport, telemetry });
  const services = {
    credentials,
    transport: measured,
    overall: new Semaphore(() =>
      Math.max(REQUESTS_OVERALL, limits.size * REQUESTS_PER_ASKED_CLUSTER),
    ),
    limitsFor: (cluster: ClusterDetails) => limits.limitsFor(cluster),
  };
  const registry = new ClusterRegistry({
    providers: [
      ...createClusterProviders(config.clusterLocatorMethods ?? [], {
        kubeconfigs,
        getEntities: options.getClusterEntities,
        getGoogleToken,
      }),
      ...options.clusterProviders,
    ],
    inspect: cluster => credentials.inspect(cluster),
    notes: options.configWarnings?.map(message => ({
      provider: 'config',
      message,
    })),
    onProblem: options.onProviderProblem,
  });
  const scheduler = new StartScheduler(clock);
  const binding = new NamespaceBinding({
    policies: [
      ...byId('namespace policy', [
        ...configuredPolicies(config.entityAccess?.namespaces ?? []),
        ...(options.namespacePolicies ?? []),
      ]).values(),
    ],
    now: options.clock && (() => clock.now().getTime()),
    onFault: (policy, error) =>
      options.onFault('', `namespace policy ${policy}`, error),
  });
  const informers = new ServiceInformerFactory({
    types: configuredTypes(
      config.objectTypes,
      config.apiVersionOverrides,
      podAnnotationFilter(config.podAnnotations),
    ),
    customResources: config.customResources,
    definitions: options.definitions,
    served: servedApis(config, clock),
    gatewayPlurals: configuredGatewayPlurals(config.objectTypes),
    refreshIntervalMs:
      config.refreshIntervalMs ?? CONNECTION_DEFAULTS.refreshIntervalMs,
    deadlineMs: listMs,
    usesStreaming: true,
    placement: options.placement,
    scheduler,
    clock,
    telemetry,
  });
  const pipeline = new ServicePipeline({
    registry,
    locator: chooseLocator(config, options.serviceLocators),
    connect: (cluster, principal) =>
      new AuthenticatedConnection(cluster, principal, services),
    retryNow: cluster => limits.retryNow(cluster),
    loginFor: cluster => credentials.loginFor(cluster),
    identifyAgainMs: options.identifyAgainMs,
    observer: binding.isOn
      ? new BoundObserver({ observer: informers, binding, clock })
      : informers,
    typesIn: cluster => informers.typesIn(cluster),
    discoversTypes: cluster => informers.discoversTypes(cluster),
    binding,
    allowBroadSelectors: config.entityAccess?.allowBroadSelectors,
    allowsUnscrubbedLogs: options.allowsUnscrubbedLogs,
    scheduler,
    diagnosis: options.diagnosis ?? defaultDiagnosis,
    guidance: createGuidance({ ...config, onFault: options.onFault }),
    idleGraceMs: options.idleGraceMs,
    clock,
    snapshotDeadlineMs: deadlines.snapshotMs ?? DEFAULT_SNAPSHOT_MS,
    onFault: options.onFault,
    log: options.log ?? { record: () => undefined },
    onSubscribe: isHit => telemetry.cacheAsked({ cache: 'reading', isHit }),
  });
  const now = () => clock.now();
  return {
    pipeline,
    usage: new ServiceUsageReader({
      connect: (...asked) => pipeline.connect(...asked),
      snapshot: (...asked) => pipeline.snapshot(...asked),
      lists: new UsageLists({ clock }),
    }),
    capacity: new NodeCapacityReader(new NodeLists({ clock })),
    clusters: {
      directory: new ClusterDirectory({
        now,
        hasSharedCredential: cluster =>
          credentials.hasSharedCredential(cluster),
        registry,
        health,
        breakerStates: () => limits.breakerStates(),
        subscriptions: () => pipeline.subscriptions(),
      }),
      diagnoses: new ClusterDiagnosisService({
        now,
        files,
        transport: measured,
        credential: (...asked) => credentials.get(...asked),
        identityKey: (...asked) => credentials.identityKey(...asked),
      }),
    },
    shared: { registry, credentials, telemetry },
    gaugeSources: {
      clusters: () => observedClusters(health, limits),
      subscriptions: () => pipeline.subscriptions(),
    },
    countClusters: async () => {
      const { signal } = new AbortController();
      return (await registry.getClusters(signal)).clusters.length;
    },
    close: async () => {
      pipeline.close();
      await transport.destroy();
    },
  };
}

/** Undefined where only APIs that are named are read. */
function servedApis(
  { readsShippedResources }: KubernetesConfig,
  clock: Clock,
): ServedApis | undefined {
  return readsShippedResources
    ? new ServedApis(JUDGED_DEFINITIONS, clock)
    : undefined;
}

function* observedClusters(
  health: ClusterHealth,
  limits: ClusterLimits,
): ReturnType<GaugeSources['clusters']> {
  const breakers = limits.breakerStates();
  for (const [name, { lastSuccessAt, watches }] of health.all) {
    const breaker = breakers.get(name) ?? 'closed';
    yield { name, breaker, lastSuccessAt, watches };
  }
}
