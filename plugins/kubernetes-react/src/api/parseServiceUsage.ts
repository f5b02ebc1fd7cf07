import {
  ClusterReasonCode,
  ClusterUsage,
  ServiceUsage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { parseJson, unreadable } from '../stream/readJson';

const KNOWN_STATES = ['off', 'measured', 'unavailable'];

function isClusterUsage(value: unknown): value is ClusterUsage {
  if (typeof value !== 'object' || value === null) return false;
  const { cluster, state, pods, reason } = value as Record<string, unknown>;
  if (typeof cluster !== 'string') return false;
  switch (state) {
    case 'off':
      return true;
    case 'measured':
      return Array.isArray(pods);
    case 'unavailable':
      return typeof reason === 'object' && reason !== null;
    default:
      return typeof state === 'string';
  }
}

/** A state that only a newer backend knows says nothing of amounts; its name is the reason. */
function knownUsage(usage: ClusterUsage): ClusterUsage {
  const { cluster, state }: { cluster: string; state: string } = usage;
  if (KNOWN_STATES.includes(state)) return usage;
  const code = state as ClusterReasonCode;
  return { cluster, state: 'unavailable', reason: { code, message: state } };
}

/**
 * Reads the answer of the `usage` route.
 *
 * @throws `StreamError` when it is something else
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
    return { clusters: usage.clusters.map(knownUsage) };
  }
  throw unreadable('usage', text);
}
