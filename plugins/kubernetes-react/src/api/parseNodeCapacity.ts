import {
  ClusterReasonCode,
  NodeCapacity,
  ResourceCapacity,
} from '@podlight/backstage-plugin-kubernetes-common';
import { parseJson, unreadable } from '../stream/readJson';

/**
 * Reads the answer of the `node-capacity` route. A state that only a newer backend
 * knows says nothing of amounts; its name is the reason.
 *
 * @throws `StreamError` when it is something else
 *
 * @internal
 */
export function parseNodeCapacity(body: string): NodeCapacity {
  const answer = parseJson(body);
  if (typeof answer !== 'object' || answer === null) {
    throw unreadable('node capacity', body);
  }
  const { state, suitableNodes, resources, reason } = answer as Record<
    string,
    unknown
  >;
  const isComplete =
    state === 'known'
      ? typeof suitableNodes === 'number' &&
        Array.isArray(resources) &&
        resources.every(isResourceCapacity)
      : typeof state === 'string';
  if (!isComplete) throw unreadable('node capacity', body);
  if (state === 'known' || (state === 'unavailable' && isReason(reason))) {
    return answer as NodeCapacity;
  }
  const code = state as ClusterReasonCode;
  return { state: 'unavailable', reason: { code, message: code } };
}

function isReason(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function isResourceCapacity(value: unknown): value is ResourceCapacity {
  if (typeof value !== 'object' || value === null) return false;
  const { resource, requested, largest, free, checkedNodes } = value as Record<
    string,
    unknown
  >;
  return (
    typeof resource === 'string' &&
    [requested, largest, free ?? 0, checkedNodes].every(
      amount => typeof amount === 'number',
    )
  );
}
