import { useText } from '../../i18n/useText';
import { Card, Skeleton } from '../ui';
import styles from './KubernetesTab.module.css';

/** Stands for three clusters, which is a guess. */
const GROUPS = [0, 1, 2];

/** The outline of the tab until the backend has said the first word. */
export function TabSkeleton() {
  const t = useText();
  return (
    <div
      role="status"
      aria-label={t('summary.verdict.looking')}
      className={styles.tab}
    >
      <Card className={styles.placeholder}>
        <Skeleton width={260} height={28} />
        <Skeleton width="100%" height={10} />
        <Skeleton width={320} height={18} />
      </Card>
      <Card className={styles.placeholder}>
        {GROUPS.map(group => (
          <div key={group} className={styles.placeholderGroup}>
            <Skeleton width={180} height={18} />
            <Skeleton width="100%" height={24} />
          </div>
        ))}
      </Card>
    </div>
  );
}
