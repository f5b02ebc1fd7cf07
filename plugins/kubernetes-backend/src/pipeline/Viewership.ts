import { ClusterUpdate } from './ClusterUpdate';

/** Tells an observation whether anybody sees its updates, and refreshes them for returning viewers. */
export interface Viewership {
  /** Whether anybody sees the updates now. */
  readonly isUsed: boolean;
  /**
   * Reevaluates the current objects for a returning viewer; undefined right after an
   * evaluation. May throw.
   */
  reevaluate: () => ClusterUpdate | undefined;
}
