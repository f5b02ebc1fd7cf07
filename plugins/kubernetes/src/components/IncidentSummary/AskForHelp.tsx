import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { useGuidance } from '../../guidance';
import { useText } from '../../i18n/useText';
import { helpLinks, needsAttention } from '../../service';
import { OutwardLinks } from '../ui';
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
  return (
    <OutwardLinks
      label={t('incident.askForHelp')}
      links={links.map(({ title, url }) => ({
        ...{ title, url },
        label: t('incident.askForHelpLabel', { title }),
      }))}
    />
  );
}
