import { useState } from 'react';
import { useText } from '../../i18n/useText';
import styles from './CommandLine.module.css';

/** @internal */
export interface CopyButtonProps {
  /** A function where the text is expensive to make. */
  readonly text: string | (() => string);
  /** What is copied, in words; a command when absent. */
  readonly label?: string;
}

/** Copies a text and shows whether that worked: browsers forbid it on pages without TLS. */
export function CopyButton(props: CopyButtonProps) {
  const t = useText();
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const copy = async () => {
    try {
      const { text } = props;
      await navigator.clipboard.writeText(
        typeof text === 'string' ? text : text(),
      );
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  const label = props.label ?? t('command.copy');
  return (
    <span className={styles.copy}>
      <span role="status" className={styles.outcome}>
        {outcome === 'copied' && t('command.copied')}
        {outcome === 'failed' && t('command.copyFailed')}
      </span>
      <button
        type="button"
        className={styles.button}
        aria-label={label}
        title={label}
        onClick={copy}
        onBlur={() => setOutcome(undefined)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M9 9h11v11H9zM5 15H4V4h11v1" />
        </svg>
      </button>
    </span>
  );
}
