import { KubernetesObject } from './meta';

/**
 * A core/v1 or events.k8s.io/v1 event, reduced to one shape.
 *
 * @public
 */
export interface Event extends KubernetesObject<'Event'> {
  /** `Normal` or `Warning`. */
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly regarding: {
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
    readonly uid?: string;
    /** For example `spec.containers{app}`. */
    readonly fieldPath?: string;
  };
  /** The component that reported it, for example `kubelet`. */
  readonly source?: string;
  readonly node?: string;
  /** How often it was seen; 1 when the API gives no count. */
  readonly count: number;
  /** RFC 3339; the first of firstTimestamp, eventTime, creationTimestamp. */
  readonly firstSeen?: string;
  /** RFC 3339; the newest of lastTimestamp, series.lastObservedTime, eventTime, creationTimestamp. */
  readonly lastSeen?: string;
}
