import { useHref, useLocation } from 'react-router-dom';
import { useText } from '../../i18n/useText';
import { sharedSearch, ViewState } from '../../viewState';
import { Button, IconButton, useClipboard } from '../ui';
import { useViewText } from './useViewText';
import styles from './Views.module.css';
import { useViewsSetting } from './ViewsProvider';

/** @internal */
export interface CopyLinkProps {
  readonly state: ViewState;
  /** Where there is little room. */
  readonly isSmall?: boolean;
}

/** Copies a link to what is shown, and says what a colleague will see; nothing where the URL belongs to another page. */
export function CopyLink(props: CopyLinkProps) {
  return useViewsSetting() && <CopyLinkButton {...props} />;
}

function CopyLinkButton({ state, isSmall }: CopyLinkProps) {
  const t = useText();
  const viewText = useViewText();
  const { pathname, search } = useLocation();
  const href = useHref({ pathname, search: sharedSearch(search) });
  const clipboard = useClipboard();
  const copy = () =>
    clipboard.copy(`${window.location.origin}${href}`, {
      copied: t('views.copied', { view: viewText(state) }),
      failed: t('views.copyFailed'),
    });
  return (
    <div className={styles.copyLink} onBlur={clipboard.forget}>
      {isSmall ? (
        <IconButton label={t('views.copyLink')} onClick={copy}>
          <svg viewBox="0 0 24 24" aria-hidden="true" className={styles.icon}>
            <path d="M10 14a4 4 0 0 0 5.7 0l4-4A4 4 0 0 0 14 4.3l-1.5 1.5M14 10a4 4 0 0 0-5.7 0l-4 4A4 4 0 0 0 10 19.7l1.5-1.5" />
          </svg>
        </IconButton>
      ) : (
        <Button onClick={copy}>{t('views.copyLink')}</Button>
      )}
      {/* Above what is below, so that nothing moves below the pointer. */}
      <p role="status" className={styles.outcome}>
        {clipboard.outcome}
      </p>
    </div>
  );
}
