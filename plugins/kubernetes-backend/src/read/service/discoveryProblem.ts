import {
  ClusterReason,
  KindProblem,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * Says that custom resources may be missing, and why a cluster did not tell which APIs
 * it serves. Of no API, as it is unknown which there are.
 */
export function discoveryProblem(reason: ClusterReason): KindProblem {
  return {
    kind: 'CustomResource',
    reason: {
      ...reason,
      message: `can't read at /apis which APIs the cluster serves: ${reason.message}`,
    },
  };
}
