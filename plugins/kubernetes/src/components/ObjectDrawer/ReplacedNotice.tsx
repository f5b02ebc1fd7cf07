import { useText } from '../../i18n/useText';
import { Alert, Button } from '../ui';

/** @internal */
export interface ReplacedNoticeProps {
  readonly kind: string;
  /** Shows the object that has the name now. */
  readonly onAccept: () => void;
}

/** In the place of the details: those of another object would look like news about the one that was opened. */
export function ReplacedNotice(props: ReplacedNoticeProps) {
  const t = useText();
  return (
    <Alert
      severity="warning"
      title={t('objectDrawer.replaced')}
      action={
        <Button onClick={props.onAccept}>{t('objectDrawer.showNew')}</Button>
      }
    >
      {t('objectDrawer.replacedText', { kind: props.kind })}
    </Alert>
  );
}
