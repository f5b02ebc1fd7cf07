import { visible } from '../../format/visible';
import { SeveritySign } from '../StateSign';
import { MeasuredMetric } from './analysisRuns';
import styles from './RolloutDetails.module.css';

/** Words of Argo Rollouts for what did not go well. */
const BAD: ReadonlySet<string> = new Set(['Failed', 'Error', 'Inconclusive']);

/** What was measured; nothing before there is something. */
export function MetricList(props: {
  readonly metrics: readonly MeasuredMetric[];
}) {
  if (props.metrics.length === 0) return null;
  return (
    <ul className={styles.metrics}>
      {props.metrics.map(({ name, phase, message }, index) => (
        <li key={`${name} ${index}`} className={styles.metric}>
          {BAD.has(phase) && <SeveritySign severity="error" sizePx={16} />}
          <span className={styles.words}>
            {visible(`${name}: ${phase}`)}
            {message && (
              <span className={styles.quiet}> {visible(message)}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
