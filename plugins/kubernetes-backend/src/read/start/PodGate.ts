/** Pods come first: who reads them says so, and everything else waits. */
export interface PodGate {
  /** A list of pods is awaited until the returned function is called. */
  awaitPods(): () => void;
  /** Resolves when no pods are awaited, or when that takes too long. */
  afterPods(signal: AbortSignal): Promise<void>;
}
