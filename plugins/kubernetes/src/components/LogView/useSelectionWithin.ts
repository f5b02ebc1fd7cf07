import { RefObject, useCallback, useSyncExternalStore } from 'react';

/** Whether the reader has selected text inside of an element. */
export function useSelectionWithin(element: RefObject<HTMLElement>): boolean {
  const look = useCallback(() => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !element.current) return false;
    return selection.containsNode(element.current, true);
  }, [element]);
  return useSyncExternalStore(subscribe, look);
}

function subscribe(onChange: () => void): () => void {
  document.addEventListener('selectionchange', onChange);
  return () => document.removeEventListener('selectionchange', onChange);
}
