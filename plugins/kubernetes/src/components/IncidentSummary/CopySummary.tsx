import { useHref, useLocation } from 'react-router-dom';
import { useSpan } from '../../format';
import { useFindingTexts } from '../../i18n/findings';
import { useText } from '../../i18n/useText';
import { assessView, ServiceView } from '../../service';
import { sharedSearch } from '../../viewState';
import { headline } from '../ServiceSummary';
import { Button, useClipboard } from '../ui';
import { incidentSummary } from './incidentSummary';
import styles from './IncidentSummary.module.css';

/** @internal */
export interface CopySummaryProps {
  readonly entityRef: string;
  readonly view: ServiceView;
  /** In milliseconds since 1970. */
  readonly now: number;
}

/** Copies what is wrong as text that a ticket, a chat or an assistant takes. */
export function CopySummary({ entityRef, view, now }: CopySummaryProps) {
  const t = useText();
  const span = useSpan(now);
  const textOf = useFindingTexts();
  const { pathname, search } = useLocation();
  const href = useHref({ pathname, search: sharedSearch(search) });
  const clipboard = useClipboard();
  const copy = () => {
    const text = incidentSummary(
      {
        entityRef,
        headline: headline(assessView(view), view.unread, span, t),
        findings: view.findings,
        at: new Date(now),
        href: `${window.location.origin}${href}`,
      },
      textOf,
      t,
    );
    return clipboard.copy(text, {
      copied: t('incident.copied'),
      failed: t('incident.copyFailed'),
    });
  };
  return (
    <span className={styles.copy} onBlur={clipboard.forget}>
      <span role="status" className={styles.outcome}>
        {clipboard.outcome}
      </span>
      <Button onClick={copy}>{t('incident.copy')}</Button>
    </span>
  );
}
