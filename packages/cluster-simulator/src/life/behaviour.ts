/** From, to. Each run has its own value in between. */
export type SecondsRange = readonly [number, number];

/** How a container behaves. */
export type Behaviour =
  /** Keeps running. Ready after this time. */
  | { readonly type: 'runs'; readonly readyAfterSeconds: number }
  /** Exits with 0. */
  | { readonly type: 'completes'; readonly afterSeconds: SecondsRange }
  /** Exits by itself, again and again where the restart policy says so. */
  | {
      readonly type: 'exits';
      readonly exitCode: number;
      readonly afterSeconds: SecondsRange;
      /** `Error`, `OOMKilled` */
      readonly reason: string;
      readonly readyAfterSeconds: number;
    }
  /** Runs well until the kubelet kills it. */
  | {
      readonly type: 'killedByProbe';
      readonly probe: 'Liveness' | 'Startup';
      readonly afterSeconds: SecondsRange;
      readonly exitCode: number;
      readonly message: string;
      readonly periodSeconds: number;
      readonly failureThreshold: number;
    }
  /** Runs, but its readiness probe fails, from that long after its start. */
  | {
      readonly type: 'neverReady';
      readonly message: string;
      readonly periodSeconds: number;
      readonly afterSeconds: number;
    }
  /** The runtime cannot start it. */
  | { readonly type: 'startError'; readonly message: string }
  /** The image cannot be pulled. */
  | { readonly type: 'pullError'; readonly message: string }
  | { readonly type: 'invalidImageName'; readonly message: string }
  /** `configmap "x" not found` and the like. */
  | { readonly type: 'configError'; readonly message: string };

/** What a container writes. `{{pod}}`, `{{version}}`, `{{time}}`, `{{ms}}` and `{{id}}` are filled in. */
export interface LogScript {
  readonly startup: readonly string[];
  readonly running: readonly string[];
  /** The interval between two of the `running` lines. */
  readonly everySeconds: number;
  /** The last lines of a run that ends. */
  readonly crash: readonly string[];
}

export const SILENT: LogScript = {
  startup: [],
  running: [],
  everySeconds: 60,
  crash: [],
};
