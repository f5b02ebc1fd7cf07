import {
  ClusterDiagnosis,
  ClusterHealthList,
  MergedLogMessage,
  MergedLogSource,
  RevisionHistory,
  ServiceMessage,
  ServiceUsage,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  EntityObjectRef,
  EntityPodRef,
  FollowServiceOptions,
  KubernetesApi,
  MergedLogsOptions,
  PodLogsOptions,
} from '../api';

/** One connection that a test holds in its hands. */
export class Connection<M = ServiceMessage> {
  readonly signal: AbortSignal;
  readonly cursor: string | undefined;
  #queue: readonly M[] = [];
  #error: Error | undefined;
  #isClosed = false;
  #wake = () => {};

  constructor(signal: AbortSignal, cursor?: string) {
    this.signal = signal;
    this.cursor = cursor;
    signal.addEventListener('abort', () => this.close());
  }

  send(...messages: readonly M[]): void {
    this.#queue = [...this.#queue, ...messages];
    this.#wake();
  }

  fail(error: Error): void {
    this.#error = error;
    this.#wake();
  }

  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  async *messages(): AsyncGenerator<M, void, void> {
    for (;;) {
      const messages = this.#queue;
      this.#queue = [];
      yield* messages;
      if (this.#error) throw this.#error;
      if (this.#isClosed) return;
      if (this.#queue.length === 0) {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      }
    }
  }
}

/** An API whose connections and answers a test decides on. */
export class ScriptedApi implements KubernetesApi {
  readonly connections: Connection[] = [];
  readonly logs = new Map<string, () => Promise<string>>();

  followService(
    _entityRef: string,
    options: FollowServiceOptions = {},
  ): AsyncIterable<ServiceMessage> {
    const { cursor, signal = new AbortController().signal } = options;
    const connection = new Connection(signal, cursor);
    this.connections.push(connection);
    return connection.messages();
  }

  async getPodLogs(
    pod: EntityPodRef,
    options: PodLogsOptions = {},
  ): Promise<string> {
    const answer = this.logs.get(`${pod.name}/${options.container}`);
    return answer ? answer() : '';
  }

  /** Pieces of a log that is followed, by pod. What is thrown breaks the connection. */
  readonly followed = new Map<string, () => AsyncIterable<string>>();

  async *followPodLogs(pod: EntityPodRef): AsyncGenerator<string, void, void> {
    yield* this.followed.get(pod.name)?.() ?? [];
  }

  /** What was asked for over each connection, and the connection. */
  readonly merged: {
    readonly pods: readonly MergedLogSource[];
    readonly options: MergedLogsOptions;
    readonly connection: Connection<MergedLogMessage>;
  }[] = [];

  readMergedLogs(
    _entityRef: string,
    pods: readonly MergedLogSource[],
    options: MergedLogsOptions = {},
  ): AsyncIterable<MergedLogMessage> {
    const { signal = new AbortController().signal } = options;
    const connection = new Connection<MergedLogMessage>(signal);
    this.merged.push({ pods, options, connection });
    return connection.messages();
  }

  async getPodManifest(pod: EntityPodRef): Promise<string> {
    return `kind: Pod\nmetadata:\n  name: ${pod.name}\n`;
  }

  async getPodEvents() {
    return [
      { type: 'Warning', reason: 'BackOff', message: 'Back-off', count: 2 },
    ];
  }

  async getObjectManifest({ name }: EntityObjectRef): Promise<string> {
    return `metadata:\n  name: ${name}\n`;
  }

  async getObjectEvents() {
    return this.getPodEvents();
  }

  async getRevisions({ name }: EntityObjectRef): Promise<RevisionHistory> {
    return { revisions: [{ name: `${name}-1`, revision: '1' }] };
  }

  /** What was asked about, in order. */
  readonly usageAsked: (readonly string[] | undefined)[] = [];
  usage: () => Promise<ServiceUsage> = async () => ({ clusters: [] });

  getUsage(
    _entityRef: string,
    options: { readonly clusters?: readonly string[] } = {},
  ): Promise<ServiceUsage> {
    this.usageAsked.push(options.clusters);
    return this.usage();
  }

  async getClusters(): Promise<ClusterHealthList> {
    return { at: '2026-03-01T12:00:00Z', clusters: [], providerProblems: [] };
  }

  async diagnoseCluster(cluster: string): Promise<ClusterDiagnosis> {
    return { cluster, at: '2026-03-01T12:00:00Z', steps: [] };
  }

  async retryCluster(): Promise<void> {}

  async reportHelpOpened(): Promise<void> {}

  async reportHelpAnswered(): Promise<void> {}
}
