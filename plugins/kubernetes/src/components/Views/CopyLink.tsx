import { useState } from 'react';
import { useHref, useLocation } from 'react-router-dom';
import { useText } from '../../i18n/useText';
import { sharedSearch, ViewState } from '../../viewState';
import { Button } from '../ui';
import { useViewText } from './useViewText';
import styles from './Views.module.css';
import { useViewsSetting } from './ViewsProvider';

/** @internal */
export interface CopyLinkProps {
  readonly state: ViewState;
}

/** Copies a link to what is shown, and says what a colleague will see; nothing where the URL belongs to another page. */
export function CopyLink(props: CopyLinkProps) {
  return useViewsSetting() && <CopyLinkButton {...props} />;
}

function CopyLinkButton({ state }: CopyLinkProps) {
  const t = useText();
  const viewText = useViewText();
  const { pathname, search } = useLocation();
  const href = useHref({ pathname, search: sharedSearch(search) });
  const [outcome, setOutcome] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(`${window.location.origin}${href}`);
      setOutcome(t('views.copied', { view: viewText(state) }));
    } catch {
      // Browsers forbid it on pages without TLS.
      setOutcome(t('views.copyFailed'));
    }
  };
  return (
    <div onBlur={() => setOutcome('')}>
      <Button onClick={copy}>{t('views.copyLink')}</Button>
      {/* Above what is below, so that nothing moves below the pointer. */}
      <p role="status" className={styles.outcome}>
        {outcome}
      </p>
    </div>
  );
}
