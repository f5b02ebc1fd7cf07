import MuiDialog from '@mui/material/Dialog';
import { ReactNode, useId } from 'react';
import styles from './Dialog.module.css';
import { ThemeRoot } from './ThemeRoot';

/** @internal */
export interface DialogProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** As large as the window, for what is worth the space. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** An open dialog; Escape, the backdrop and the button close it. */
export function Dialog(props: DialogProps) {
  const titleId = useId();
  return (
    <MuiDialog
      open
      fullWidth
      maxWidth={props.isWide ? false : 'md'}
      scroll="paper"
      onClose={props.onClose}
      aria-labelledby={titleId}
      PaperProps={{ sx: { backgroundImage: 'none', borderRadius: '10px' } }}
    >
      <ThemeRoot>
        <div
          className={
            props.isWide ? `${styles.dialog} ${styles.wide}` : styles.dialog
          }
        >
          <header className={styles.header}>
            <div className={styles.heading}>
              <h2 id={titleId} className={styles.title}>
                {props.title}
              </h2>
              {props.subtitle && (
                <p className={styles.subtitle}>{props.subtitle}</p>
              )}
            </div>
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
          </header>
          <div className={styles.body}>{props.children}</div>
        </div>
      </ThemeRoot>
    </MuiDialog>
  );
}
