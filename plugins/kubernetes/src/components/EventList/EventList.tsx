import { EventRow } from '@podlight/backstage-plugin-kubernetes-common';
import { Loadable } from '@podlight/backstage-plugin-kubernetes-react';
import { visible } from '../../format/visible';
import { AgeWords } from '../../format';
import { useText } from '../../i18n/useText';
import { errorText } from '../LogPanel';
import { SeveritySign } from '../StateSign';
import { Alert, Button, Skeleton } from '../ui';
import styles from './EventList.module.css';

/** @internal */
export interface EventListProps {
  readonly events: Loadable<readonly EventRow[]>;
  /** Accessible name of the list. */
  readonly label: string;
  readonly ages: AgeWords;
}

/** Events of one object, newest first. */
export function EventList(props: EventListProps) {
  const { events, ages } = props;
  const t = useText();
  switch (events.phase) {
    case 'loaded':
      if (events.value.length === 0) {
        return <p className={styles.empty}>{t('events.empty')}</p>;
      }
      return (
        <ul className={styles.events} aria-label={visible(props.label)}>
          {events.value.map((event, index) => (
            <li key={index} className={styles.event}>
              <SeveritySign
                severity={event.type === 'Warning' ? 'warning' : 'info'}
                sizePx={16}
              />
              <div>
                <p className={styles.head}>
                  <strong>{visible(event.reason)}</strong>
                  {event.count > 1 && (
                    <span>
                      {t('events.times', { seen: String(event.count) })}
                    </span>
                  )}
                  {event.lastSeen && <span>{ages.ago(event.lastSeen)}</span>}
                </p>
                <p className={styles.message}>{visible(event.message)}</p>
              </div>
            </li>
          ))}
        </ul>
      );
    case 'failed':
      return (
        <Alert
          severity="error"
          title={t('events.failed')}
          action={
            <Button kind="text" onClick={events.reload}>
              {t('logs.retry')}
            </Button>
          }
        >
          {errorText(events.error)}
        </Alert>
      );
    default:
      return (
        <div role="status" aria-label={t('events.loading')}>
          <Skeleton width="100%" height={64} />
        </div>
      );
  }
}
