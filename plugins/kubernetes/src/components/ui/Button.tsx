import MuiButton from '@mui/material/Button';
import { ReactNode } from 'react';

/** @internal */
export interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
  /** Replaces the visible text for screen readers; starts with the visible text. */
  readonly label?: string;
  readonly kind?: 'outlined' | 'text';
  /** A long text, which takes more lines where there is little room. */
  readonly isLong?: boolean;
}

/** A small button for secondary actions. */
export function Button(props: ButtonProps) {
  return (
    <MuiButton
      size="small"
      color="inherit"
      variant={props.kind ?? 'outlined'}
      aria-label={props.label}
      // The ripple that stands for the focus otherwise is hardly seen on a light page.
      disableFocusRipple
      onClick={props.onClick}
      sx={{
        textTransform: 'none',
        borderColor: 'divider',
        whiteSpace: props.isLong ? 'normal' : 'nowrap',
        textAlign: props.isLong ? 'start' : 'center',
        minWidth: 0,
        fontWeight: 500,
        '&.Mui-focusVisible': {
          outline: '2px solid var(--pl-focus, currentColor)',
          outlineOffset: '1px',
        },
      }}
    >
      {props.children}
    </MuiButton>
  );
}
