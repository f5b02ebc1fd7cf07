import { EntityObjectRef, KubernetesApi } from '../api';
import { useAsked } from './useAsked';
import { Loadable } from './useLoadable';

const ask = (
  api: KubernetesApi,
  object: EntityObjectRef,
  signal: AbortSignal,
) => api.getObjectManifest(object, { signal });

/**
 * Reads the manifest of one object once, as YAML.
 *
 * @public
 */
export function useObjectManifest(object: EntityObjectRef): Loadable<string> {
  return useAsked(object, ask);
}
