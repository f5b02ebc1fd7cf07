import { useState } from 'react';
import { useText } from '../../i18n/useText';
import { Button } from '../ui';
import styles from './Tour.module.css';
import { Tour } from './useTour';

/** @internal */
export interface TourInvitationProps {
  readonly tour: Tour;
}

/**
 * One quiet line: a tour that opens by itself would be in the way of what is failing. Its place is
 * decided once: chips that are beside it would wrap, or no longer, and move the causes.
 */
export function TourInvitation({ tour }: TourInvitationProps) {
  const t = useText();
  const [hasPlace] = useState(tour.isNew);
  if (!hasPlace || !tour.start) return null;
  return (
    <p
      className={styles.invitation}
      style={tour.isNew ? undefined : { visibility: 'hidden' }}
    >
      <span>{t('tour.question')}</span>
      <span className={styles.start}>
        <Button kind="text" onClick={tour.start}>
          {t('tour.start')}
        </Button>
      </span>
      <Button kind="text" label={t('tour.dismissLabel')} onClick={tour.dismiss}>
        {t('tour.dismiss')}
      </Button>
    </p>
  );
}
