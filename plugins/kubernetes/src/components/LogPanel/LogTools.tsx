import { useText } from '../../i18n/useText';
import { CopyButton } from '../CommandLine';
import { ShownLine } from '../LogView';
import { IconButton } from '../ui';
import styles from './LogPanel.module.css';
import { saveText } from './saveText';
import { toPlainText } from './toPlainText';

/** @internal */
export interface LogToolsProps {
  readonly lines: readonly ShownLine[];
  readonly showsTimes: boolean;
  /** The line that the URL of the page is about. */
  readonly linked?: ShownLine;
  readonly fileName: string;
}

/** Takes what is shown along: to the clipboard, as a file, or as a link. */
export function LogTools(props: LogToolsProps) {
  const { lines, linked } = props;
  const t = useText();
  if (lines.length === 0) return null;
  const text = () => toPlainText(lines, props.showsTimes);
  return (
    <span className={styles.tools}>
      {linked && (
        <CopyButton
          text={window.location.href}
          label={t('logs.copyLink', { line: String(linked.number) })}
        />
      )}
      <CopyButton text={text} label={t('logs.copy')} />
      <IconButton
        label={t('logs.download')}
        onClick={() => saveText(text(), props.fileName)}
      >
        ⤓
      </IconButton>
    </span>
  );
}
