import { NO_PLACEMENT, Placement } from './Placement';

/**
 * Knows nothing until it is told whom to ask: an index of the fleet reads by the
 * same pipeline that asks for placements, so one of them comes first.
 */
export class DeferredPlacement implements Placement {
  #source = NO_PLACEMENT;

  /** Earlier listeners are not moved: without a source they were never told to wait. */
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
