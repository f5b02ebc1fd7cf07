import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { KubernetesObject } from '../kube/object';

/** A small pod that runs. */
export function rawPod(
  name: string,
  namespace = 'default',
  labels: Record<string, string> = {},
): KubernetesObject {
  const pod = aPod({ name, namespace, labels, image: 'web:1' }).build();
  return { ...pod, metadata: { ...pod.metadata } };
}
