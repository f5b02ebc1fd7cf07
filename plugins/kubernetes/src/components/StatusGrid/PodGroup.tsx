import { memo } from 'react';
import { AgeWords } from '../../format';
import { GroupView, isAwaited } from '../../service';
import { useText } from '../../i18n/useText';
import { TileSize } from '../../viewState';
import { ClusterAlert, KindNotice } from '../ClusterAlert';
import { Skeleton } from '../ui';
import { GroupFrame, GroupHead, GroupPart, useGroupTitle } from './GroupHead';
import { PodTiles } from './PodTiles';
import styles from './StatusGrid.module.css';
import { useIsOnOneLine } from './useIsOnOneLine';

/** @internal */
export interface PodGroupProps {
  readonly group: GroupView;
  /** 4 for a group, 5 for one inside of another. */
  readonly level: 4 | 5;
  readonly size: TileSize;
  readonly isOpen: (group: GroupView) => boolean;
  readonly ages: AgeWords;
  /** Pods that are just ready are counted instead of drawn one by one. */
  readonly countsReady?: boolean;
  readonly onToggle: (group: GroupView) => void;
  readonly onLogs: (group: GroupView) => void;
}

function PlainPodGroup(props: PodGroupProps) {
  const { group, size } = props;
  const { pods, cluster } = group;
  const t = useText();
  const title = useGroupTitle()(group);
  const isOpen = props.isOpen(group);
  const isOnOneLine = useIsOnOneLine(group, size, isOpen);
  const hasTiles = isOpen && group.groups.length === 0 && pods.length > 0;
  const tiles = hasTiles && (
    <PodTiles
      groupId={group.id}
      pods={pods}
      size={size}
      label={
        group.dimension === 'cluster'
          ? t('grid.groupLabel', { cluster: title })
          : t('group.pods', { group: title })
      }
      isStale={group.isStale}
      now={props.ages.now}
      countsReady={props.countsReady}
    />
  );
  const isEmpty = cluster && isAwaited(cluster) && pods.length === 0;
  return (
    <li
      className={props.level === 4 ? styles.group : styles.innerGroup}
      data-short={isOnOneLine}
    >
      <GroupFrame level={props.level}>
        <GroupHead {...props} isOpen={isOpen} isBarLeftOut={isOnOneLine} />
        <GroupPart>
          {cluster && <ClusterAlert cluster={cluster} />}
          {isEmpty && (
            <div className={styles.placeholder}>
              <Skeleton width="100%" height={24} />
            </div>
          )}
          {isOpen && group.groups.length > 0 && (
            <ul>
              {group.groups.map(inner => (
                <PlainPodGroup
                  key={inner.id}
                  {...props}
                  group={inner}
                  level={5}
                />
              ))}
            </ul>
          )}
        </GroupPart>
        <GroupPart isBeside={isOnOneLine}>{tiles}</GroupPart>
        <GroupPart>
          {cluster && <KindNotice problems={cluster.kindProblems} />}
        </GroupPart>
      </GroupFrame>
    </li>
  );
}

/** One group: its head, what is wrong with reading it, and its pods or its groups. */
export const PodGroup = memo(PlainPodGroup);
