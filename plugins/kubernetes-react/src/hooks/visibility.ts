/**
 * Whether anybody can see the page, so that tests can hold it.
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
