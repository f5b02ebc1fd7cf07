import { ClusterHolding } from './ClusterHolding';

/** Holds nothing until it is known how clusters are shared. */
export class DeferredHolding implements ClusterHolding {
  #holding: ClusterHolding | undefined;
  #offered: readonly string[] = [];
  readonly #listening: (readonly [() => void, AbortSignal])[] = [];

  offer(clusters: readonly string[]): void {
    this.#offered = clusters;
    this.#holding?.offer(clusters);
  }

  holds(cluster: string): boolean {
    return this.#holding?.holds(cluster) ?? false;
  }

  listen(onChange: () => void, signal: AbortSignal): void {
    if (this.#holding) this.#holding.listen(onChange, signal);
    else this.#listening.push([onChange, signal]);
  }

  /** From now on it is this one; called once. */
  resolve(holding: ClusterHolding): void {
    this.#holding = holding;
    holding.offer(this.#offered);
    for (const [onChange, signal] of this.#listening.splice(0)) {
      holding.listen(onChange, signal);
      onChange();
    }
  }
}
