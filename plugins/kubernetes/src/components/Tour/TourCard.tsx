import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useText } from '../../i18n/useText';
import { Button } from '../ui';
import { TourStep } from './steps';
import styles from './Tour.module.css';

/** @internal */
export interface TourCardProps {
  readonly step: TourStep;
  readonly number: number;
  readonly total: number;
  /** Absent on the first step. */
  readonly onBack?: () => void;
  /** Absent on the last step. */
  readonly onNext?: () => void;
  readonly onEnd: () => void;
  /** The card goes away with the focus in it. */
  readonly onLeave: () => void;
}

/** What a step says, and where to go from it. The user asked for it, so it takes the focus. */
export function TourCard(props: TourCardProps) {
  const { step, onBack, onNext, onEnd, onLeave } = props;
  const t = useText();
  const titleId = useId();
  const textId = useId();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const next = card.current?.querySelector<HTMLElement>(
      'button:last-of-type',
    );
    next?.focus({ preventScroll: true });
  }, []);
  // Otherwise the focus, and with it the place of a screen reader, would be lost at the end.
  useLayoutEffect(() => {
    const { current } = card;
    return () => {
      if (current?.contains(document.activeElement)) onLeave();
    };
  }, [onLeave]);
  return (
    <div
      ref={card}
      role="dialog"
      aria-labelledby={titleId}
      aria-describedby={textId}
      className={styles.popover}
    >
      <div aria-live="polite">
        <h4 id={titleId} className={styles.title}>
          {t(`tour.steps.${step}.title`)}
        </h4>
        <p id={textId}>{t(`tour.steps.${step}.text`)}</p>
      </div>
      <div className={styles.buttons}>
        <span className={styles.progress}>
          {t('tour.progress', {
            step: String(props.number),
            total: String(props.total),
          })}
        </span>
        {onNext && (
          <Button kind="text" onClick={onEnd}>
            {t('tour.end')}
          </Button>
        )}
        {onBack && (
          <Button kind="text" onClick={onBack}>
            {t('tour.back')}
          </Button>
        )}
        <Button key="next" onClick={onNext ?? onEnd}>
          {t(onNext ? 'tour.next' : 'tour.done')}
        </Button>
      </div>
    </div>
  );
}
