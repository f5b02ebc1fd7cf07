import { useState } from 'react';
import { useHref, useLocation } from 'react-router-dom';
import { useSpan } from '../../format';
import { useFindingTexts } from '../../i18n/findings';
import { useText } from '../../i18n/useText';
import { assessHealth, countProblems, ServiceView } from '../../service';
import { sharedSearch } from '../../viewState';
import { headline } from '../ServiceSummary';
import { Button } from '../ui';
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
  const [outcome, setOutcome] = useState('');
  const copy = async () => {
    const { counts, clusterCounts, problems, resources, unread } = view;
    const verdict = assessHealth(
      counts,
      clusterCounts,
      countProblems(problems),
      resources,
    );
    const text = incidentSummary(
      {
        entityRef,
        headline: headline(verdict, unread, span, t),
        findings: view.findings,
        at: new Date(now),
        href: `${window.location.origin}${href}`,
      },
      textOf,
      t,
    );
    try {
      await navigator.clipboard.writeText(text);
      setOutcome(t('incident.copied'));
    } catch {
      // Browsers forbid it on pages without TLS.
      setOutcome(t('incident.copyFailed'));
    }
  };
  return (
    <span className={styles.copy} onBlur={() => setOutcome('')}>
      <span role="status" className={styles.outcome}>
        {outcome}
      </span>
      <Button onClick={copy}>{t('incident.copy')}</Button>
    </span>
  );
}
