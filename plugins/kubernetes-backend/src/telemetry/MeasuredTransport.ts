import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { ApiRequest, ApiStream, ClusterTransport } from '../transport';
import { Result } from '../util/Result';
import { requestKind } from './requestKind';
import { ApiRequestKind, RequestOutcome, Telemetry } from './Telemetry';

const STATUS_GONE = 410;

export type Transport = Pick<ClusterTransport, 'getJson' | 'open'>;

export interface MeasuredTransportOptions {
  readonly transport: Transport;
  readonly telemetry: Telemetry;
  /** Monotonic time in milliseconds. */
  readonly now?: () => number;
}

/** Records the outcome and duration of each request, without its time in queues. */
export class MeasuredTransport implements Transport {
  readonly #transport: Transport;
  readonly #telemetry: Telemetry;
  readonly #now: () => number;

  constructor(options: MeasuredTransportOptions) {
    this.#transport = options.transport;
    this.#telemetry = options.telemetry;
    this.#now = options.now ?? (() => performance.now());
  }

  getJson(
    cluster: ClusterDetails,
    credential: ClusterCredential,
    request: ApiRequest,
  ): Promise<Result<unknown>> {
    return this.#measure(requestKind(cluster.name, request), () =>
      this.#transport.getJson(cluster, credential, request),
    );
  }

  async open(
    cluster: ClusterDetails,
    credential: ClusterCredential,
    request: ApiRequest,
  ): Promise<Result<ApiStream>> {
    const kind = requestKind(cluster.name, request);
    const result = await this.#measure(kind, () =>
      this.#transport.open(cluster, credential, request),
    );
    if (result.ok) {
      result.value.body.once('close', this.#telemetry.streamOpened(kind));
    }
    return result;
  }

  async #measure<T>(
    kind: ApiRequestKind,
    send: () => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const startedAt = this.#now();
    const done = (outcome: RequestOutcome, result?: Result<T>) =>
      this.#telemetry.requestDone({
        ...kind,
        outcome,
        seconds: (this.#now() - startedAt) / 1_000,
        ...(result?.ok === false
          ? { reason: result.reason, detail: result.detail }
          : {}),
      });
    try {
      const result = await send();
      done(requestOutcome(result), result);
      return result;
    } catch (error) {
      done('aborted');
      throw error;
    }
  }
}

function requestOutcome(result: Result<unknown>): RequestOutcome {
  if (result.ok) return 'ok';
  return result.reason.status === STATUS_GONE ? 'expired' : result.reason.code;
}
