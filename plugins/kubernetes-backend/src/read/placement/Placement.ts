import {
  ModelKind,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReadTarget } from '../service/ObservedObjects';

/**
 * What is known of where services are without asking their clusters, as from an
 * index of the fleet.
 */
export interface Placement {
  /**
   * Whether the service has an object of one of the kinds in the cluster; undefined
   * where that is not certain.
   */
  has(target: ReadTarget, kinds: readonly ModelKind[]): boolean | undefined;
  /** What is known of the service's pods in the cluster before it answers; undefined where nothing is. */
  podsOf(target: ReadTarget): readonly PodRow[] | undefined;
  /** Calls back when the answer for the service may be another one, until the signal aborts. */
  listen(target: ReadTarget, onChange: () => void, signal: AbortSignal): void;
}

/** Knows nothing. */
export const NO_PLACEMENT: Placement = {
  has: () => undefined,
  podsOf: () => undefined,
  listen: () => undefined,
};

/** Resolves when the service may have objects of these kinds, or when the signal aborts. */
export async function waitWhileAbsent(
  placement: Placement,
  target: ReadTarget,
  kinds: readonly ModelKind[],
  signal: AbortSignal,
): Promise<void> {
  const isAbsent = () => placement.has(target, kinds) === false;
  if (signal.aborted || !isAbsent()) return;
  const over = new AbortController();
  await new Promise<void>(resolve => {
    const check = () => {
      if (!signal.aborted && isAbsent()) return;
      over.abort();
      resolve();
    };
    signal.addEventListener('abort', check, {
      once: true,
      signal: over.signal,
    });
    placement.listen(target, check, over.signal);
  });
}
