import MuiAlert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import { ReactNode } from 'react';
import { visible } from '../../format/visible';

/** @internal */
export interface AlertProps {
  readonly severity: 'error' | 'warning' | 'info';
  readonly title?: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** An alert above the content. */
export function Alert(props: AlertProps) {
  return (
    <MuiAlert
      severity={props.severity}
      variant="outlined"
      action={props.action}
      sx={{
        color: 'text.primary',
        borderRadius: '8px',
        '& .v5-MuiAlert-message': { minWidth: 0, overflowWrap: 'anywhere' },
      }}
    >
      {props.title && (
        <AlertTitle sx={{ fontSize: '0.9375rem', fontWeight: 600, mb: 0 }}>
          {visible(props.title)}
        </AlertTitle>
      )}
      {props.children}
    </MuiAlert>
  );
}
