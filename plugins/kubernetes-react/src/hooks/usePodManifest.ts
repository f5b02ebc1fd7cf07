import { EntityPodRef, KubernetesApi } from '../api';
import { useAsked } from './useAsked';
import { Loadable } from './useLoadable';

const ask = (api: KubernetesApi, pod: EntityPodRef, signal: AbortSignal) =>
  api.getPodManifest(pod, { signal });

/**
 * Reads the manifest of one pod once, as YAML.
 *
 * @public
 */
export function usePodManifest(pod: EntityPodRef): Loadable<string> {
  return useAsked(pod, ask);
}
