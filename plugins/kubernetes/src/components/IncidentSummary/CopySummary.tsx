import {
  Finding,
  markdownToText,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import { Button, useClipboard } from '../ui';
import { AskForHelp } from './AskForHelp';
import styles from './IncidentSummary.module.css';
import { useIncidentSummary } from './useIncidentSummary';

/** @internal */
export interface CopySummaryProps {
  /** What is wrong. */
  readonly findings: readonly Finding[];
}

/** Copies what is wrong as text that a ticket, a chat or an assistant takes. */
export function CopySummary({ findings }: CopySummaryProps) {
  const t = useText();
  const summarize = useIncidentSummary();
  const clipboard = useClipboard();
  if (!summarize) return null;
  const copy = (toText: (markdown: string) => string) =>
    clipboard.copy(() => toText(summarize().text), {
      copied: t('incident.copied'),
      failed: t('incident.copyFailed'),
    });
  return (
    <span className={styles.copy} onBlur={clipboard.forget}>
      <span role="status" className={styles.outcome}>
        {clipboard.outcome}
      </span>
      <Button onClick={() => copy(text => text)}>{t('incident.copy')}</Button>
      <Button
        kind="text"
        label={t('incident.copyPlainLabel')}
        onClick={() => copy(markdownToText)}
      >
        {t('incident.copyPlain')}
      </Button>
      <AskForHelp findings={findings} />
    </span>
  );
}
