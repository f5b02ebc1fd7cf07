import { RefCallback, useCallback, useLayoutEffect, useRef } from 'react';
import { Shortcut, shortcutOf } from './shortcuts';

/** What to do for each shortcut; false if there is nothing to do, so that the key is left to others. */
export type ShortcutActions = Readonly<
  Record<Shortcut, (tab: HTMLElement) => boolean>
>;

/**
 * Listens for keys while the focus is in an element, but not in a field:
 * elsewhere on the page they belong to others.
 *
 * @returns The ref of that element
 */
export function useShortcuts(
  actions: ShortcutActions,
): RefCallback<HTMLElement> {
  const newest = useRef(actions);
  const stop = useRef<() => void>();
  useLayoutEffect(() => {
    newest.current = actions;
  });
  return useCallback((tab: HTMLElement | null) => {
    stop.current?.();
    stop.current = undefined;
    if (!tab) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (shortcut && newest.current[shortcut](tab)) event.preventDefault();
    };
    tab.addEventListener('keydown', onKeyDown);
    stop.current = () => tab.removeEventListener('keydown', onKeyDown);
  }, []);
}
