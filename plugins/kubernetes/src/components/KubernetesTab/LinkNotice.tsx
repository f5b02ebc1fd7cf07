import { useSearchParams } from 'react-router-dom';
import { useBadValueText } from '../../format';
import { useText } from '../../i18n/useText';
import { badValues } from '../../viewState';
import { Alert } from '../ui';

/** Says what of a link could not be taken; nothing where all of it could. */
export function LinkNotice() {
  const [query] = useSearchParams();
  const t = useText();
  const badValueText = useBadValueText();
  const bad = badValues(query);
  if (bad.length === 0) return null;
  return (
    <Alert severity="warning" title={t('badLink.title')}>
      {bad.map(value => (
        <p key={`${value.name}=${value.value}`}>{badValueText(value)}</p>
      ))}
    </Alert>
  );
}
