import {
  correlate,
  Correlation,
  Dimension,
  dimensionKey,
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

/** What failing pods have in common, in one sentence; nothing where it is not significant. */
export function CorrelationNote(props: CorrelationNoteProps) {
  // What the numbers mean is worth less than that the page answers at once.
  const pods = useDeferredValue(props.pods);
  // What was ready when it was last seen is no witness.
  const correlation = useMemo(
    () => correlate(pods.filter(pod => !pod.isStale)),
    [pods],
  );
  const t = useText();
  const words = useDimensionText();
  if (!correlation) return null;
  const { dimension } = correlation;
  return (
    <div role="note" className={styles.note}>
      <p>{sentence(correlation, words, t, props.isPartial === true)}</p>
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

function sentence(
  correlation: Correlation,
  words: DimensionText,
  t: Translate,
  isPartial: boolean,
): string {
  const { inside, outside } = correlation;
  const count = inside.troubled + outside.troubled;
  const trouble = t(`correlation.trouble.${correlation.trouble}`);
  const shared = sharedText(correlation, words, t);
  const head =
    outside.troubled === 0
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
  const parts = [head, othersText(correlation, words, t)];
  if (inside.well > 0) {
    parts.push(t('correlation.sameWell', { count: inside.well }));
  }
  return `${parts.join('; ')}.`;
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
  switch (dimension) {
    case 'cluster':
    case 'region':
    case 'zone':
    case 'workload':
    case 'namespace':
    case 'node':
    case 'version':
      return t(`correlation.shared.${dimension}`, { count, value: text });
    default:
      return text;
  }
}

function othersText(
  { dimension, outside, otherValue }: Correlation,
  words: DimensionText,
  t: Translate,
): string {
  const count = outside.well;
  if (outside.troubled > 0) {
    return t('correlation.othersMostlyWell', {
      well: String(count),
      total: String(count + outside.troubled),
    });
  }
  return otherValue === undefined
    ? t('correlation.othersWell', { count })
    : t('correlation.otherWell', {
        count,
        value: words.valueText(dimension, otherValue),
      });
}
