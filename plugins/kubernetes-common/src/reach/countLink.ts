import { EndpointCounts } from './Endpoints';
import { ReachLink } from './types';

/** What the EndpointSlices of a Service alone say. */
export function countLink({ ready, total }: EndpointCounts): ReachLink {
  return ready > 0
    ? { step: 'endpoints', state: 'ok', ready, total }
    : {
        step: 'endpoints',
        state: 'broken',
        reason: 'noReadyEndpoint',
        ready,
        total,
      };
}
