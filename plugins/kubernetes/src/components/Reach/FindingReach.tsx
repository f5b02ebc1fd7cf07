import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { findingClusters } from '../../service';
import { useGuidance, workloadKey } from '../../guidance';
import { ReachSection } from './ReachSection';

/** The way of requests that a finding is about, in the first of its clusters. */
export function FindingReach({ finding }: { readonly finding: Finding }) {
  const clusters = useGuidance()?.clusters;
  const affected = findingClusters(finding);
  const key = workloadKey(finding.scope);
  const chains = clusters
    ?.filter(({ head }) => affected.includes(head.name))
    .map(({ reach }) => reach?.get(key))
    .find(found => found !== undefined);
  return chains ? <ReachSection chains={chains} /> : null;
}
