import {
  ClusterReason,
  KindProblem,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * Says that something may be missing because a cluster did not tell which APIs it
 * serves. It is said of the pods, as custom resources may own some, and so that no
 * verdict calls a service healthy whose custom resource may be failing.
 */
export function discoveryProblem({
  code,
  message,
}: ClusterReason): KindProblem {
  return {
    kind: 'Pod',
    reason: {
      code: 'limited',
      message: `custom resources and their pods may be missing: Backstage can't read at /apis which APIs the cluster serves (${message}); ${wayOut(
        code,
      )}`,
    },
  };
}

function wayOut(code: ClusterReason['code']): string {
  const named =
    'name the APIs in kubernetes.customResources in place of "shipped"';
  return code === 'forbidden'
    ? `admins can bind Backstage's account to the ClusterRole system:discovery, or ${named}`
    : `Backstage tries again every minute; if that doesn't help, admins can ${named}`;
}
