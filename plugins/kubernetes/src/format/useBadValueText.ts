import { useCallback } from 'react';
import { useText } from '../i18n/useText';
import { BadValue } from '../viewState';

/** Says what is wrong with a value of a link or of a view, and what it can be. */
export function useBadValueText(): (bad: BadValue) => string {
  const t = useText();
  return useCallback(
    ({ name, value, known }) =>
      known
        ? t('badLink.oneOf', { name, value, known: known.join(', ') })
        : t('badLink.value', { name, value }),
    [t],
  );
}
