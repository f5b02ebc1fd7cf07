import { CopyButton } from './CopyButton';
import styles from './CommandLine.module.css';

/** @internal */
export interface CommandLineProps {
  /** Quoted for a shell already. */
  readonly command: string;
}

/** A command to copy into a shell. */
export function CommandLine(props: CommandLineProps) {
  return (
    <div className={styles.line}>
      <code className={styles.command}>{props.command}</code>
      <CopyButton text={props.command} />
    </div>
  );
}
