import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { visible } from '../../format/visible';
import { useGuidance } from '../../guidance';
import { useText } from '../../i18n/useText';
import { helpLinks, needsAttention } from '../../service';
import styles from './IncidentSummary.module.css';
import { useIncidentSummary } from './useIncidentSummary';

/** @internal */
export interface AskForHelpProps {
  /** What is wrong with the service; of no account where one problem is asked about. */
  readonly findings?: readonly Finding[];
  /** The one that is asked about; all that need attention when absent. */
  readonly finding?: Finding;
}

const NO_FINDINGS: readonly Finding[] = [];

/** Links to those who help, filled in with what is wrong; renders nothing without any. */
export function AskForHelp({
  findings = NO_FINDINGS,
  finding,
}: AskForHelpProps) {
  const t = useText();
  const guidance = useGuidance();
  const summarize = useIncidentSummary();
  const links = useMemo(() => {
    if (!guidance || !summarize || guidance.askForHelp.length === 0) return [];
    const summary = summarize(finding?.id);
    return helpLinks(guidance.askForHelp, {
      entity: guidance.entity,
      clusters: guidance.clusters.map(({ head }) => head),
      findings: finding ? [finding] : findings.filter(needsAttention),
      incident: {
        headline: summary.title,
        summary: summary.text,
        view: summary.url,
      },
      now: guidance.sources.now,
    });
  }, [guidance, summarize, findings, finding]);
  if (links.length === 0) return null;
  return (
    <ul className={styles.help} aria-label={t('incident.askForHelp')}>
      {links.map(({ title, url }) => (
        <li key={`${title} ${url}`}>
          <a
            className={styles.helpLink}
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={t('incident.askForHelpLabel', { title })}
          >
            {visible(title)}
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M8 16L17 7M9 7h8v8" />
            </svg>
          </a>
        </li>
      ))}
    </ul>
  );
}
