import { RefObject, useEffect, useRef } from 'react';

/** Focuses an element, and scrolls to it, when it becomes what the reader was led to. */
export function useTarget<T extends HTMLElement>(
  isTarget: boolean,
): RefObject<T> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (!isTarget) return;
    element.current?.focus({ preventScroll: true });
    element.current?.scrollIntoView?.({ block: 'center' });
  }, [isTarget]);
  return element;
}
