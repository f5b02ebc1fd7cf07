import { linkedAbortController } from '../../util/timing';
import { Source, sourceKey } from './SourceCache';

export interface DerivedSourcesOptions {
  readonly follow: (source: Source, signal: AbortSignal) => void;
  readonly forget: (source: Source) => void;
  readonly signal: AbortSignal;
}

/** The sources that objects of a service lead to, each followed for as long as it is wanted. */
export class DerivedSources {
  readonly #options: DerivedSourcesOptions;
  readonly #followed = new Map<string, { source: Source; stop(): void }>();

  constructor(options: DerivedSourcesOptions) {
    this.#options = options;
  }

  get all(): readonly Source[] {
    return [...this.#followed.values()].map(({ source }) => source);
  }

  /** Follows what is new, and stops and forgets what is no longer wanted. */
  sync(sources: readonly Source[]): void {
    const { follow, forget, signal } = this.#options;
    const wanted = new Map(sources.map(one => [sourceKey(one), one]));
    for (const [key, { source, stop }] of this.#followed) {
      if (wanted.has(key)) continue;
      this.#followed.delete(key);
      stop();
      forget(source);
    }
    for (const [key, source] of wanted) {
      if (this.#followed.has(key)) continue;
      const work = linkedAbortController(signal);
      this.#followed.set(key, { source, stop: () => work.abort() });
      follow(source, work.signal);
    }
  }
}
