import Popper from '@mui/material/Popper';
import { ReactNode } from 'react';
import styles from './Anchored.module.css';
import { ThemeRoot } from './ThemeRoot';

const MODIFIERS = [
  { name: 'offset', options: { offset: [0, 12] } },
  { name: 'preventOverflow', options: { padding: 16 } },
];

/** @internal */
export interface AnchoredProps {
  readonly anchor: Element;
  readonly placement: 'top-start' | 'top-end' | 'bottom-start';
  readonly children: ReactNode;
}

/** Beside an element and above the page, which stays usable; below the dialogs. */
export function Anchored(props: AnchoredProps) {
  return (
    <Popper
      open
      anchorEl={props.anchor}
      placement={props.placement}
      modifiers={MODIFIERS}
      className={styles.anchored}
    >
      <ThemeRoot>{props.children}</ThemeRoot>
    </Popper>
  );
}
