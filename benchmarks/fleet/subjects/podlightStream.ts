import {
  initialServiceState,
  reduceService,
  ServiceState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { toEntityRef, podlightClient } from './podlightClient';

export interface PodlightStreamOptions {
  readonly backendUrl: string;
  readonly token: string;
  readonly service: string;
  /** Told after every message, when a tab would still wait for its next redraw. */
  readonly onState: (state: ServiceState) => void;
}

/** One connection by the browser's own client, as a load is measured: what fails is not tried again. */
export class PodlightStream {
  state = initialServiceState;
  /** Of the body, after decompression. */
  bytes = 0;
  readonly ended: Promise<void>;
  readonly #abort = new AbortController();

  constructor(options: PodlightStreamOptions) {
    this.ended = this.#follow(options);
  }

  close(): Promise<void> {
    this.#abort.abort();
    return this.ended;
  }

  async #follow(options: PodlightStreamOptions): Promise<void> {
    const onBytes = (count: number) => {
      this.bytes += count;
    };
    const messages = podlightClient({ ...options, onBytes }).followService(
      toEntityRef(options.service),
      { signal: this.#abort.signal },
    );
    for await (const message of messages) {
      if (message.type === 'end') throw new Error(message.message);
      this.state = reduceService(this.state, message);
      options.onState(this.state);
    }
  }
}
