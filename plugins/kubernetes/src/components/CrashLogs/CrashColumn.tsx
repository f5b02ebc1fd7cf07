import { TimedPattern } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { joinFacts } from '../../format';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { CopyButton } from '../CommandLine';
import { LogFailure, LogLoading, LogSilence, toPlainText } from '../LogPanel';
import { LogView } from '../LogView';
import { Button } from '../ui';
import styles from './CrashLogs.module.css';
import { ReadCrash } from './useCrashLogs';

/** @internal */
export interface CrashColumnProps {
  readonly crash: ReadCrash;
  readonly pattern?: TimedPattern;
  readonly onOpenPod: () => void;
}

/** The log of one crash, scrolled to its most telling line. */
export function CrashColumn(props: CrashColumnProps) {
  const { crash } = props;
  const { pod, container, lines, error } = crash;
  const { exitCode, reason } = container;
  const t = useText();
  const quoted = useMemo(() => (error ? [error.line] : []), [error]);
  const telling = lines.findLast(
    line => line.text.trim().slice(0, error?.line.length) === error?.line,
  );
  const facts = [
    container.name,
    pod.cluster,
    exitCode !== undefined && t('pod.exitCode', { exitCode: String(exitCode) }),
    reason,
    crash.isPrevious ? t('logs.previousRun') : t('logs.currentRun'),
  ].filter(Boolean);
  return (
    <section aria-label={visible(pod.row.name)} className={styles.column}>
      <header className={styles.columnHead}>
        <div className={styles.columnTitle}>
          <h3 className={styles.crashName}>{visible(pod.row.name)}</h3>
          <p className={styles.quiet}>{visible(joinFacts(facts))}</p>
        </div>
        <Button
          kind="text"
          label={t('crashes.openPodOf', { pod: pod.row.name })}
          onClick={props.onOpenPod}
        >
          {t('crashes.openPod')}
        </Button>
        {lines.length > 0 && (
          <CopyButton
            text={() => toPlainText(lines, false)}
            label={t('logs.copy')}
          />
        )}
      </header>
      <CrashLines {...props} quoted={quoted} telling={telling?.number} />
    </section>
  );
}

function CrashLines(
  props: CrashColumnProps & {
    readonly quoted: readonly string[];
    readonly telling: number | undefined;
  },
) {
  const { crash } = props;
  const { pod, container, lines, outcome } = crash;
  const t = useText();
  if (outcome === undefined)
    return <LogSilence>{t('crashes.notAsked')}</LogSilence>;
  if (outcome.phase === 'loading') return <LogLoading />;
  if (outcome.phase === 'failed') return <LogFailure error={outcome.error} />;
  if (lines.length === 0) return <LogSilence />;
  return (
    <LogView
      isTall
      lines={lines}
      label={t('logs.label', {
        container: container.name,
        pod: pod.row.name,
      })}
      quoted={props.quoted}
      pattern={props.pattern}
      current={props.telling}
      isWrapped
      showsTimes={false}
    />
  );
}
