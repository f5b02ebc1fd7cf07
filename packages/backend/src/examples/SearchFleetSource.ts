import { setTimeout } from 'node:timers/promises';
import {
  FleetKind,
  FleetSink,
  FleetSource,
} from '@podlight/backstage-plugin-kubernetes-node';

/** A service that has a copy of the objects of many clusters. */
export interface SearchService {
  /** All objects of a kind in a cluster, as its API server serves them. */
  find(
    cluster: string,
    kind: FleetKind,
    signal: AbortSignal,
  ): Promise<readonly unknown[]>;
}

export class SearchFleetSource implements FleetSource {
  readonly id = 'search';
  readonly clusters = ['edge-1', 'edge-2']; // 'all' if it knows all clusters of Backstage
  readonly #search: SearchService;
  readonly #everyMs: number;

  constructor(search: SearchService, everyMs = 30_000) {
    this.#search = search;
    this.#everyMs = everyMs;
  }

  async follow(sink: FleetSink, signal: AbortSignal) {
    while (!signal.aborted) {
      for (const kind of sink.kinds) await this.#tell(kind, sink, signal);
      await setTimeout(this.#everyMs, undefined, { signal });
    }
  }

  async #tell(kind: FleetKind, sink: FleetSink, signal: AbortSignal) {
    const deadline = AbortSignal.timeout(10_000);
    const until = AbortSignal.any([signal, deadline]);
    try {
      const objects = await this.#search.find(sink.cluster, kind, until);
      await sink.send({ type: 'listBegun', kind });
      await sink.send({ type: 'changed', kind, objects });
      await sink.send({ type: 'listEnded', kind });
    } catch {
      signal.throwIfAborted();
      // Shown to readers of the fleet page; no secrets.
      const message = 'The search service does not answer.';
      await sink.send({ type: 'gap', kind, message });
    }
  }
}
