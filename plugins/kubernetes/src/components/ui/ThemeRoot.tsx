import { useTheme } from '@mui/material/styles';
import { ReactNode, useMemo } from 'react';
import { themeVariables } from './themeVariables';
import styles from './ThemeRoot.module.css';

/** Finds what a {@link ThemeRoot} draws. */
export const THEME_ROOT = '[data-podlight]';

/** @internal */
export interface ThemeRootProps {
  readonly children: ReactNode;
}

/** Gives everything below it the theme's colours as CSS variables. */
export function ThemeRoot(props: ThemeRootProps) {
  const theme = useTheme();
  const variables = useMemo(() => themeVariables(theme), [theme]);
  return (
    <div className={styles.root} style={variables} data-podlight="">
      {props.children}
    </div>
  );
}
