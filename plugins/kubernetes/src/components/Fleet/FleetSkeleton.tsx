import { useText } from '../../i18n/useText';
import { Card, Skeleton } from '../ui';
import styles from './Fleet.module.css';

const PLACEHOLDERS = [0, 1, 2, 3];

/** Takes the place of services until they are known. */
export function FleetSkeleton() {
  const t = useText();
  return (
    <div role="status" aria-label={t('fleet.loading')}>
      <Card className={styles.placeholder}>
        {PLACEHOLDERS.map(row => (
          <Skeleton key={row} width="100%" height={28} />
        ))}
      </Card>
    </div>
  );
}
