import {
  ClusterCredential,
  ClusterDetails,
  Principal,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  ApiRequest,
  ApiStream,
  ClusterConnection,
  ClusterTransport,
} from '../transport';
import { Answer, success } from '../util/Answer';
import { Limiter } from '../util/Limiter';
import { CredentialCache } from './CredentialCache';

/** What all connections share. */
export interface ConnectionServices {
  readonly credentials: CredentialCache;
  readonly transport: ClusterTransport;
  /** Over all clusters. */
  readonly overall: Limiter;
  /** For one cluster, whoever asks. */
  limiterFor(cluster: ClusterDetails): Limiter;
}

type Send<T> = (credential: ClusterCredential) => Promise<Answer<T>>;

/**
 * A connection that gets its credential when it is used, and asks for a new one
 * once when the API server refuses it.
 */
export class AuthenticatedConnection implements ClusterConnection {
  readonly cluster: ClusterDetails;
  readonly #principal: Principal;
  readonly #services: ConnectionServices;

  constructor(
    cluster: ClusterDetails,
    principal: Principal,
    services: ConnectionServices,
  ) {
    this.cluster = cluster;
    this.#principal = principal;
    this.#services = services;
  }

  async identity(signal: AbortSignal): Promise<Answer<string>> {
    const credential = await this.#credential(signal);
    return credential.ok ? success(credential.value.identity) : credential;
  }

  getJson(request: ApiRequest): Promise<Answer<unknown>> {
    return this.#authenticated(request.signal, credential =>
      this.#services.transport.getJson(this.cluster, credential, request),
    );
  }

  open(request: ApiRequest): Promise<Answer<ApiStream>> {
    return this.#authenticated(request.signal, credential =>
      this.#services.transport.open(this.cluster, credential, request),
    );
  }

  #credential(signal: AbortSignal): Promise<Answer<ClusterCredential>> {
    return this.#services.credentials.get(
      this.cluster,
      this.#principal,
      signal,
    );
  }

  async #authenticated<T>(
    signal: AbortSignal,
    send: Send<T>,
  ): Promise<Answer<T>> {
    const first = await this.#credential(signal);
    if (!first.ok) return first;
    const answer = await this.#limited(signal, () => send(first.value));
    if (answer.ok || answer.reason.code !== 'unauthenticated') return answer;
    this.#services.credentials.reject(first.value);
    const second = await this.#credential(signal);
    if (!second.ok) return second;
    // The same credential again would only be refused again.
    if (isSame(first.value, second.value)) return answer;
    return this.#limited(signal, () => send(second.value));
  }

  /** First its own cluster's line, then everybody's: a full cluster holds no place that others need. */
  #limited<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    const { overall } = this.#services;
    return this.#services
      .limiterFor(this.cluster)
      .run(signal, () => overall.run(signal, task));
  }
}

function isSame(a: ClusterCredential, b: ClusterCredential): boolean {
  if (a.kind === 'bearerToken') {
    return b.kind === 'bearerToken' && a.token === b.token;
  }
  if (a.kind === 'clientCertificate') {
    return b.kind === 'clientCertificate' && a.certificate === b.certificate;
  }
  return b.kind === 'anonymous';
}
