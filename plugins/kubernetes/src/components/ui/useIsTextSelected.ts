import { RefObject, useCallback, useSyncExternalStore } from 'react';
import { THEME_ROOT } from './ThemeRoot';

/**
 * Whether text is selected in that element, or anywhere in Podlight, on
 * the page or in a dialog. What changes under a selection takes it away, so what is
 * selected stands still meanwhile.
 */
export function useIsTextSelected(within?: RefObject<HTMLElement>): boolean {
  const look = useCallback(
    () =>
      endsOfSelection().some(end =>
        within ? within.current?.contains(end) : isPodlights(end),
      ),
    [within],
  );
  return useSyncExternalStore(subscribe, look);
}

function subscribe(onChange: () => void): () => void {
  document.addEventListener('selectionchange', onChange);
  return () => document.removeEventListener('selectionchange', onChange);
}

function endsOfSelection(): readonly (Node | null)[] {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return [];
  return [selection.anchorNode, selection.focusNode];
}

function isPodlights(node: Node | null): boolean {
  const element = node instanceof Element ? node : node?.parentElement;
  return Boolean(element?.closest(THEME_ROOT));
}
