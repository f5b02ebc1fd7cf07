import {
  DisplayState,
  totalCount,
} from '@podlight/backstage-plugin-kubernetes-common';
import { UseServiceResult } from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { AgeWords, useSpan } from '../../format';
import { assessView, ServiceView } from '../../service';
import { useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import { Announcement, Button, Card, Skeleton } from '../ui';
import { ConnectionNote } from './ConnectionNote';
import styles from './ServiceSummary.module.css';
import { hasObjectChips, ObjectChips, ObjectChipsProps } from './ObjectChips';
import { StateBar } from './StateBar';
import { StateChips } from './StateChips';
import { clusterText, headline } from './healthText';

/** @internal */
export interface ServiceSummaryProps {
  readonly view: Pick<
    ServiceView,
    'counts' | 'clusterCounts' | 'problems' | 'resources' | 'unread'
  >;
  readonly live: UseServiceResult;
  /** The screen is frozen because text on it is selected. */
  readonly isFrozen?: boolean;
  readonly ages: AgeWords;
  /** The states that are shown; all of them when empty. */
  readonly status: readonly DisplayState[];
  /** What is no pod; absent where no list of objects can be filtered. */
  readonly objects?: ObjectChipsProps;
  /** Opens the list of shortcuts; absent where there are none. */
  readonly onShortcuts?: () => void;
  /** Beside the numbers, in what room they leave. */
  readonly aside?: ReactNode;
  readonly onStatus: (status: readonly DisplayState[]) => void;
}

/** Health of the service, with counts and the age of the data. */
export function ServiceSummary(props: ServiceSummaryProps) {
  const { ages, objects, view } = props;
  const { counts, clusterCounts } = view;
  const t = useText();
  const span = useSpan(ages.now);
  const verdict = assessView(view);
  const hasPods = totalCount(counts) > 0;
  const hasObjects = objects !== undefined && hasObjectChips(objects);
  const words = headline(verdict, view.unread, span, t);
  return (
    <Card className={styles.summary} label={t('summary.heading')}>
      <div className={styles.top}>
        <StateSign state={verdict.state} sizePx={36} />
        <div className={styles.heading}>
          <h2 className={styles.verdict}>{words}</h2>
          <Announcement about={verdict.key} words={words} />
          <p className={styles.clusters}>{clusterText(clusterCounts, t)}</p>
        </div>
        <ConnectionNote
          live={props.live}
          isFrozen={props.isFrozen}
          isPartial={
            clusterCounts.unreadable > 0 || clusterCounts.isIncomplete === true
          }
          ages={props.ages}
        />
        {props.onShortcuts && (
          <Button
            kind="text"
            label={t('keys.open')}
            onClick={props.onShortcuts}
          >
            ?
          </Button>
        )}
      </div>
      {hasPods && <StateBar counts={counts} />}
      {(hasPods || hasObjects) && (
        <div className={styles.bottom}>
          <div className={styles.chips}>
            {hasPods && (
              <StateChips
                counts={counts}
                status={props.status}
                onStatus={props.onStatus}
              />
            )}
            {hasObjects && <ObjectChips {...objects} />}
          </div>
          {hasPods && props.aside}
        </div>
      )}
      {!hasPods && clusterCounts.connecting > 0 && <CountsSkeleton />}
    </Card>
  );
}

/** Takes the place of the bar and the chips until there are pods to count. */
export function CountsSkeleton() {
  return (
    <>
      <Skeleton width="100%" height={10} />
      <Skeleton width={320} height={20} />
    </>
  );
}
