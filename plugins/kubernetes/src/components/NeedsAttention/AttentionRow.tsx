import {
  Finding,
  ObjectRef,
} from '@podlight/backstage-plugin-kubernetes-common';
import { AgeWords } from '../../format';
import { addressOf, clustersOf } from '../../service';
import { useFindingText } from '../../texts';
import { useText } from '../../useText';
import { podKey } from '../../viewState';
import { SeveritySign } from '../StateSign';
import { Button } from '../ui';
import styles from './NeedsAttention.module.css';

/** These are no rows of the panel of objects. */
const WITHOUT_ROW: ReadonlySet<string> = new Set(['Pod', 'Node', 'ReplicaSet']);

/** @internal */
export interface AttentionRowProps {
  readonly finding: Finding;
  readonly ages: AgeWords;
  readonly onHelp: (finding: Finding) => void;
  /** Leads to an object that has a row of its own; absent where there are no such rows. */
  readonly onObject?: (object: ObjectRef) => void;
}

/** One cause: what, how many, where. */
export function AttentionRow(props: AttentionRowProps) {
  const { finding, ages, onObject } = props;
  const { scope, pods } = finding;
  const t = useText();
  const { title, brief } = useFindingText(finding);
  const age = ages.age(finding.since);
  const first = pods.length > 0 ? addressOf(finding, pods[0]) : undefined;
  const facts = [
    ...(pods.length > 0 ? [t('count.pods', { count: pods.length })] : []),
    ...(scope.container
      ? [t('attention.container', { container: scope.container })]
      : []),
    clustersOf(finding).join(', '),
    ...(age ? [t('attention.since', { age })] : []),
  ].filter(fact => fact !== '');
  return (
    <li
      className={styles.row}
      data-severity={finding.severity}
      data-problem="true"
      data-about-pod={first && podKey(first)}
    >
      <SeveritySign severity={finding.severity} />
      <div className={styles.what}>
        <p className={styles.title}>
          <span className={styles.hidden}>
            {t(`severity.${finding.severity}`)}:{' '}
          </span>
          {title}
          {brief && <span className={styles.brief}>{brief}</span>}
        </p>
        <p className={styles.facts}>
          {!onObject || WITHOUT_ROW.has(scope.kind) ? (
            <span className={styles.name}>
              {scope.kind} {scope.name}
            </span>
          ) : (
            <button
              type="button"
              className={styles.object}
              aria-label={t('objects.show', scope)}
              onClick={() => onObject(scope)}
            >
              {scope.kind} {scope.name}
            </button>
          )}
          {facts.map(fact => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      </div>
      <Button
        label={t('attention.helpFor', { title, name: scope.name })}
        onClick={() => props.onHelp(finding)}
      >
        {t('attention.help')}
      </Button>
    </li>
  );
}
