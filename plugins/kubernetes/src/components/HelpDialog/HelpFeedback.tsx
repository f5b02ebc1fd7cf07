import { useId, useState } from 'react';
import { useText } from '../../i18n/useText';
import styles from './HelpFeedback.module.css';

/** @internal */
export interface HelpFeedbackProps {
  /** Called once, as what is counted cannot be taken back. */
  readonly onAnswer: (hasHelped: boolean) => void;
}

const ANSWERS = ['yes', 'no'] as const;

/** Asks whether the dialog helped, and remembers the answer as long as it is open. */
export function HelpFeedback({ onAnswer }: HelpFeedbackProps) {
  const t = useText();
  const id = useId();
  const [given, setGiven] = useState<(typeof ANSWERS)[number]>();
  const answer = (helped: (typeof ANSWERS)[number]) => {
    if (given !== undefined) return;
    setGiven(helped);
    onAnswer(helped === 'yes');
  };
  return (
    <div role="group" aria-labelledby={id} className={styles.feedback}>
      <span id={id} className={styles.question}>
        {t('helpFeedback.question')}
      </span>
      {ANSWERS.map(each => (
        // It keeps the focus when it is answered, so it is not `disabled`.
        <button
          key={each}
          type="button"
          className={styles.answer}
          aria-pressed={given === each}
          aria-disabled={given !== undefined}
          onClick={() => answer(each)}
        >
          {t(`helpFeedback.${each}`)}
        </button>
      ))}
      <span role="status" className={styles.thanks}>
        {given !== undefined && t('helpFeedback.thanks')}
      </span>
    </div>
  );
}
