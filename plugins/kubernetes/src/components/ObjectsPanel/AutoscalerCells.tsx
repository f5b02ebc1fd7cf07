import { MetricRow } from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import styles from './AutoscalerCells.module.css';
import { CellProps } from './CellProps';
import { ObjectLink } from './ObjectLink';

/** Room in the bar for use beyond the target. */
const FULL_BAR = 1.5;

/** What an autoscaler scales. */
export function ScaleTarget({ object }: CellProps) {
  const { autoscaler, namespace } = object.row;
  return autoscaler ? (
    <ObjectLink {...autoscaler.target} namespace={namespace} />
  ) : null;
}

/** Where an autoscaler is between its limits, as a picture with numbers. */
export function Scale({ object }: CellProps) {
  const t = useText();
  const { autoscaler } = object.row;
  if (!autoscaler) return null;
  const { min, max, current, desired } = autoscaler;
  const at = (replicas: number) => {
    const share = max > min ? (replicas - min) / (max - min) : 1;
    return `${100 * Math.min(1, Math.max(0, share))}%`;
  };
  return (
    <div
      role="img"
      className={styles.scale}
      aria-label={t('objects.scale.label', {
        count: current,
        desired: String(desired),
        min: String(min),
        max: String(max),
      })}
    >
      <p>
        <strong>
          {t('objects.scale.current', { current: String(current) })}
        </strong>
        {desired !== current &&
          ` ${t('objects.scale.desired', { desired: String(desired) })}`}
      </p>
      <div className={styles.line}>
        <span>{min}</span>
        <span className={styles.track}>
          <span className={styles.filled} style={{ width: at(current) }} />
          {desired !== current && (
            <span className={styles.desired} style={{ left: at(desired) }} />
          )}
          <span className={styles.current} style={{ left: at(current) }} />
        </span>
        <span>{max}</span>
      </div>
    </div>
  );
}

/** Metrics of an autoscaler: current value and target. */
export function Metrics({ object }: CellProps) {
  return (
    <ul className={styles.metrics}>
      {object.row.autoscaler?.metrics.map((metric, index) => (
        <Metric key={index} metric={metric} />
      ))}
    </ul>
  );
}

function Metric({ metric }: { readonly metric: MetricRow }) {
  const { name, target, current, percent } = metric;
  const t = useText();
  const use =
    percent?.current === undefined
      ? undefined
      : percent.current / percent.target;
  return (
    <li>
      {t('objects.scale.metric', {
        name,
        current: current ?? t('objects.scale.notMeasured'),
        target,
      })}
      {use !== undefined && (
        <span className={styles.use} aria-hidden="true" data-over={use > 1}>
          <span
            style={{ width: `${(100 * Math.min(use, FULL_BAR)) / FULL_BAR}%` }}
          />
          <i style={{ left: `${100 / FULL_BAR}%` }} />
        </span>
      )}
    </li>
  );
}
