import {
  ClusterUsage,
  ServiceUsage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { StreamError } from '../stream/StreamError';

function isClusterUsage(value: unknown): value is ClusterUsage {
  if (typeof value !== 'object' || value === null) return false;
  const { cluster, state, pods, reason } = value as Record<string, unknown>;
  if (typeof cluster !== 'string') return false;
  switch (state) {
    case 'off':
      return true;
    case 'measured':
      return Array.isArray(pods);
    default:
      return (
        state === 'unavailable' && typeof reason === 'object' && reason !== null
      );
  }
}

/**
 * Reads the answer of the `usage` route.
 *
 * @throws {@link StreamError} when it is something else
 *
 * @internal
 */
export function parseServiceUsage(text: string): ServiceUsage {
  const usage = parseJson(text);
  if (
    typeof usage === 'object' &&
    usage !== null &&
    'clusters' in usage &&
    Array.isArray(usage.clusters) &&
    usage.clusters.every(isClusterUsage)
  ) {
    return { clusters: usage.clusters };
  }
  throw new StreamError(
    'The Kubernetes backend sent usage that this screen cannot read. Frontend and backend plugin must be of the same version.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
