/** Decides when a reflector's first list and first watch start. */
export interface StartGate {
  /** Resolves when the list may start, or when the signal aborts. */
  beforeList(signal: AbortSignal): Promise<void>;
  /**
   * Resolves when the watch may start, or when the signal aborts. Nothing is missed
   * by waiting, because a watch starts at the resource version of its list.
   *
   * @param isEmpty - whether the list had no objects
   */
  beforeWatch(isEmpty: boolean, signal: AbortSignal): Promise<void>;
}
