import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  ClusterDiagnosis,
  ClusterHealthList,
  EventRow,
  FleetFailureList,
  FleetServiceList,
  MergedLogMessage,
  MergedLogSource,
  NodeCapacity,
  RevisionHistory,
  ServiceMessage,
  ServiceUsage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { followWithTokens } from '../logins/followWithTokens';
import { KubernetesLoginsApi } from '../logins/KubernetesLoginsApi';
import { UserTokenHeaders, withTokens } from '../logins/UserTokenHeaders';
import { pollSnapshots } from '../stream/pollSnapshots';
import { toRefusal } from '../stream/toRefusal';
import { TransportSelector } from '../stream/TransportSelector';
import { streamMergedLog } from '../stream/streamMergedLog';
import { streamMessages } from '../stream/streamMessages';
import { streamText } from '../stream/streamText';
import { systemTimers, Timers } from '../stream/timers';
import {
  EntityObjectRef,
  EntityPodRef,
  FleetScope,
  FollowServiceOptions,
  KubernetesApi,
  MergedLogsOptions,
  PodLogsOptions,
} from './KubernetesApi';
import { parseClusters, parseDiagnosis } from './parseClusters';
import { parseEventRows } from './parseEventRows';
import { parseFleetFailures, parseFleetServices } from './parseFleet';
import { parseNodeCapacity } from './parseNodeCapacity';
import { parseRevisionHistory } from './parseRevisionHistory';
import { parseServiceUsage } from './parseServiceUsage';
import {
  clustersPath,
  diagnosisPath,
  entityPath,
  fleetFailuresPath,
  fleetServicesPath,
  helpAnswerPath,
  helpPath,
  liveQuery,
  logsQuery,
  mergedLogsQuery,
  objectPath,
  podPath,
  retryPath,
  usageQuery,
} from './urls';

/** @public */
export interface KubernetesClientOptions {
  readonly discoveryApi: DiscoveryApi;
  readonly fetchApi: FetchApi;
  /** For clusters that need the user's own login; without it, they can't be read. */
  readonly loginsApi?: KubernetesLoginsApi;
  readonly timers?: Timers;
  /** 0 up to 1, as `Math.random`; spreads the polls of many viewers. */
  readonly random?: () => number;
}

/**
 * Talks to the Kubernetes backend plugin over HTTP.
 *
 * @remarks
 * A service is followed as a stream of lines. Where something between browser and backend
 * buffers the stream, the client polls snapshots instead.
 *
 * @public
 */
export class KubernetesClient implements KubernetesApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;
  readonly #timers: Timers;
  readonly #random: () => number;
  readonly #userTokens: UserTokenHeaders;
  readonly #transport = new TransportSelector();

  constructor(options: KubernetesClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
    this.#timers = options.timers ?? systemTimers;
    this.#random = options.random ?? Math.random;
    this.#userTokens = new UserTokenHeaders(options.loginsApi);
  }

  async *followService(
    entityRef: string,
    options: FollowServiceOptions = {},
  ): AsyncGenerator<ServiceMessage, void, void> {
    const base = await this.#url(entityPath(entityRef));
    let { cursor } = options;
    yield* followWithTokens({
      entityRef,
      headers: this.#userTokens,
      signal: options.signal ?? new AbortController().signal,
      follow: (tokens, signal) => {
        const connection = this.#follow(base, tokens, { cursor, signal });
        // It predates this stream, so a second connection starts without it.
        cursor = undefined;
        return connection;
      },
    });
  }

  async *#follow(
    base: string,
    tokens: ReadonlyMap<string, string>,
    { cursor, signal = new AbortController().signal }: FollowServiceOptions,
  ): AsyncGenerator<ServiceMessage, void, void> {
    const common = {
      fetch: withTokens(this.#fetchApi.fetch, tokens),
      timers: this.#timers,
      random: this.#random,
      signal,
    };
    const transport = this.#transport;
    let query = liveQuery(cursor);
    while (!signal.aborted) {
      if (this.#timers.now() >= transport.pollsUntil) {
        const outcome = yield* streamMessages({
          ...common,
          url: `${base}/live${query}`,
          onFirstLine: () => transport.onFirstLine(),
        });
        if (outcome === 'ended') return;
        transport.onStreamBuffered(this.#timers.now());
        // Snapshots have no versions, so there is nothing to resume from.
        query = liveQuery(undefined);
      }
      yield* pollSnapshots({
        ...common,
        url: `${base}/snapshot`,
        until: transport.pollsUntil,
      });
    }
  }

  async getPodLogs(
    pod: EntityPodRef,
    options: PodLogsOptions = {},
  ): Promise<string> {
    const query = logsQuery(options);
    const response = await this.#get(
      pod,
      `${podPath(pod)}/logs${query && `?${query}`}`,
      options.signal,
    );
    return response.text();
  }

  async getPodEvents(
    pod: EntityPodRef,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<readonly EventRow[]> {
    const path = `${podPath(pod)}/events`;
    const response = await this.#get(pod, path, options.signal);
    return parseEventRows(await response.text());
  }

  async getNodeCapacity(
    pod: EntityPodRef,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<NodeCapacity> {
    const path = `${podPath(pod)}/node-capacity`;
    const response = await this.#get(pod, path, options.signal);
    return parseNodeCapacity(await response.text());
  }

  async getObjectEvents(
    object: EntityObjectRef,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<readonly EventRow[]> {
    const path = `${objectPath(object)}/events`;
    const response = await this.#get(object, path, options.signal);
    return parseEventRows(await response.text());
  }

  async getRevisions(
    workload: EntityObjectRef,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<RevisionHistory> {
    const path = `${objectPath(workload)}/revisions`;
    const response = await this.#get(workload, path, options.signal);
    return parseRevisionHistory(await response.text());
  }

  async getObjectManifest(
    object: EntityObjectRef,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<string> {
    const path = `${objectPath(object)}/manifest?format=yaml`;
    const response = await this.#get(object, path, options.signal);
    return response.text();
  }

  async *followPodLogs(
    pod: EntityPodRef,
    options: PodLogsOptions = {},
  ): AsyncGenerator<string, void, void> {
    const { signal = new AbortController().signal, ...query } = options;
    const path = `${podPath(pod)}/logs?${logsQuery({
      ...query,
      follow: true,
    })}`;
    yield* streamText({
      url: await this.#url(path),
      fetch: await this.#fetchFor(pod),
      timers: this.#timers,
      // Without times the backend can send no heartbeat.
      isBeating: query.timestamps ?? false,
      signal,
    });
  }

  async *readMergedLogs(
    entityRef: string,
    pods: readonly MergedLogSource[],
    options: MergedLogsOptions = {},
  ): AsyncGenerator<MergedLogMessage, void, void> {
    const { signal = new AbortController().signal } = options;
    const path = `${entityPath(entityRef)}/logs`;
    const tokens = await this.#userTokens.tokens(entityRef);
    yield* streamMergedLog({
      url: `${await this.#url(path)}?${mergedLogsQuery(pods, options)}`,
      fetch: withTokens(this.#fetchApi.fetch, tokens),
      timers: this.#timers,
      signal,
    });
  }

  async getPodManifest(
    pod: EntityPodRef,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<string> {
    const path = `${podPath(pod)}/manifest?format=yaml`;
    const response = await this.#get(pod, path, options.signal);
    return response.text();
  }

  async getUsage(
    entityRef: string,
    options: {
      readonly clusters?: readonly string[];
      readonly signal?: AbortSignal;
    } = {},
  ): Promise<ServiceUsage> {
    const { clusters, signal } = options;
    const tokens = await this.#userTokens.tokens(entityRef);
    const path = `${entityPath(entityRef)}/usage${usageQuery(clusters)}`;
    const response = await withTokens(this.#fetchApi.fetch, tokens)(
      await this.#url(path),
      { signal },
    );
    if (!response.ok) throw await toRefusal(response);
    return parseServiceUsage(await response.text());
  }

  async getFleetServices(
    scope: FleetScope,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<FleetServiceList> {
    if (typeof scope === 'object' && 'refs' in scope && !scope.refs.length) {
      // Without a reference, the route answers with all services.
      return { at: new Date().toISOString(), clusters: [], services: [] };
    }
    const response = await this.#send(fleetServicesPath(scope), options.signal);
    return parseFleetServices(await response.text());
  }

  async getFleetFailures(
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<FleetFailureList> {
    const response = await this.#send(fleetFailuresPath(), options.signal);
    return parseFleetFailures(await response.text());
  }

  async getClusters(
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<ClusterHealthList> {
    const response = await this.#send(clustersPath(), options.signal);
    return parseClusters(await response.text());
  }

  async diagnoseCluster(
    cluster: string,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<ClusterDiagnosis> {
    const response = await this.#send(diagnosisPath(cluster), options.signal);
    return parseDiagnosis(await response.text());
  }

  async retryCluster(entityRef: string, cluster: string): Promise<void> {
    await this.#send(retryPath(entityRef, cluster), undefined, 'POST');
  }

  async reportHelpOpened(failureClass: string): Promise<void> {
    await this.#send(helpPath(failureClass), undefined, 'POST');
  }

  async reportHelpAnswered(
    failureClass: string,
    hasHelped: boolean,
  ): Promise<void> {
    const path = helpAnswerPath(failureClass, hasHelped);
    await this.#send(path, undefined, 'POST');
  }

  /** For routes that ask no cluster, and so need no token of one. */
  async #send(
    path: string,
    signal?: AbortSignal,
    method = 'GET',
  ): Promise<Response> {
    const url = await this.#url(path);
    const response = await this.#fetchApi.fetch(url, { method, signal });
    if (!response.ok) throw await toRefusal(response);
    return response;
  }

  /** Sends the user's token for the cluster, if it needs one. */
  async #fetchFor({
    entityRef,
    cluster,
  }: Pick<EntityPodRef, 'entityRef' | 'cluster'>): Promise<FetchApi['fetch']> {
    const tokens = await this.#userTokens.tokens(entityRef, cluster);
    return withTokens(this.#fetchApi.fetch, tokens);
  }

  async #get(
    from: Pick<EntityPodRef, 'entityRef' | 'cluster'>,
    path: string,
    signal?: AbortSignal,
  ): Promise<Response> {
    const fetch = await this.#fetchFor(from);
    const response = await fetch(await this.#url(path), { signal });
    if (!response.ok) throw await toRefusal(response);
    return response;
  }

  async #url(path: string): Promise<string> {
    return `${await this.#discoveryApi.getBaseUrl('kubernetes')}/${path}`;
  }
}
