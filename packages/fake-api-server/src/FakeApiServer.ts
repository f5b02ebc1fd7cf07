import { Accounts } from './api/Accounts';
import { IdentityInput } from './api/identities';
import { ApiHandler } from './api/ApiHandler';
import { Listener } from './api/Listener';
import { LogSource } from './api/logs';
import { RequestCounts } from './api/RequestCounter';
import { StaticLog, StaticLogs } from './api/StaticLogs';
import { Clock, systemClock } from './clock';
import { FaultBoard, FaultWithType } from './fault/FaultBoard';
import { Fault } from './fault/faults';
import { customResourceDefinitions } from './kube/customResourceDefinitions';
import { namespaceObject } from './kube/namespace';
import { KubernetesObject } from './kube/object';
import { uid } from './kube/random';
import {
  formatApiVersion,
  CustomResource,
  qualifiedName,
  Resource,
  servedResources,
} from './kube/resources';
import { WritableObjectSource } from './store/ObjectSource';
import { ObjectStore } from './store/ObjectStore';
import { ClusterCertificates, createCertificates } from './tls/certificates';

type CertificateProblem = FaultWithType<'certificate'>['problem'];

/**
 * Options of a server. Each has a default.
 *
 * @public
 */
export interface FakeApiServerOptions {
  /** The cluster's name in a kubeconfig and in its certificate authority. `fake` when absent. */
  readonly name?: string;
  /** A version of Kubernetes as `/version` reports it; `v1.36.2` when absent. */
  readonly kubernetesVersion?: string;
  /** Drives timestamps, bookmarks and timeouts of watches, and followed logs. The system's when absent. */
  readonly clock?: Clock;
  /** Where objects are kept; an {@link ObjectStore} when absent. */
  readonly store?: WritableObjectSource;
  /** Logs of containers; those of {@link FakeApiServer.setLog} come first. */
  readonly logs?: LogSource;
  /** Served besides the built-in resources, each with its CustomResourceDefinition. */
  readonly customResources?: readonly CustomResource[];
  /** API groups that are not served, for example `metrics.k8s.io`. */
  readonly absentApis?: readonly string[];
  /** API groups that are registered and answer 503, like those of a metrics-server that is down. */
  readonly brokenApis?: readonly string[];
  /** Besides `reader`, `limited`, `nobody`, `impersonator` and `admin`. */
  readonly identities?: readonly IdentityInput[];
  /** False for HTTP/1.1 alone, as behind some proxies. */
  readonly http2?: boolean;
}

/**
 * Refers to one object. Kinds at the cluster scope have no `namespace`; for the others
 * it is `default` when absent.
 *
 * @public
 */
export interface ObjectReference {
  readonly kind: string;
  readonly apiVersion?: string;
  readonly namespace?: string;
  readonly name: string;
}

/**
 * The API server of one fake cluster, on a loopback port, over TLS.
 *
 * @public
 */
export class FakeApiServer {
  readonly name: string;
  /** The certificate authority in PEM, base64-encoded as in a kubeconfig. */
  readonly caData: string;
  /** The certificate authority in PEM. */
  readonly caPem: string;
  /** Bearer tokens by the name of their identity: `reader`, `limited`, `nobody`, `impersonator`, `admin`. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly #clock: Clock;
  readonly #store: WritableObjectSource;
  readonly #logs: StaticLogs;
  readonly #resources: readonly Resource[];
  readonly #certificates: ClusterCertificates;
  readonly #accounts: Accounts;
  readonly #faults = new FaultBoard();
  readonly #handler: ApiHandler;
  readonly #listener: Listener;
  #certificateProblem: CertificateProblem | undefined;

  /** Prefer {@link startFakeApiServer}, which creates the certificates and listens. */
  constructor(
    certificates: ClusterCertificates,
    options: FakeApiServerOptions = {},
  ) {
    const { customResources = [], absentApis = [] } = options;
    this.name = options.name ?? 'fake';
    this.caPem = certificates.caPem;
    this.caData = Buffer.from(this.caPem).toString('base64');
    this.#certificates = certificates;
    this.#clock = options.clock ?? systemClock;
    this.#store = options.store ?? new ObjectStore(() => this.#clock.now());
    this.#logs = new StaticLogs({
      clock: this.#clock,
      findPod: (namespace, name) => this.get({ kind: 'Pod', namespace, name }),
      others: options.logs,
    });
    this.#resources = servedResources(customResources, absentApis);
    customResourceDefinitions(customResources, absentApis).forEach(definition =>
      this.put(definition, 'CustomResourceDefinition'),
    );
    this.#accounts = new Accounts({
      clusterName: this.name,
      identities: options.identities ?? [],
      customResources,
    });
    this.tokens = this.#accounts.tokens;
    this.#handler = new ApiHandler({
      clock: this.#clock,
      source: this.#store,
      logs: this.#logs,
      resources: this.#resources,
      brokenApis: new Set(options.brokenApis),
      faults: this.#faults,
      kubernetesVersion: options.kubernetesVersion ?? 'v1.36.2',
      identify: token => this.#accounts.identify(token),
      rulesFor: subject => this.#accounts.rulesFor(subject),
      address: () => `127.0.0.1:${this.#listener.port}`,
      resetConnection: remotePort => this.#listener.reset(remotePort),
    });
    this.#listener = new Listener({
      keyPair: certificates.valid,
      offersHttp2: options.http2 ?? true,
      handler: this.#handler.handle,
    });
  }

  /** `https://127.0.0.1:PORT` */
  get url(): string {
    return `https://127.0.0.1:${this.#listener.port}`;
  }

  /** Replaces the active faults. Resolves when the next request meets the new ones. */
  async setFault(...faults: readonly Fault[]): Promise<void> {
    this.#faults.set(faults);
    await this.#showCertificate(
      this.#faults.connection('certificate')?.problem,
    );
    this.#listener.setSilent(this.#faults.connection('hang') !== undefined);
    this.#listener.setFlooding(
      this.#faults.connection('hostile') !== undefined,
    );
    await this.#listener.setRefusing(
      this.#faults.connection('refuse') !== undefined,
    );
  }

  /** Ends all faults. */
  clearFault(): Promise<void> {
    return this.setFault();
  }

  activeFaults(): readonly Fault[] {
    return this.#faults.list();
  }

  /** Requests with this token get 401 from now on, as if it had expired. */
  revokeToken(token: string): void {
    this.#accounts.revoke(token);
  }

  /** Accepts a token, revoked or new, as that of one of this server's identities. */
  grantToken(token: string, identityName: string): void {
    this.#accounts.grant(token, identityName);
  }

  /** Gives a user or a group, by the name that requests impersonate, the rights of an identity. */
  bind(subject: string, identityName: string): void {
    this.#accounts.bind(subject, identityName);
  }

  unbind(subject: string): void {
    this.#accounts.unbind(subject);
  }

  /**
   * Adds or replaces one object, and creates its namespace when that is missing.
   *
   * @param kindHint - the kind of an object that was an item of a list, where `kind` is omitted
   */
  put(raw: KubernetesObject, kindHint?: string): KubernetesObject {
    const { kind: rawKind, apiVersion, ...object } = raw;
    const kind = rawKind ?? kindHint;
    const resource = this.#findResource(kind, apiVersion);
    const namespace = resource.namespaced
      ? object.metadata.namespace ?? 'default'
      : undefined;
    if (namespace !== undefined) this.#ensureNamespace(namespace);
    return this.#store.put(qualifiedName(resource), {
      ...object,
      metadata: {
        ...object.metadata,
        ...(namespace === undefined ? {} : { namespace }),
        uid:
          object.metadata.uid ??
          uid(this.name, kind ?? '', namespace ?? '', object.metadata.name),
      },
    });
  }

  /** Returns whether there was such an object. */
  delete(reference: ObjectReference): boolean {
    return this.#store.delete(...this.#locate(reference));
  }

  get(reference: ObjectReference): KubernetesObject | undefined {
    return this.#store.get(...this.#locate(reference));
  }

  /** Sets a container's log; the container's state still decides whether it can be read. */
  setLog(
    namespace: string,
    pod: string,
    container: string,
    log: StaticLog,
  ): void {
    this.#logs.set(namespace, pod, container, log);
  }

  /** Forgets all changes, like etcd's compaction: watches and paged lists that resume from before get 410. */
  compact(): void {
    this.#store.compact();
  }

  /** Requests since the start or the last reset. */
  requests(): RequestCounts {
    return this.#handler.requests.counts();
  }

  resetRequests(): void {
    this.#handler.requests.reset();
  }

  openWatches(): number {
    return this.#handler.openWatches;
  }

  /** Path and query of each open watch, which tell what it selects. */
  watchUrls(): readonly string[] {
    return this.#handler.watchUrls;
  }

  /** Requests whose answer is not complete, watches among them. */
  openRequests(): number {
    return this.#handler.openRequests;
  }

  connections(): number {
    return this.#listener.connections;
  }

  /** Breaks every open connection once. */
  dropConnections(): void {
    this.#listener.dropConnections();
  }

  /** @param port - 0, the default, for any free one */
  listen(port = 0): Promise<void> {
    return this.#listener.listen(port);
  }

  /** Closes the port and every connection. */
  stop(): Promise<void> {
    return this.#listener.close();
  }

  /** A certificate is presented to new connections only, so a change closes the open ones. */
  async #showCertificate(
    problem: CertificateProblem | undefined,
  ): Promise<void> {
    if (problem === this.#certificateProblem) return;
    const certificates = this.#certificates;
    this.#listener.setCertificate(
      problem ? await certificates[problem]() : certificates.valid,
    );
    this.#certificateProblem = problem;
  }

  #findResource(
    kind: string | undefined,
    apiVersion: string | undefined,
  ): Resource {
    const found = this.#resources.find(
      resource =>
        resource.kind === kind &&
        (apiVersion === undefined || formatApiVersion(resource) === apiVersion),
    );
    if (!found) {
      throw new Error(
        `Cluster ${this.name} does not serve ${
          apiVersion ?? 'any version of'
        } ${kind ?? 'an object without kind'}`,
      );
    }
    return found;
  }

  #ensureNamespace(name: string): void {
    if (this.#store.get('namespaces', undefined, name)) return;
    this.#store.put(
      'namespaces',
      namespaceObject(this.name, name, this.#clock.now()),
    );
  }

  #locate({ kind, apiVersion, namespace, name }: ObjectReference) {
    const resource = this.#findResource(kind, apiVersion);
    return [
      qualifiedName(resource),
      resource.namespaced ? namespace ?? 'default' : undefined,
      name,
    ] as const;
  }
}

/**
 * Creates a certificate authority and starts a server on a loopback port. Stop it,
 * or the process does not end.
 *
 * @public
 */
export async function startFakeApiServer(
  options: FakeApiServerOptions & {
    /** 0, the default, for any free one. */
    readonly port?: number;
  } = {},
): Promise<FakeApiServer> {
  const certificates = await createCertificates(options.name ?? 'fake');
  const server = new FakeApiServer(certificates, options);
  await server.listen(options.port);
  return server;
}
