import { ReactNode, Ref } from 'react';
import { visible } from '../../format/visible';
import styles from './DialogHead.module.css';

/** @internal */
export interface DialogHeadProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Of the title, which names the dialog. */
  readonly titleId: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** Beside the button that closes. */
  readonly actions?: ReactNode;
  /** Of the title, where the focus is put on it. */
  readonly headingRef?: Ref<HTMLHeadingElement>;
}

/** Title of a dialog, and its close button. */
export function DialogHead(props: DialogHeadProps) {
  return (
    <header className={styles.head}>
      <h2
        ref={props.headingRef}
        id={props.titleId}
        tabIndex={props.headingRef ? -1 : undefined}
        className={styles.title}
      >
        {visible(props.title)}
      </h2>
      {props.subtitle && (
        <p className={styles.subtitle}>{visible(props.subtitle)}</p>
      )}
      <div className={styles.buttons}>
        {props.actions}
        <button
          type="button"
          className={styles.close}
          aria-label={props.closeLabel}
          onClick={props.onClose}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 6l12 12M18 6L6 18" />
          </svg>
        </button>
      </div>
    </header>
  );
}
