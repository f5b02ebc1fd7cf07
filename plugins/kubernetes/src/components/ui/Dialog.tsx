import MuiDialog from '@mui/material/Dialog';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ReactNode, useId } from 'react';
import styles from './Dialog.module.css';
import { DialogHead } from './DialogHead';
import { ThemeRoot } from './ThemeRoot';

/** @internal */
export interface DialogProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** As large as the window. */
  readonly isWide?: boolean;
  /** Without controls, so it takes the focus itself to be scrolled by keys. */
  readonly isText?: boolean;
  readonly children: ReactNode;
}

/** An open dialog; Escape, the backdrop and the button close it. */
export function Dialog(props: DialogProps) {
  const titleId = useId();
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)', {
    noSsr: true,
  });
  return (
    <MuiDialog
      open
      transitionDuration={isStill ? 0 : undefined}
      fullWidth
      maxWidth={props.isWide ? false : 'md'}
      scroll="paper"
      onClose={props.onClose}
      aria-labelledby={titleId}
      PaperProps={{
        sx: {
          backgroundImage: 'none',
          borderRadius: '10px',
          // Where colors are forced there are no shadows, and this is drawn.
          border: '1px solid transparent',
        },
      }}
    >
      <ThemeRoot>
        <div
          className={
            props.isWide ? `${styles.dialog} ${styles.wide}` : styles.dialog
          }
        >
          <DialogHead
            title={props.title}
            subtitle={props.subtitle}
            titleId={titleId}
            closeLabel={props.closeLabel}
            onClose={props.onClose}
          />
          <div
            className={styles.body}
            {...(props.isText && {
              tabIndex: 0,
              role: 'group',
              'aria-labelledby': titleId,
            })}
          >
            {props.children}
          </div>
        </div>
      </ThemeRoot>
    </MuiDialog>
  );
}
