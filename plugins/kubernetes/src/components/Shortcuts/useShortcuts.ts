import { RefCallback, useCallback, useLayoutEffect, useRef } from 'react';
import { Shortcut, findShortcut } from './shortcuts';

/** Actions of shortcuts; one returns false where it does not apply, so that the key is left to others. */
export type ShortcutActions = Readonly<
  Partial<Record<Shortcut, (tab: HTMLElement) => boolean>>
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
  const place = useRef<{ tab?: HTMLElement; focused?: HTMLElement }>({});
  useLayoutEffect(() => {
    newest.current = actions;
    const { tab, focused } = place.current;
    // A key that regroups the pods takes the tile away that had the focus, and the keys with it.
    if (tab && focused && !focused.isConnected) refocus(tab, focused);
  });
  return useCallback((tab: HTMLElement | null) => {
    stop.current?.();
    stop.current = undefined;
    if (!tab) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = findShortcut(event);
      if (shortcut && newest.current[shortcut]?.(tab)) event.preventDefault();
    };
    const onFocusIn = ({ target }: FocusEvent) => {
      place.current.focused =
        target instanceof HTMLElement ? target : undefined;
    };
    const onFocusOut = ({ target }: FocusEvent) => {
      const isStill = target instanceof HTMLElement && target.isConnected;
      if (isStill) place.current.focused = undefined;
    };
    place.current.tab = tab;
    tab.addEventListener('keydown', onKeyDown);
    tab.addEventListener('focusin', onFocusIn);
    tab.addEventListener('focusout', onFocusOut);
    stop.current = () => {
      place.current = {};
      tab.removeEventListener('keydown', onKeyDown);
      tab.removeEventListener('focusin', onFocusIn);
      tab.removeEventListener('focusout', onFocusOut);
    };
  }, []);
}

/** To the same pod where it is drawn elsewhere, else to the tab, unless the focus has gone where it belongs. */
function refocus(tab: HTMLElement, gone: HTMLElement): void {
  const { activeElement, body } = document;
  if (activeElement && activeElement !== body) return;
  const { pod } = gone.dataset;
  const same =
    pod === undefined
      ? undefined
      : [...tab.querySelectorAll<HTMLElement>('[data-pod]')].find(
          each => each.dataset.pod === pod,
        );
  (same ?? tab).focus({ preventScroll: true });
}
