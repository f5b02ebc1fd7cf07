import { ApiServer } from './api/ApiServer';
import { Identity } from './api/access';
import { Listener } from './api/Listener';
import { ContainerLog, LogSource } from './api/logs';
import { RequestCounts } from './api/RequestCounter';
import { Clock } from './clock';
import { Fault, FaultBoard, FaultInput, FaultOfType } from './fault/faults';
import { KubernetesObject, textAt } from './kube/object';
import { digest, uid } from './kube/random';
import { apiVersionOf, qualifiedName, Resource } from './kube/resources';
import { ObjectSource } from './store/ObjectSource';
import { ClusterCertificates } from './tls/certificates';
import { namespaceObject } from './world/namespaces';

type CertificateProblem = FaultOfType<'certificate'>['problem'];

/** The objects that can be placed by hand. */
export interface WritableSource extends ObjectSource {
  put(resource: string, object: KubernetesObject): KubernetesObject;
  delete(
    resource: string,
    namespace: string | undefined,
    name: string,
  ): boolean;
  compact(): void;
}

export interface ClusterOptions {
  readonly name: string;
  readonly title: string;
  readonly region: string;
  readonly kubernetesVersion: string;
  readonly clock: Clock;
  readonly store: WritableSource;
  /** Logs of what the scenario runs; those set by hand come first. */
  readonly logs: LogSource;
  readonly resources: readonly Resource[];
  /** Groups whose servers do not answer. */
  readonly brokenApis?: ReadonlySet<string>;
  readonly identities: readonly Identity[];
  readonly certificates: ClusterCertificates;
  readonly offersHttp2: boolean;
}

/** Which object: `namespace` is left out for kinds at the cluster scope. */
export interface ObjectReference {
  readonly kind: string;
  readonly apiVersion?: string;
  readonly namespace?: string;
  readonly name: string;
}

/** What a test lets a container have written. */
export interface StaticLog {
  readonly current?: string;
  readonly previous?: string;
}

/** One simulated cluster with its API server on a loopback port. */
export class Cluster {
  readonly name: string;
  readonly title: string;
  readonly region: string;
  /** The certificate authority in PEM, base64-encoded as in a kubeconfig. */
  readonly caData: string;
  /** The certificate authority in PEM. */
  readonly caPem: string;
  /** Bearer tokens by the name of the identity: `reader`, `limited`, `nobody`. */
  readonly tokens: Readonly<Record<string, string>>;
  private readonly identities = new Map<string, Identity>();
  private readonly bindings = new Map<string, Identity>();
  private readonly staticLogs = new Map<
    string,
    StaticLog & { readonly sinceMs: number }
  >();
  private readonly faults = new FaultBoard();
  private certificateProblem: CertificateProblem | undefined;
  private readonly server: ApiServer;
  private readonly listener: Listener;

  constructor(private readonly options: ClusterOptions) {
    this.name = options.name;
    this.title = options.title;
    this.region = options.region;
    this.caPem = options.certificates.caPem;
    this.caData = Buffer.from(this.caPem).toString('base64');
    this.tokens = Object.fromEntries(
      options.identities.map(identity => {
        const token = `simulated.${digest(
          'token',
          options.name,
          identity.name,
        ).slice(0, 40)}`;
        this.identities.set(token, identity);
        return [identity.name, token];
      }),
    );
    this.server = new ApiServer({
      clock: options.clock,
      source: options.store,
      logs: {
        read: (pod, container, previous) =>
          this.readLog(pod, container, previous),
      },
      resources: options.resources,
      brokenApis: options.brokenApis,
      faults: this.faults,
      kubernetesVersion: options.kubernetesVersion,
      identify: token => this.identities.get(token),
      rulesOf: subject => this.bindings.get(subject)?.rules ?? [],
      address: () => `127.0.0.1:${this.listener.port}`,
      resetConnection: remotePort => this.listener.reset(remotePort),
    });
    this.listener = new Listener({
      keyPair: options.certificates.valid,
      offersHttp2: options.offersHttp2,
      handler: this.server.handle,
    });
  }

  /** `https://127.0.0.1:PORT` */
  get url(): string {
    return `https://127.0.0.1:${this.listener.port}`;
  }

  /** Replaces whatever faults are on. Resolves when the next request meets the new ones. */
  async setFault(...faults: readonly FaultInput[]): Promise<void> {
    this.faults.set(faults);
    await this.showCertificate(this.faults.connection('certificate')?.problem);
    this.listener.setSilent(this.faults.connection('hang') !== undefined);
    this.listener.setFlooding(this.faults.connection('hostile') !== undefined);
    await this.listener.setRefusing(
      this.faults.connection('refuse') !== undefined,
    );
  }

  clearFault(): Promise<void> {
    return this.setFault();
  }

  activeFaults(): readonly Fault[] {
    return this.faults.list();
  }

  /** From now on the token is 401, as if it had expired. */
  revokeToken(token: string): void {
    this.identities.delete(token);
  }

  /** Lets a token in again, or another one, as one of this cluster's identities. */
  grantToken(token: string, identityName: string): void {
    this.identities.set(token, this.identityNamed(identityName));
  }

  /** Lets a user or a group, by the name that requests impersonate, do what an identity may do. */
  bind(subject: string, identityName: string): void {
    this.bindings.set(subject, this.identityNamed(identityName));
  }

  unbind(subject: string): void {
    this.bindings.delete(subject);
  }

  /**
   * Adds or replaces one raw object, and its namespace when that is missing.
   *
   * @param kindHint - the kind of an object that comes from the items of a list and so does not say it
   */
  put(raw: KubernetesObject, kindHint?: string): KubernetesObject {
    const { kind: rawKind, apiVersion, ...object } = raw;
    const kind = rawKind ?? kindHint;
    const resource = this.resourceOf(kind, apiVersion);
    const namespace = resource.namespaced
      ? object.metadata.namespace ?? 'default'
      : undefined;
    if (namespace !== undefined) this.ensureNamespace(namespace);
    return this.options.store.put(qualifiedName(resource), {
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

  /** Whether there was such an object. */
  delete(reference: ObjectReference): boolean {
    return this.options.store.delete(...this.keyOf(reference));
  }

  get(reference: ObjectReference): KubernetesObject | undefined {
    return this.options.store.get(...this.keyOf(reference));
  }

  /** What a container has written; its state still decides whether the log can be read. */
  setLog(
    namespace: string,
    pod: string,
    container: string,
    log: StaticLog,
  ): void {
    this.staticLogs.set(`${namespace}/${pod}/${container}`, {
      ...log,
      sinceMs: this.options.clock.now(),
    });
  }

  /** Forgets all changes: watches that resume from before now get 410, as do continued lists. */
  compact(): void {
    this.options.store.compact();
  }

  requests(): RequestCounts {
    return this.server.requests.counts();
  }

  resetRequests(): void {
    this.server.requests.reset();
  }

  openWatches(): number {
    return this.server.openWatches;
  }

  /** Requests that are not answered yet, watches among them. */
  openRequests(): number {
    return this.server.openRequests;
  }

  connections(): number {
    return this.listener.connections;
  }

  /** Breaks every open connection once. */
  dropConnections(): void {
    this.listener.dropConnections();
  }

  listen(port: number): Promise<void> {
    return this.listener.listen(port);
  }

  stop(): Promise<void> {
    return this.listener.close();
  }

  /** A certificate holds for new connections only, so a change of it breaks those that are open. */
  private async showCertificate(
    problem: CertificateProblem | undefined,
  ): Promise<void> {
    if (problem === this.certificateProblem) return;
    const { certificates } = this.options;
    this.listener.setCertificate(
      problem ? await certificates[problem]() : certificates.valid,
    );
    this.certificateProblem = problem;
  }

  private identityNamed(name: string): Identity {
    const identity = this.options.identities.find(
      candidate => candidate.name === name,
    );
    if (!identity) {
      throw new Error(`Cluster ${this.name} has no identity "${name}"`);
    }
    return identity;
  }

  private resourceOf(
    kind: string | undefined,
    apiVersion: string | undefined,
  ): Resource {
    const found = this.options.resources.find(
      resource =>
        resource.kind === kind &&
        (apiVersion === undefined || apiVersionOf(resource) === apiVersion),
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

  private ensureNamespace(name: string): void {
    const { store } = this.options;
    if (store.get('namespaces', undefined, name)) return;
    store.put(
      'namespaces',
      namespaceObject(this.name, name, this.options.clock.now()),
    );
  }

  private keyOf({ kind, apiVersion, namespace, name }: ObjectReference) {
    const resource = this.resourceOf(kind, apiVersion);
    return [
      qualifiedName(resource),
      resource.namespaced ? namespace ?? 'default' : undefined,
      name,
    ] as const;
  }

  private readLog(
    pod: KubernetesObject,
    container: string,
    previous: boolean,
  ): ContainerLog | undefined {
    const key = `${pod.metadata.namespace ?? ''}/${
      pod.metadata.name
    }/${container}`;
    const log = this.staticLogs.get(key);
    if (!log) return this.options.logs.read(pod, container, previous);
    const { namespace, name, uid: own } = pod.metadata;
    const now = this.get({ kind: 'Pod', namespace, name });
    // Whoever follows holds the pod as it was; its containers end with it.
    const isGone = now?.metadata.uid !== own;
    const text = (previous ? log.previous : log.current) ?? '';
    const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
    return {
      lines: lines.map((line, sequence) => ({
        sequence,
        timeMs: log.sinceMs,
        text: line,
      })),
      isComplete:
        previous || isGone || textAt(pod, 'status', 'phase') !== 'Running',
    };
  }
}
