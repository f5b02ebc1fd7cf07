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
  nameOf(dimension: Dimension): string;
  /** What a group of pods is called that have this value, or none. */
  valueOf(dimension: Dimension, value: string | undefined): string;
}

/** The words in the reader's language. */
export function useDimensionText(): DimensionText {
  const t = useText();
  return useMemo(
    () => ({
      nameOf: dimension => visible(nameOf(dimension, t)),
      valueOf: (dimension, value) =>
        value === undefined
          ? absenceOf(dimension, t)
          : visible(wordsOf(dimension, value, t)),
    }),
    [t],
  );
}

function nameOf(dimension: Dimension, t: Translate): string {
  const builtIn = BUILT_IN_DIMENSIONS.find(each => each === dimension);
  return builtIn
    ? t(`dimension.${builtIn}`)
    : dimensionKey(dimension)?.key ?? dimension;
}

function wordsOf(dimension: Dimension, value: string, t: Translate): string {
  switch (dimension) {
    case 'status': {
      const state = DISPLAY_STATES.find(each => each === value);
      return state ? t(`state.${state}`) : value;
    }
    case 'workload':
      return value.replace('/', ' ');
    default:
      if (!value) return t('group.emptyLabel', { key: nameOf(dimension, t) });
      return dimensionKey(dimension) ? shortDigest(value) : value;
  }
}

function absenceOf(dimension: Dimension, t: Translate): string {
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
      return t('group.noLabel', { key: nameOf(dimension, t) });
  }
}
