import {
  Finding,
  LinkPlace,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  findingClusters,
  LinkSubject,
  PodView,
  subjectOfPod,
} from '../../service';

/** What the links of a help dialog are about: the first pod of the finding, else its object. */
export function toolsForHelp(
  finding: Finding,
  [pod]: readonly PodView[],
):
  | {
      readonly place: LinkPlace;
      readonly cluster: string;
      readonly about: Omit<LinkSubject, 'cluster' | 'entity'>;
    }
  | undefined {
  const { since, scope } = finding;
  if (pod) {
    const { container } = scope;
    const about = { ...subjectOfPod(pod, container), since };
    return { place: 'pod', cluster: pod.cluster, about };
  }
  const [cluster] = findingClusters(finding);
  if (cluster === undefined) return undefined;
  const { kind, name, namespace } = scope;
  const about = { kind, name, namespace, workload: { kind, name }, since };
  return { place: 'workload', cluster, about };
}
