import {
  ConditionRow,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { Translate, useText } from '../../i18n/useText';
import { CellProps } from './CellProps';
import styles from './ObjectsPanel.module.css';

/** Conditions that need attention, in our words and in those of Kubernetes. */
export function Notes({ object }: CellProps) {
  const t = useText();
  const { conditions = [], isPaused } = object.row;
  if (conditions.length === 0 && !isPaused) return <>{t('objects.nothing')}</>;
  return (
    <ul className={styles.notes}>
      {isPaused && <li>{t('objects.why.paused')}</li>}
      {conditions.map(condition => (
        <li key={condition.type}>
          {describeCondition(condition, object.row, t)}
          {condition.message && (
            <p className={styles.quiet}>{visible(condition.message)}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

const BY_REASON = {
  TooManyReplicas: 'tooManyReplicas',
  TooFewReplicas: 'tooFewReplicas',
} as const;

const BY_TYPE = {
  ScalingActive: 'noMetrics',
  AbleToScale: 'targetGone',
  Available: 'unavailable',
  Progressing: 'stuck',
  ReplicaFailure: 'noPods',
  Failed: 'failed',
} as const;

/** What a condition means, in our words where there are any. */
export function describeCondition(
  condition: ConditionRow,
  row: WorkloadRow,
  t: Translate,
): string {
  const { type, status, reason = '' } = condition;
  if (isKey(BY_REASON, reason)) return t(`objects.why.${BY_REASON[reason]}`);
  const words =
    availableText(type, row, t) ??
    (isKey(BY_TYPE, type)
      ? t(`objects.why.${BY_TYPE[type]}`)
      : t('objects.why.condition', { type, status }));
  return reason ? t('objects.why.withReason', { words, reason }) : words;
}

/** Undefined if the numbers are unknown or do not explain the condition. */
function availableText(
  type: string,
  { desired, ready }: WorkloadRow,
  t: Translate,
): string | undefined {
  if (type !== 'Available' || ready === undefined || desired === undefined) {
    return undefined;
  }
  return ready < desired
    ? t('objects.why.unavailableCount', {
        ready: String(ready),
        total: String(desired),
      })
    : undefined;
}

function isKey<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key);
}
