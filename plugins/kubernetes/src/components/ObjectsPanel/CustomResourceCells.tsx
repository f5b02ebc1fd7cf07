import { ConditionRow } from '@podlight/backstage-plugin-kubernetes-common';
import { Translate, useText } from '../../i18n/useText';
import { CellProps } from './CellProps';

/** Some controllers list errors without a status. */
export function describeCustomCondition(
  { type, status, reason }: ConditionRow,
  t: Translate,
) {
  const words = status ? t('objects.why.condition', { type, status }) : type;
  return reason ? t('objects.why.withReason', { words, reason }) : words;
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
