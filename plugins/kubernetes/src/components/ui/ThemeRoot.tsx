import { useTheme } from '@mui/material/styles';
import { ReactNode, useMemo } from 'react';
import { themeVariables } from './themeVariables';
import styles from './ThemeRoot.module.css';

/** @internal */
export interface ThemeRootProps {
  readonly children: ReactNode;
}

/** Gives everything below it the theme's colours as CSS variables. */
export function ThemeRoot(props: ThemeRootProps) {
  const theme = useTheme();
  const variables = useMemo(() => themeVariables(theme), [theme]);
  return (
    <div className={styles.root} style={variables}>
      {props.children}
    </div>
  );
}
