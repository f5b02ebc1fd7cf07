import { Theme } from '@mui/material/styles';
import type {} from '@backstage/theme';
import { CSSProperties } from 'react';

/** Glyphs on a solid fill; in dark themes black has the better contrast on every status colour. */
const GLYPH_IN_DARK = '#000';

/** Terminal colours with at least 4.5 : 1 on their background; themes have none of their own. */
const LOG_ON_LIGHT = {
  '--pl-log-background': '#f6f8fa',
  '--pl-log-text': '#1f2328',
  '--pl-log-muted': '#6a737d',
  '--pl-log-quoted': 'rgba(226, 33, 52, 0.1)',
  '--pl-log-mark': '#ffe08a',
  '--pl-log-on-mark': '#1f2328',
  '--pl-log-red': '#b31d28',
  '--pl-log-green': '#176f2c',
  '--pl-log-yellow': '#7a5600',
  '--pl-log-blue': '#0550ae',
  '--pl-log-magenta': '#8250df',
  '--pl-log-cyan': '#0b6a74',
} as const;

const LOG_ON_DARK = {
  '--pl-log-background': '#16181c',
  '--pl-log-text': '#e6e6e6',
  '--pl-log-muted': '#8b949e',
  '--pl-log-quoted': 'rgba(248, 76, 85, 0.2)',
  '--pl-log-mark': '#e3b341',
  '--pl-log-on-mark': '#16181c',
  '--pl-log-red': '#ff7b72',
  '--pl-log-green': '#7ee787',
  '--pl-log-yellow': '#e3b341',
  '--pl-log-blue': '#79c0ff',
  '--pl-log-magenta': '#d2a8ff',
  '--pl-log-cyan': '#76e3ea',
} as const;

/**
 * The theme's tokens as CSS variables. The style sheets of this plugin use
 * nothing else, so that they fit every theme.
 */
export function themeVariables(theme: Theme): CSSProperties {
  const { palette, typography } = theme;
  const isDark = palette.mode === 'dark';
  const glyphOn = (fill: string) =>
    isDark ? GLYPH_IN_DARK : palette.getContrastText(fill);
  const { ok, warning, error, running, aborted } = palette.status;
  const variables: Record<`--pl-${string}`, string> = {
    '--pl-ok': ok,
    '--pl-ok-glyph': glyphOn(ok),
    '--pl-warning': warning,
    '--pl-warning-glyph': glyphOn(warning),
    '--pl-error': error,
    '--pl-error-glyph': glyphOn(error),
    '--pl-running': running,
    '--pl-running-glyph': glyphOn(running),
    '--pl-line': isDark ? aborted : palette.text.secondary,
    '--pl-text': palette.text.primary,
    '--pl-text-secondary': palette.text.secondary,
    '--pl-paper': palette.background.paper,
    '--pl-page': palette.background.default,
    '--pl-divider': palette.divider,
    '--pl-focus': isDark ? palette.primary.light : palette.primary.main,
    '--pl-link': palette.link ?? palette.primary.main,
    '--pl-hover': palette.action.hover,
    '--pl-selected': isDark
      ? 'rgba(255, 255, 255, 0.16)'
      : 'rgba(0, 0, 0, 0.1)',
    // A control's edge must be seen (3 : 1); dividers need not be.
    '--pl-control': isDark
      ? 'rgba(255, 255, 255, 0.45)'
      : 'rgba(0, 0, 0, 0.45)',
    '--pl-sunken': isDark ? 'rgba(0, 0, 0, 0.28)' : 'rgba(0, 0, 0, 0.035)',
    // The font of Backstage's own page; an app without Backstage UI has the theme's.
    '--pl-font': `var(--bui-font-regular, ${typography.fontFamily})`,
    ...(isDark ? LOG_ON_DARK : LOG_ON_LIGHT),
  };
  return variables;
}
