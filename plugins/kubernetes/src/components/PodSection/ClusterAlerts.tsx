import { ServiceCluster } from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { hasNotice } from '../../service';
import { useText } from '../../i18n/useText';
import { ClusterAlert, KindNotice } from '../ClusterAlert';
import styles from './PodSection.module.css';

/** @internal */
export interface ClusterAlertsProps {
  readonly clusters: readonly ServiceCluster[];
}

/** What cannot be read, by cluster, where pods are not grouped by that: a failure must not look like nothing. */
export function ClusterAlerts(props: ClusterAlertsProps) {
  const clusters = props.clusters.filter(hasNotice);
  const t = useText();
  if (clusters.length === 0) return null;
  return (
    <details className={styles.troubles}>
      <summary>
        {t('cluster.troubles', {
          clusters: clusters
            .map(({ head }) => head.title ?? head.name)
            .join(', '),
        })}
      </summary>
      <ul>
        {clusters.map(cluster => {
          const { head, state, kindProblems } = cluster;
          return (
            <li key={head.name}>
              <p className={styles.troubled}>
                {visible(head.title ?? head.name)}
                {state.phase === 'connecting' && (
                  <span className={styles.quiet}> {t('grid.asking')}…</span>
                )}
              </p>
              <ClusterAlert cluster={cluster} />
              <KindNotice problems={kindProblems} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
