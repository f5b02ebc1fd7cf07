import MuiDrawer from '@mui/material/Drawer';
import {
  KeyboardEvent,
  ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { DialogHead } from './DialogHead';
import styles from './Drawer.module.css';
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
  /** Keys that no element in the drawer handles. */
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
  useLayoutEffect(() => {
    returnFocus.current = props.returnFocus;
  });
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
          <DialogHead
            title={props.title}
            subtitle={props.subtitle}
            titleId={titleId}
            closeLabel={props.closeLabel}
            onClose={props.onClose}
            actions={props.actions}
            headingRef={heading}
          />
          {props.children}
        </div>
      </ThemeRoot>
    </MuiDrawer>
  );
}
