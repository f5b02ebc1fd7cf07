import {
  ModelKind,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReadTarget } from '../service/ObservedObjects';

/**
 * Where services are, known without asking their clusters: usually from the fleet index.
 */
export interface Placement {
  /**
   * Whether the service has an object of one of the kinds in the cluster; undefined
   * where that is not certain.
   */
  has(target: ReadTarget, kinds: readonly ModelKind[]): boolean | undefined;
  /** Whether the service's pods in the cluster are known, as they are now. */
  sees(target: ReadTarget): boolean;
  /** What is known of the service's pods in the cluster before it answers; undefined where nothing is. */
  previewPods(target: ReadTarget): readonly PodRow[] | undefined;
  /** Calls back when the answer for the service may be another one, until the signal aborts. */
  listen(target: ReadTarget, onChange: () => void, signal: AbortSignal): void;
}

/** Knows nothing. */
export const NO_PLACEMENT: Placement = {
  has: () => undefined,
  sees: () => false,
  previewPods: () => undefined,
  listen: () => undefined,
};
