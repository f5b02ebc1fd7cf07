import { useSyncExternalStore } from 'react';
import { THEME_ROOT } from './ThemeRoot';

/**
 * Whether somebody has selected text of Podlight, on the page or in a dialog. What
 * changes under a selection takes it away, so the screen stands still meanwhile.
 */
export function useIsTextSelected(): boolean {
  return useSyncExternalStore(subscribe, isTextSelected);
}

function subscribe(callback: () => void): () => void {
  document.addEventListener('selectionchange', callback);
  return () => document.removeEventListener('selectionchange', callback);
}

function isTextSelected(): boolean {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return false;
  const start = selection.anchorNode;
  const element = start instanceof Element ? start : start?.parentElement;
  return Boolean(element?.closest(THEME_ROOT));
}
