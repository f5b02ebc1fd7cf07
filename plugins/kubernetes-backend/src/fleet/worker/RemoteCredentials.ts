import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { ConnectionServices } from '../../auth/AuthenticatedConnection';
import { Result } from '../../util/Result';
import { abortable } from '../../util/timing';
import { WorkerPort } from './protocol';

type Credentials = ConnectionServices['credentials'];

/**
 * Credentials that the main thread has: it knows the providers, and renews them. They are
 * asked for with each request, of which there are few, so that none is kept here.
 */
export class RemoteCredentials implements Credentials {
  readonly #port: WorkerPort;
  readonly #waiting = new Map<
    number,
    (credential: Result<ClusterCredential>) => void
  >();
  readonly #clusterOf = new WeakMap<ClusterCredential, string>();
  #lastId = 0;

  constructor(port: WorkerPort) {
    this.#port = port;
  }

  async get(
    { name }: ClusterDetails,
    _caller: unknown,
    signal: AbortSignal,
  ): Promise<Result<ClusterCredential>> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answered = new Promise<Result<ClusterCredential>>(resolve =>
      this.#waiting.set(id, resolve),
    );
    this.#port.send({ type: 'credential', id, cluster: name });
    try {
      const result = await abortable(answered, signal);
      if (result.ok) this.#clusterOf.set(result.value, name);
      return result;
    } finally {
      this.#waiting.delete(id);
    }
  }

  /** The answer of the main thread. */
  answer(id: number, credential: Result<ClusterCredential>): void {
    this.#waiting.get(id)?.(credential);
  }

  reject(refused: ClusterCredential): void {
    const cluster = this.#clusterOf.get(refused);
    if (cluster !== undefined) this.#port.send({ type: 'refused', cluster });
  }

  /** Clusters with others are left out before they get here. */
  hasSharedCredential(): boolean {
    return true;
  }
}
