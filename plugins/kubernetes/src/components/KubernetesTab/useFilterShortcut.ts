import { RefCallback, useCallback, useRef } from 'react';
import { FILTER_SHORTCUT } from '../Toolbar';

/**
 * Lets `/` go to the filter while the focus is in the tab, but not in a field:
 * elsewhere on the page the key belongs to others.
 *
 * @returns The ref of the element that is the tab
 */
export function useFilterShortcut(): RefCallback<HTMLElement> {
  const stop = useRef<() => void>();
  return useCallback((tab: HTMLElement | null) => {
    stop.current?.();
    stop.current = undefined;
    if (!tab) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== FILTER_SHORTCUT || hasModifier(event)) return;
      if (isField(event.target)) return;
      const filter = tab.querySelector('input[type="search"]');
      if (!(filter instanceof HTMLElement)) return;
      event.preventDefault();
      filter.focus();
    };
    tab.addEventListener('keydown', onKeyDown);
    stop.current = () => tab.removeEventListener('keydown', onKeyDown);
  }, []);
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.altKey || event.ctrlKey || event.metaKey;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, select, textarea');
}
