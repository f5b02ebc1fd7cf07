import { RefObject, useCallback, useSyncExternalStore } from 'react';

/** Whether the reader has selected text inside of an element. */
export function useSelectionWithin(element: RefObject<HTMLElement>): boolean {
  const look = useCallback(() => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed) return false;
    return [selection.anchorNode, selection.focusNode].some(end =>
      element.current?.contains(end),
    );
  }, [element]);
  return useSyncExternalStore(subscribe, look);
}

function subscribe(onChange: () => void): () => void {
  document.addEventListener('selectionchange', onChange);
  return () => document.removeEventListener('selectionchange', onChange);
}
