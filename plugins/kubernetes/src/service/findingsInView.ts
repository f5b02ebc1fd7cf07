import {
  Finding,
  findingClusters,
} from '@podlight/backstage-plugin-kubernetes-common';
import { findingPodKeys } from './findings';
import { ObjectView } from './objectViews';
import { PodView } from './podViews';

const NO_OBJECTS: readonly ObjectView[] = [];

/**
 * The findings that belong to what is in view: those about one of the pods, those
 * about a workload that one of them belongs to, and those about one of the objects.
 *
 * @param pods - The pods that a filter lets through
 * @param objects - The objects that it lets through, if it says anything about objects
 */
export function findingsInView(
  findings: readonly Finding[],
  pods: readonly PodView[],
  objects = NO_OBJECTS,
): readonly Finding[] {
  const keys = new Set(pods.map(({ key }) => key));
  const known = new Set([
    ...pods.flatMap(({ cluster, row: { namespace, workload } }) =>
      workload ? [objectKey(cluster, { ...workload, namespace })] : [],
    ),
    ...objects.map(({ cluster, row }) => objectKey(cluster, row)),
  ]);
  return findings.filter(finding =>
    finding.pods.length > 0
      ? findingPodKeys(finding).some(key => keys.has(key))
      : findingClusters(finding).some(cluster =>
          known.has(objectKey(cluster, finding.scope)),
        ),
  );
}

function objectKey(
  cluster: string,
  object: Pick<Finding['scope'], 'namespace' | 'kind' | 'name'>,
): string {
  const { namespace, kind, name } = object;
  return `${cluster} ${namespace} ${kind} ${name}`;
}
