import {
  initialServiceState,
  reduceService,
  ServiceState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { KubernetesClient } from '../../../plugins/kubernetes-react/src/api/KubernetesClient';

export interface PodlightTabOptions {
  readonly backendUrl: string;
  readonly token: string;
  readonly service: string;
  /** Told after every message. */
  readonly onState?: (state: ServiceState) => void;
}

/** One open tab: what the browser's own client receives and makes of it. */
export class PodlightTab {
  state = initialServiceState;
  /** Of all bodies, after decompression. */
  bytes = 0;
  readonly ended: Promise<void>;
  readonly #abort = new AbortController();
  readonly #options: PodlightTabOptions;

  constructor(options: PodlightTabOptions) {
    this.#options = options;
    this.ended = this.#follow();
  }

  close(): Promise<void> {
    this.#abort.abort();
    return this.ended;
  }

  async #follow(): Promise<void> {
    const { backendUrl, service, onState } = this.#options;
    const client = new KubernetesClient({
      discoveryApi: { getBaseUrl: async id => `${backendUrl}/api/${id}` },
      fetchApi: { fetch: (input, init) => this.#fetch(input, init) },
    });
    const messages = client.followService(`component:default/${service}`, {
      signal: this.#abort.signal,
    });
    for await (const message of messages) {
      if (message.type === 'end') throw new Error(message.message);
      this.state = reduceService(this.state, message);
      onState?.(this.state);
    }
  }

  async #fetch(
    input: RequestInfo | URL,
    init: RequestInit = {},
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${this.#options.token}`);
    const response = await fetch(input, { ...init, headers });
    const count = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        this.bytes += chunk.length;
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body?.pipeThrough(count), response);
  }
}
