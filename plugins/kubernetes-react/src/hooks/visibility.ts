/**
 * Whether the page is visible; injectable for tests.
 *
 * @public
 */
export interface Visibility {
  isVisible(): boolean;
  /** Calls back after every change; the result unsubscribes. */
  subscribe(callback: () => void): () => void;
}

/** @public */
export const documentVisibility: Visibility = {
  isVisible: () => !document.hidden,
  subscribe: callback => {
    document.addEventListener('visibilitychange', callback);
    return () => document.removeEventListener('visibilitychange', callback);
  },
};
