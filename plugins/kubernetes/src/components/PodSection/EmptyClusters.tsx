import { isUnreadable } from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { ClusterView, isAwaited, needsAttention } from '../../service';
import { useText } from '../../i18n/useText';
import styles from './PodSection.module.css';

/** @internal */
export interface EmptyClustersProps {
  readonly clusters: readonly ClusterView[];
}

/** Whether a cluster was read and has nothing of the service, not even a problem. */
export function isEmpty({ cluster, pods }: ClusterView): boolean {
  return (
    pods.length === 0 &&
    cluster.state.phase === 'live' &&
    !isAwaited(cluster) &&
    cluster.kindProblems.length === 0 &&
    !cluster.findings.some(needsAttention) &&
    !isUnreadable(cluster)
  );
}

/** One line for all clusters without pods: a service is in few of many, as a rule. */
export function EmptyClusters(props: EmptyClustersProps) {
  const { clusters } = props;
  const t = useText();
  if (clusters.length === 0) return null;
  return (
    <details className={styles.noPods}>
      <summary>{t('grid.noPods', { count: clusters.length })}</summary>
      {clusters
        .map(({ cluster: { head } }) => visible(head.title ?? head.name))
        .join(', ')}
    </details>
  );
}
