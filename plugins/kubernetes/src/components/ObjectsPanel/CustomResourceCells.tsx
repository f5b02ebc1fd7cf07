import {
  ConditionRow,
  kubectl,
  oc,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { customResourceSign } from '../../service';
import { useCli, useClusterContext } from '../../guidance';
import { Translate, useText } from '../../i18n/useText';
import { CopyButton } from '../CommandLine';
import { StateSign } from '../StateSign';
import { CellProps } from './CellProps';
import styles from './CustomResourceCells.module.css';

/** State of a custom resource, with the icon of a pod's state. */
export function CustomState({ object }: CellProps) {
  const t = useText();
  const { customResource } = object.row;
  if (!customResource?.state) return <>{t('objects.nothing')}</>;
  return (
    <span className={styles.state}>
      <StateSign state={customResourceSign(customResource)} />
      {t(`objects.custom.${customResource.state}`)}
    </span>
  );
}

/** Failing or pending conditions, in the controller's words. */
export function CustomNotes({ object, ages }: CellProps) {
  const t = useText();
  const { conditions = [] } = object.row;
  if (conditions.length === 0) return <>{t('objects.nothing')}</>;
  return (
    <ul className={styles.notes}>
      {conditions.map(condition => (
        <li key={condition.type}>
          {describeCustomCondition(condition, t)}
          {condition.since && (
            <span className={styles.quiet}> {ages.ago(condition.since)}</span>
          )}
          {condition.message && (
            <p className={styles.quiet}>{visible(condition.message)}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Some controllers list errors without a status. */
export function describeCustomCondition(
  { type, status, reason }: ConditionRow,
  t: Translate,
) {
  const words = status ? t('objects.why.condition', { type, status }) : type;
  return reason ? t('objects.why.withReason', { words, reason }) : words;
}

/** The other conditions, abbreviated. */
export function CustomConditions({ object }: CellProps) {
  const t = useText();
  const { others = [] } = object.row.customResource ?? {};
  if (others.length === 0) return <>{t('objects.nothing')}</>;
  return (
    <ul>
      {others.map(({ type, status }) => (
        <li key={type}>
          {status ? t('objects.why.condition', { type, status }) : type}
        </li>
      ))}
    </ul>
  );
}

/** How many of the pods that it has made are ready. */
export function CustomPods({ object }: CellProps) {
  const t = useText();
  const { pods } = object.row.customResource ?? {};
  if (!pods) return <>{t('objects.nothing')}</>;
  const { ready, total } = pods;
  return (
    <>{t('objects.ofTotal', { part: String(ready), total: String(total) })}</>
  );
}

/** How old it is. */
export function CustomAge({ object, ages }: CellProps) {
  const t = useText();
  return (
    <>
      {ages.age(object.row.customResource?.createdAt) ?? t('objects.nothing')}
    </>
  );
}

/** Command for the whole object, as only its conditions are known here. */
export function DescribeCommand({ object }: CellProps) {
  const { row, cluster } = object;
  const t = useText();
  const context = useClusterContext(cluster);
  const run = useCli() === 'oc' ? oc : kubectl;
  if (!row.customResource) return null;
  const text = run(
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...(row.namespace ? ['-n', row.namespace] : []),
    'describe',
    `${row.customResource.definition}/${row.name}`,
  );
  return (
    <CopyButton
      text={text}
      label={t('objects.custom.copyDescribe', {
        kind: row.kind,
        name: row.name,
      })}
    />
  );
}
