import { Finding, PodRef } from '@podlight/backstage-plugin-kubernetes-common';
import { PodAddress, podKey } from '../viewState';
import { PodView } from './podViews';

/** The full address of a pod of a finding; undefined when no one says in which cluster it is. */
export function podAddress(
  finding: Finding,
  pod: PodRef,
): PodAddress | undefined {
  const cluster = pod.cluster ?? finding.scope.cluster;
  return cluster === undefined
    ? undefined
    : { cluster, namespace: pod.namespace, name: pod.name };
}

/** The finding with that id, which may be one that another explains. */
export function findFinding(
  findings: readonly Finding[],
  id: string,
): Finding | undefined {
  return (
    findings.find(finding => finding.id === id) ??
    findings.flatMap(({ symptoms }) => symptoms).find(each => each.id === id)
  );
}

/** The keys of a finding's pods, without those of which no one says in which cluster they are. */
export function findingPodKeys(finding: Finding): readonly string[] {
  return finding.pods.flatMap(ref => {
    const address = podAddress(finding, ref);
    return address ? [podKey(address)] : [];
  });
}

/** The findings about a pod, in the order of the list. */
export function podFindings(
  key: string,
  findings: readonly Finding[],
): readonly Finding[] {
  return findings.filter(finding => findingPodKeys(finding).includes(key));
}

/** The pods of a finding that are still there. */
export function findingPods(
  finding: Finding,
  podsByKey: ReadonlyMap<string, PodView>,
): readonly PodView[] {
  return findingPodKeys(finding).flatMap(key => podsByKey.get(key) ?? []);
}

/** Whether the params of a finding are those of that pod. */
export function isSubjectPod(finding: Finding, pod: PodView): boolean {
  const { params, paramsOf = pod.cluster } = finding;
  return pod.row.name === params.pod && pod.cluster === paramsOf;
}

/** The finding with commands for that pod, which is one of its own. */
export function aboutPod(finding: Finding, pod: PodView | undefined): Finding {
  const position = finding.pods.findIndex(ref => {
    const address = podAddress(finding, ref);
    return address !== undefined && podKey(address) === pod?.key;
  });
  if (position < 0) return finding;
  const ref = finding.pods[position];
  return {
    ...finding,
    params: {
      ...finding.params,
      ...(finding.params.pod !== undefined && { pod: ref.name }),
    },
    pods: [ref, ...finding.pods.filter(other => other !== ref)],
  };
}
