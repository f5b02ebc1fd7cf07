import {
  BUILT_IN_DIMENSIONS,
  BuiltInDimension,
  correlate,
  Correlation,
  Dimension,
  dimensionKey,
  dimensionValue,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useDeferredValue, useMemo } from 'react';
import { DimensionText, shortDigest, useDimensionText } from '../../format';
import { PodView } from '../../service';
import { Translate, useText } from '../../i18n/useText';
import { Button } from '../ui';
import styles from './CorrelationNote.module.css';

/** @internal */
export interface CorrelationNoteProps {
  /** All pods, unfiltered: the healthy ones are half of the answer. */
  readonly pods: readonly PodView[];
  /** Data is incomplete, so statements about all pods are not possible. */
  readonly isPartial?: boolean;
  readonly group: readonly Dimension[];
  readonly onGroup: (group: readonly Dimension[]) => void;
}

/** What failing pods have in common, in two sentences; nothing where it is not significant. */
export function CorrelationNote(props: CorrelationNoteProps) {
  // What the numbers mean is worth less than that the page answers at once.
  const pods = useDeferredValue(props.pods);
  // What was ready when it was last seen is no witness.
  const { correlation, totals } = useMemo(() => {
    const fresh = pods.filter(pod => !pod.isStale);
    const found = correlate(fresh);
    return { correlation: found, totals: found && countTotals(found, fresh) };
  }, [pods]);
  const t = useText();
  const words = useDimensionText();
  if (!correlation || !totals) return null;
  const { dimension } = correlation;
  return (
    <div role="note" className={styles.note}>
      <p>
        {headText(correlation, words, t, props.isPartial === true)}
        {shareText(correlation, totals, t)}.{' '}
        {othersText(correlation, totals, words, t, props.isPartial === true)}
      </p>
      {props.group[0] !== dimension && (
        <Button onClick={() => props.onGroup([dimension])}>
          {t('correlation.groupBy', {
            dimension: words.dimensionName(dimension),
          })}
        </Button>
      )}
    </div>
  );
}

/** Numbers of pods in any state, with the value and without it. */
interface Totals {
  readonly inside: number;
  readonly outside: number;
}

function countTotals(
  { dimension, value }: Correlation,
  pods: readonly PodView[],
): Totals {
  const inside = pods.filter(
    pod => dimensionValue(pod, dimension) === value,
  ).length;
  return { inside, outside: pods.length - inside };
}

function headText(
  correlation: Correlation,
  words: DimensionText,
  t: Translate,
  isPartial: boolean,
): string {
  const { inside, outside } = correlation;
  const count = inside.troubled + outside.troubled;
  const trouble = t(`correlation.trouble.${correlation.trouble}`);
  const shared = sharedText(correlation, words, t);
  return outside.troubled === 0
    ? t(isPartial ? 'correlation.allSeen' : 'correlation.all', {
        count,
        trouble,
        shared,
      })
    : t('correlation.most', {
        hits: String(inside.troubled),
        total: String(count),
        trouble,
        shared,
      });
}

/** How many of the pods with the value are troubled; empty if all are. */
function shareText(
  { inside, trouble }: Correlation,
  totals: Totals,
  t: Translate,
): string {
  if (inside.troubled === totals.inside) return '';
  const share = t(`correlation.share.${trouble}`, {
    count: inside.troubled,
    total: String(totals.inside),
  });
  return ` (${share})`;
}

function sharedText(
  { dimension, value, inside }: Correlation,
  words: DimensionText,
  t: Translate,
): string {
  const count = inside.troubled;
  const written = dimensionKey(dimension);
  if (written) {
    return t(`correlation.shared.${written.source}`, {
      count,
      value: `${written.key}=${shortDigest(value)}`,
    });
  }
  const text = words.valueText(dimension, value);
  return isNamed(dimension)
    ? t(`correlation.shared.${dimension}`, { count, value: text })
    : text;
}

/** How the pods without the value are. "All" only if every pod is known and healthy. */
function othersText(
  { dimension, outside, otherValue }: Correlation,
  totals: Totals,
  words: DimensionText,
  t: Translate,
  isPartial: boolean,
): string {
  const count = outside.well;
  const total = String(totals.outside);
  if (outside.troubled > 0) {
    return t('correlation.someOthersWell', { count, total });
  }
  const isAll = !isPartial && count > 1 && count === totals.outside;
  const named =
    otherValue === undefined
      ? undefined
      : othersNamed(
          dimension,
          count,
          words.valueText(dimension, otherValue),
          t,
        );
  if (named === undefined) {
    return isAll
      ? t('correlation.allOthersWell', { total })
      : t('correlation.othersWell', { count });
  }
  return isAll
    ? t('correlation.allWell', { others: named })
    : t('correlation.well', { count, others: named });
}

/** "74 on 5.2.0". */
function othersNamed(
  dimension: Dimension,
  count: number,
  value: string,
  t: Translate,
): string | undefined {
  const key = dimensionKey(dimension)?.source ?? dimension;
  const options = { total: String(count), value };
  return key === 'label' || key === 'annotation' || isNamed(key)
    ? t(`correlation.others.${key}`, options)
    : undefined;
}

/** Dimensions with words of their own, besides labels and annotations. */
type NamedDimension = Exclude<BuiltInDimension, 'status'>;

function isNamed(dimension: string): dimension is NamedDimension {
  return (
    dimension !== 'status' &&
    BUILT_IN_DIMENSIONS.some(each => each === dimension)
  );
}
