import { visible } from '../../format/visible';
import { useUntil } from '../../format';
import { useText } from '../../i18n/useText';
import { CellProps } from './CellProps';
import styles from './ObjectsPanel.module.css';

/** When a CronJob runs, as it is written. */
export function Schedule({ object }: CellProps) {
  const { cronJob } = object.row;
  return (
    <>
      <code className={styles.code}>{visible(cronJob?.schedule)}</code>
      {cronJob?.timeZone && (
        <span className={styles.quiet}> {visible(cronJob.timeZone)}</span>
      )}
    </>
  );
}

/** When a CronJob runs next, in words. */
export function NextRun({ object, now }: CellProps) {
  const { cronJob } = object.row;
  const t = useText();
  const until = useUntil(now);
  if (cronJob?.isSuspended) return <>{t('objects.cron.suspended')}</>;
  if (!cronJob?.nextAt) return <>{t('objects.cron.unknown')}</>;
  return (
    <time dateTime={cronJob.nextAt}>
      {until(cronJob.nextAt, cronJob.timeZone)}
    </time>
  );
}

/** Last run of a CronJob, and its result. */
export function LastRun({ object, ages }: CellProps) {
  const { cronJob } = object.row;
  const t = useText();
  const { active = 0, lastAt, lastSuccessAt } = cronJob ?? {};
  return (
    <>
      <p>{lastAt ? ages.ago(lastAt) : t('objects.cron.neverRan')}</p>
      {lastSuccessAt && (
        <p className={styles.quiet}>
          {t('objects.cron.lastSuccess', { ago: ages.ago(lastSuccessAt) })}
        </p>
      )}
      {active > 0 && <p>{t('objects.cron.running', { count: active })}</p>}
    </>
  );
}

/** Status of a Job. */
export function JobState({ object }: CellProps) {
  const t = useText();
  const { job } = object.row;
  return <>{job ? t(`objects.job.${job.state}`) : t('objects.nothing')}</>;
}

/** How long a Job took, or has taken until now. */
export function JobDuration({ object, ages, now }: CellProps) {
  const t = useText();
  const { startedAt, finishedAt } = object.row.job ?? {};
  if (!startedAt) return <>{t('objects.nothing')}</>;
  const endedMsAgo = finishedAt ? now - Date.parse(finishedAt) : 0;
  const start = new Date(Date.parse(startedAt) + endedMsAgo).toISOString();
  return <>{ages.age(start) ?? t('objects.nothing')}</>;
}
