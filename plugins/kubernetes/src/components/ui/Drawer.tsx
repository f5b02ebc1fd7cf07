import MuiDrawer from '@mui/material/Drawer';
import { KeyboardEvent, ReactNode, useEffect, useId, useRef } from 'react';
import styles from './Dialog.module.css';
import { ThemeRoot } from './ThemeRoot';

/** CSS pixels; a stack trace fits without a line break too many. */
const WIDTH_PX = 640;

/** @internal */
export interface DrawerProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly closeLabel: string;
  /** Beside the button that closes. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  /** Keys that nothing inside of the drawer wants. */
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** Where the focus goes when the drawer closes; the element that had it when absent. */
  readonly returnFocus?: () => HTMLElement | undefined;
  readonly children: ReactNode;
}

/**
 * Stands at the right while the page stays in use. Gets the focus when it opens
 * and gives it back when it closes; Escape inside of it closes it.
 */
export function Drawer(props: DrawerProps) {
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const returnFocus = useRef(props.returnFocus);
  returnFocus.current = props.returnFocus;
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      const target = returnFocus.current?.() ?? opener;
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') props.onClose();
    else props.onKeyDown?.(event);
  };
  return (
    <MuiDrawer
      open
      anchor="right"
      variant="persistent"
      transitionDuration={0}
      PaperProps={{
        role: 'dialog',
        'aria-labelledby': titleId,
        onKeyDown,
        sx: {
          width: WIDTH_PX,
          maxWidth: '100vw',
          backgroundImage: 'none',
          boxShadow: 12,
        },
      }}
    >
      <ThemeRoot>
        <div className={styles.drawer}>
          <header className={styles.header}>
            <div className={styles.heading}>
              <h2
                ref={heading}
                id={titleId}
                tabIndex={-1}
                className={styles.title}
              >
                {props.title}
              </h2>
              {props.subtitle && (
                <p className={styles.subtitle}>{props.subtitle}</p>
              )}
            </div>
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
          </header>
          {props.children}
        </div>
      </ThemeRoot>
    </MuiDrawer>
  );
}
