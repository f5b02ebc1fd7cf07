import { visible } from '../../format/visible';
import { CopyButton } from './CopyButton';
import styles from './CommandLine.module.css';

/** @internal */
export interface CommandLineProps {
  /** Already quoted for a shell. */
  readonly command: string;
  /** What the button copies, where there are several. */
  readonly copyLabel?: string;
}

/** A command to copy into a shell. */
export function CommandLine(props: CommandLineProps) {
  return (
    <div className={styles.line}>
      <code className={styles.command}>
        {visible(props.command)
          .split(/(\s+)/)
          .map((part, index) =>
            index % 2 === 0 ? (
              <span key={index} className={styles.word}>
                {part}
              </span>
            ) : (
              part
            ),
          )}
      </code>
      <CopyButton text={props.command} label={props.copyLabel} />
    </div>
  );
}
