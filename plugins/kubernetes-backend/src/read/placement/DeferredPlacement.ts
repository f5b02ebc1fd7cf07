import { NO_PLACEMENT, Placement } from './Placement';

/**
 * A placement whose source is set later: the fleet index reads through the same pipeline
 * that asks for placements, so one of them has to exist first.
 */
export class DeferredPlacement implements Placement {
  #source = NO_PLACEMENT;

  /** Earlier listeners need no transfer: without a source, nobody was made to wait. */
  resolve(source: Placement): void {
    this.#source = source;
  }

  has(...asked: Parameters<Placement['has']>): boolean | undefined {
    return this.#source.has(...asked);
  }

  sees(...asked: Parameters<Placement['sees']>): boolean {
    return this.#source.sees(...asked);
  }

  previewPods(...asked: Parameters<Placement['previewPods']>) {
    return this.#source.previewPods(...asked);
  }

  listen(...asked: Parameters<Placement['listen']>): void {
    this.#source.listen(...asked);
  }
}
