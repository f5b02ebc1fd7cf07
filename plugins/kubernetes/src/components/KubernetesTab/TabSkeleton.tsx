import { useText } from '../../i18n/useText';
import { CountsSkeleton } from '../ServiceSummary';
import { Card, Skeleton } from '../ui';
import styles from './KubernetesTab.module.css';

/** Stands for three clusters, which is a guess. */
const GROUPS = [0, 1, 2];

/** @internal */
export interface TabSkeletonProps {
  /** The backend has answered, and only some clusters have not. */
  readonly isHeld?: boolean;
}

/** The outline of the tab until there is a first picture of the service. */
export function TabSkeleton(props: TabSkeletonProps) {
  const t = useText();
  return (
    <div
      role="status"
      aria-label={t('summary.verdict.looking')}
      className={styles.outline}
      data-held={props.isHeld}
    >
      <Card className={styles.placeholder}>
        <div className={styles.placeholderHead}>
          <Skeleton width={260} height={28} />
        </div>
        <CountsSkeleton />
      </Card>
      <GroupsSkeleton />
    </div>
  );
}

/** Stands for all that is below the numbers. */
export function BodySkeleton() {
  return (
    <div aria-hidden="true">
      <GroupsSkeleton />
    </div>
  );
}

function GroupsSkeleton() {
  return (
    <Card className={styles.placeholder}>
      {GROUPS.map(group => (
        <div key={group} className={styles.placeholderGroup}>
          <Skeleton width={180} height={18} />
          <Skeleton width="100%" height={24} />
        </div>
      ))}
    </Card>
  );
}
