import {
  BUILT_IN_DIMENSIONS,
  Dimension,
  dimensionKey,
  DISPLAY_STATES,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { visible } from './visible';
import { Translate, useText } from '../i18n/useText';
import { shortDigest } from './shortDigest';

/** Words for dimensions and for what pods have in them. */
export interface DimensionText {
  /** `Workload`, or the key of a label or annotation. */
  dimensionName(dimension: Dimension): string;
  /** Title of the group of pods with this value, or without one. */
  valueText(dimension: Dimension, value: string | undefined): string;
}

/** The words in the reader's language. */
export function useDimensionText(): DimensionText {
  const t = useText();
  return useMemo(
    () => ({
      dimensionName: dimension => visible(toName(dimension, t)),
      valueText: (dimension, value) =>
        value === undefined
          ? toAbsenceText(dimension, t)
          : visible(toValueText(dimension, value, t)),
    }),
    [t],
  );
}

function toName(dimension: Dimension, t: Translate): string {
  const builtIn = BUILT_IN_DIMENSIONS.find(each => each === dimension);
  return builtIn
    ? t(`dimension.${builtIn}`)
    : dimensionKey(dimension)?.key ?? dimension;
}

function toValueText(
  dimension: Dimension,
  value: string,
  t: Translate,
): string {
  switch (dimension) {
    case 'status': {
      const state = DISPLAY_STATES.find(each => each === value);
      return state ? t(`state.${state}`) : value;
    }
    case 'workload':
      return value.replace('/', ' ');
    default:
      if (!value) return t('group.emptyLabel', { key: toName(dimension, t) });
      return dimensionKey(dimension) ? shortDigest(value) : value;
  }
}

function toAbsenceText(dimension: Dimension, t: Translate): string {
  switch (dimension) {
    case 'node':
      return t('group.noNode');
    case 'region':
      return t('group.noRegion');
    case 'zone':
      return t('group.noZone');
    case 'workload':
      return t('group.noWorkload');
    case 'version':
      return t('group.noVersion');
    default:
      return t('group.noLabel', { key: toName(dimension, t) });
  }
}
