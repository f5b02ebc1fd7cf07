import MuiDrawer from '@mui/material/Drawer';
import {
  FocusEvent,
  KeyboardEvent,
  ReactNode,
  RefObject,
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

/** In a window narrower than this, what is beside the drawer would be of no use. */
const SHEET_BELOW_PX = 900;

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
 * Stands at the right while the page stays in use. Gets the focus when it opens,
 * keeps it when what has it is taken away, and gives it back when it closes; Escape
 * inside of it closes it.
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
  const focusKeeper = useFocusKeeper(heading);
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
        ...focusKeeper,
        sx: {
          width: WIDTH_PX,
          maxWidth: '100vw',
          [`@media (max-width: ${SHEET_BELOW_PX - 0.02}px)`]: {
            width: '100vw',
          },
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

/**
 * Focuses the heading when the focused element is removed: the browser would give the
 * focus to the page, where no key reaches the drawer.
 *
 * @returns the listeners of the element around
 */
function useFocusKeeper(heading: RefObject<HTMLElement>) {
  const focused = useRef<Element>();
  useLayoutEffect(() => {
    // Whoever leaves an element blurs it; one that is removed React does not see blurred.
    if (!focused.current || focused.current.isConnected) return;
    if (document.activeElement !== document.body) return;
    heading.current?.focus({ preventScroll: true });
  });
  return {
    onFocus: (event: FocusEvent) => {
      focused.current = event.target;
    },
    onBlur: () => {
      focused.current = undefined;
    },
  };
}
