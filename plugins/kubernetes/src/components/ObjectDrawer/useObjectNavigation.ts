import { useSyncExternalStore } from 'react';

/** From object to object in the order of the screen. */
export interface ObjectNavigation {
  /** From 1; undefined where the object is not on the screen. */
  readonly position?: number;
  readonly total: number;
  /** Addresses; undefined at the end. */
  readonly next?: string;
  readonly previous?: string;
}

const NOWHERE: ObjectNavigation = { total: 0 };

/** No address has it. */
const SEPARATOR = '\0';

const ADDRESS = 'data-object';

/**
 * The way through the objects that the screen lists, whatever is filtered or folded
 * there: the screen itself is asked, again whenever it changes.
 */
export function useObjectNavigation(address: string): ObjectNavigation {
  const listed = useSyncExternalStore(subscribe, listedAddresses);
  return navigationFrom(address, listed.split(SEPARATOR));
}

function subscribe(onChange: () => void) {
  const observer = new MutationObserver(onChange);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: [ADDRESS],
  });
  return () => observer.disconnect();
}

/** The rows of objects on the screen, from the top. */
export function listedRows(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[${ADDRESS}]`)];
}

function listedAddresses(): string {
  return listedRows()
    .map(({ dataset }) => dataset.object)
    .join(SEPARATOR);
}

/** @param addresses - of the rows, from the top; a row can be there for each cluster */
export function navigationFrom(
  address: string,
  addresses: readonly string[],
): ObjectNavigation {
  const listed = [...new Set(addresses)];
  const index = listed.indexOf(address);
  if (index < 0) return NOWHERE;
  return {
    position: index + 1,
    total: listed.length,
    next: listed[index + 1],
    previous: listed[index - 1],
  };
}
