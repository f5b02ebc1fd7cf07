import { StepText } from '../../i18n/findings';
import { CommandLine } from '../CommandLine';
import styles from './HelpDialog.module.css';

/** @internal */
export interface StepListProps {
  readonly steps: readonly StepText[];
}

/** What to do, in order, with commands to copy. */
export function StepList(props: StepListProps) {
  return (
    <ol className={styles.steps}>
      {props.steps.map(step => (
        <li key={step.text} className={styles.step}>
          <p>{step.text}</p>
          {step.command && <CommandLine command={step.command} />}
        </li>
      ))}
    </ol>
  );
}
