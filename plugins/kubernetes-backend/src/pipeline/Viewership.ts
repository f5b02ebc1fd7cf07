import { ClusterUpdate } from './ClusterUpdate';

/** What an observation knows of those who see its updates, and has for them. */
export interface Viewership {
  /** Whether anybody sees the updates now. */
  readonly isUsed: boolean;
  /**
   * What the objects that are here already mean now, for who comes back; undefined where
   * that was said a moment ago. May throw.
   */
  reevaluate: () => ClusterUpdate | undefined;
}
