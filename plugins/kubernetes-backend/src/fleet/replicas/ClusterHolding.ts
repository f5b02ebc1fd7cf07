/** Which clusters this process reads. */
export interface ClusterHolding {
  /** Says which clusters it could read. */
  offer(clusters: readonly string[]): void;
  holds(cluster: string): boolean;
  /** Calls whenever what it holds has changed, until the signal aborts. */
  listen(onChange: () => void, signal: AbortSignal): void;
}

/** For a process that shares with nobody. */
export const HOLDS_ALL: ClusterHolding = {
  offer: () => undefined,
  holds: () => true,
  listen: () => undefined,
};
