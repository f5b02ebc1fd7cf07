import { EventRow } from '@podlight/backstage-plugin-kubernetes-common';
import { secondsAgo } from '../../src/fixtures';

/** The events of a pod that is not ready. */
export const EVENTS: readonly EventRow[] = [
  {
    type: 'Warning',
    reason: 'Unhealthy',
    message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
    count: 112,
    lastSeen: secondsAgo(8),
  },
  {
    type: 'Normal',
    reason: 'Pulled',
    message: 'Container image already present on machine',
    count: 1,
    lastSeen: secondsAgo(600),
  },
];
