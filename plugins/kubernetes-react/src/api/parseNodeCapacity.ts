import {
  ClusterReasonCode,
  NodeCapacity,
} from '@podlight/backstage-plugin-kubernetes-common';
import { parseJson, unreadable } from '../stream/readJson';
import { field, hasTexts, isArrayOf } from './jsonShapes';

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
  const state = field(answer, 'state');
  const reason = field(answer, 'reason');
  const isComplete =
    state === 'known'
      ? isNumber(field(answer, 'suitableNodes')) &&
        isArrayOf(field(answer, 'resources'), isResourceCapacity)
      : typeof state === 'string';
  if (!isComplete) throw unreadable('node capacity', body);
  const hasReason = typeof reason === 'object' && reason !== null;
  if (state === 'known' || (state === 'unavailable' && hasReason)) {
    return answer as NodeCapacity;
  }
  const code = state as ClusterReasonCode;
  return { state: 'unavailable', reason: { code, message: code } };
}

function isResourceCapacity(value: unknown): boolean {
  const free = field(value, 'free');
  return (
    hasTexts(value, 'resource') &&
    ['requested', 'largest', 'checkedNodes'].every(key =>
      isNumber(field(value, key)),
    ) &&
    (free === undefined || isNumber(free))
  );
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}
