import { Socket } from 'node:net';
import { DiagnosisStepName } from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  apiPath,
  ClusterTransport,
  METADATA_LIST,
  readAuthority,
} from '../transport';
import { Result, fail, ok } from '../util/Result';
import { FileCache } from '../util/FileCache';
import {
  countAddresses,
  parseEndpoint,
  isAddress,
  openSocket,
  secureSocket,
} from './network';

/** The user that the API server assumes for a credential it does not recognize. */
const ANONYMOUS = 'system:anonymous';

/** One address is enough. */
const ONE_POD = {
  path: apiPath('api', 'v1', 'pods'),
  query: { limit: '1' },
  accept: METADATA_LIST,
};

export interface ConnectivityProbeOptions {
  readonly cluster: ClusterDetails;
  readonly files: FileCache;
  /** Gets the credential of the caller. */
  readonly credential: (
    signal: AbortSignal,
  ) => Promise<Result<ClusterCredential>>;
  /** Sends even while the circuit is open. */
  readonly transport: Pick<ClusterTransport, 'getJson'>;
}

/** What a step found; `skipped` when there was nothing to test. */
type StepResult = Result<string> | { readonly skipped: string };

/** Runs the steps of a connectivity diagnosis in order; each keeps what the next one needs. */
export class ConnectivityProbe {
  readonly #options: ConnectivityProbeOptions;
  readonly #endpoint: ReturnType<typeof parseEndpoint>;
  #socket: Socket | undefined;
  /** The response that tells both whether the credential is accepted and what it may do. */
  #pods: Result<unknown> | undefined;

  constructor(options: ConnectivityProbeOptions) {
    this.#options = options;
    this.#endpoint = parseEndpoint(options.cluster);
  }

  run(step: DiagnosisStepName, signal: AbortSignal): Promise<StepResult> {
    switch (step) {
      case 'dns':
        return this.#resolve(signal);
      case 'tcp':
        return this.#connect(signal);
      case 'tls':
        return this.#secure(signal);
      case 'authenticate':
        return this.#authenticate(signal);
      default:
        return this.#listPods();
    }
  }

  close(): void {
    this.#socket?.destroy();
  }

  async #resolve(signal: AbortSignal): Promise<StepResult> {
    const { host } = this.#endpoint;
    if (isAddress(host)) {
      return { skipped: 'URL is an IP' };
    }
    const count = await countAddresses(this.#endpoint, signal);
    return ok(
      count === 1 ? 'resolves to 1 address' : `resolves to ${count} addresses`,
    );
  }

  async #connect(signal: AbortSignal): Promise<StepResult> {
    this.#socket = await openSocket(this.#endpoint, signal);
    return ok('connected');
  }

  async #secure(signal: AbortSignal): Promise<StepResult> {
    const { cluster, files } = this.#options;
    const { serverName, skipVerify = false } = cluster.tls ?? {};
    if (!this.#endpoint.isSecure || !this.#socket) {
      return {
        skipped: 'URL is http://, so nothing is encrypted',
      };
    }
    const authority = await readAuthority(cluster, files);
    if (!authority.ok) return authority;
    const secure = await secureSocket(
      this.#socket,
      this.#endpoint.host,
      { ca: authority.value, serverName, skipVerify },
      signal,
    );
    this.#socket = secure;
    const validTo = new Date(secure.getPeerCertificate().valid_to);
    if (skipVerify) {
      return ok('certificate not verified, because skipTLSVerify is set');
    }
    return ok(
      Number.isNaN(validTo.getTime())
        ? 'certificate is trusted'
        : `certificate is trusted, valid until ${validTo
            .toISOString()
            .slice(0, 10)}`,
    );
  }

  async #authenticate(signal: AbortSignal): Promise<StepResult> {
    const { cluster, transport } = this.#options;
    const credential = await this.#options.credential(signal);
    if (!credential.ok) return credential;
    this.#pods = await transport.getJson(cluster, credential.value, {
      ...ONE_POD,
      signal,
    });
    if (this.#pods.ok) return ok('credentials accepted');
    const { code, message, status } = this.#pods.reason;
    if (code !== 'forbidden') return this.#pods;
    const isAnonymous =
      credential.value.kind !== 'anonymous' && message.includes(ANONYMOUS);
    return isAnonymous
      ? fail(
          'unauthenticated',
          `the API server doesn't recognize the credentials and treats them as ${ANONYMOUS}`,
          status,
        )
      : ok('credentials accepted');
  }

  async #listPods(): Promise<StepResult> {
    if (!this.#pods) return { skipped: 'no request was sent' };
    return this.#pods.ok ? ok('allowed in all namespaces') : this.#pods;
  }
}
