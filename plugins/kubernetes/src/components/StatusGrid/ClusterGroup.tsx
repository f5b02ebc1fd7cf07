import { memo } from 'react';
import { AgeWords } from '../../format';
import { ClusterView, isUnreadable, totalOf, worstState } from '../../service';
import { useText } from '../../useText';
import { ClusterNotice, KindNotice } from '../ClusterNotice';
import { StateBar } from '../ServiceSummary';
import { StateSign } from '../StateSign';
import { Skeleton } from '../ui';
import { PodTiles } from './PodTiles';
import styles from './StatusGrid.module.css';

/** @internal */
export interface ClusterGroupProps {
  readonly view: ClusterView;
  readonly ages: AgeWords;
}

function PlainClusterGroup(props: ClusterGroupProps) {
  const { cluster, pods } = props.view;
  const { head, state } = cluster;
  const t = useText();
  const isStale = isUnreadable(cluster);
  const isConnecting = state.phase === 'connecting' && pods.length === 0;
  return (
    <li className={styles.group}>
      <GroupHead view={props.view} ages={props.ages} />
      <ClusterNotice cluster={cluster} />
      {isConnecting && <Skeleton width="100%" height={24} />}
      {pods.length > 0 && (
        <PodTiles
          pods={pods}
          label={t('grid.groupLabel', { cluster: head.title ?? head.name })}
          isStale={isStale}
        />
      )}
      <KindNotice problems={cluster.kindProblems} />
    </li>
  );
}

function GroupHead(props: ClusterGroupProps) {
  const { cluster, counts } = props.view;
  const { head, state, lastGoodAt } = cluster;
  const t = useText();
  const total = totalOf(counts);
  // What was well an hour ago may not be: an old cluster has no better sign than unknown.
  const worst = worstState(counts);
  const isOldAndWell = isUnreadable(cluster) && worst === 'ready';
  return (
    <div className={styles.groupHead}>
      <StateSign state={isOldAndWell ? 'unknown' : worst} sizePx={18} />
      <h4 className={styles.groupName}>{head.title ?? head.name}</h4>
      {head.region && <span className={styles.region}>{head.region}</span>}
      {state.phase === 'connecting' && (
        <span className={styles.region}>{t('grid.asking')}…</span>
      )}
      {isUnreadable(cluster) && total > 0 && lastGoodAt && (
        <span className={styles.stale}>
          {t('grid.staleFrom', { ago: props.ages.ago(lastGoodAt) })}
        </span>
      )}
      {total > 0 && (
        <div className={styles.groupCounts}>
          <span className={styles.share}>
            {t('grid.readyShort', {
              ready: String(counts.ready),
              total: String(total),
            })}
          </span>
          <div className={styles.groupBar}>
            <StateBar counts={counts} thin />
          </div>
        </div>
      )}
    </div>
  );
}

/** One cluster: its head, what is wrong with reading it, and its pods. */
export const ClusterGroup = memo(PlainClusterGroup);
