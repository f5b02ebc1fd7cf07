import { StepText } from '../../i18n/findings';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { CommandLine } from '../CommandLine';
import { WithCode } from '../ui';
import styles from './HelpDialog.module.css';

/** @internal */
export interface StepListProps {
  readonly steps: readonly StepText[];
}

/** What to do, in order, with commands to copy. */
export function StepList(props: StepListProps) {
  const t = useText();
  return (
    <ol className={styles.steps}>
      {props.steps.map(step => (
        <li key={step.text} className={styles.step}>
          <p>
            <WithCode>{step.text}</WithCode>
          </p>
          {step.commands.map(({ command, cluster }) => (
            <div key={command} className={styles.command}>
              {cluster !== undefined && (
                <p className={styles.where}>
                  {t('help.inCluster', { cluster: visible(cluster) })}
                </p>
              )}
              <CommandLine
                command={command}
                copyLabel={
                  cluster === undefined
                    ? undefined
                    : t('help.copyFor', { cluster: visible(cluster) })
                }
              />
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
