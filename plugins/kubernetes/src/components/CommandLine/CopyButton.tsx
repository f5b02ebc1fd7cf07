import { useText } from '../../i18n/useText';
import { useClipboard } from '../ui';
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
  const clipboard = useClipboard();
  const copy = () =>
    clipboard.copy(props.text, {
      copied: t('command.copied'),
      failed: t('command.copyFailed'),
    });
  const label = props.label ?? t('command.copy');
  return (
    <span className={styles.copy}>
      <span role="status" className={styles.outcome}>
        {clipboard.outcome}
      </span>
      <button
        type="button"
        className={styles.button}
        aria-label={label}
        title={label}
        onClick={copy}
        onBlur={clipboard.forget}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M9 9h11v11H9zM5 15H4V4h11v1" />
        </svg>
      </button>
    </span>
  );
}
