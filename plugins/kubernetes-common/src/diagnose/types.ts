/** @public */
export type Severity = 'error' | 'warning' | 'info';

/** @public */
export type ContainerKind = 'app' | 'init' | 'sidecar' | 'ephemeral';

/**
 * The object that a finding is about, and the failing container, if any.
 *
 * @public
 */
export interface FindingScope {
  readonly cluster?: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly container?: string;
  readonly containerKind?: ContainerKind;
}

/**
 * One fact that supports the finding, quoted from Kubernetes.
 *
 * @public
 */
export type Evidence =
  | {
      readonly type: 'field';
      readonly object: {
        readonly kind: string;
        readonly namespace: string;
        readonly name: string;
      };
      /** Path inside the object, e.g. `status.containerStatuses[0].state.waiting.message`. */
      readonly path: string;
      readonly value: string;
    }
  | {
      readonly type: 'event';
      readonly reason: string;
      readonly message: string;
      readonly count: number;
      /** RFC 3339. */
      readonly lastSeen?: string;
    }
  | {
      readonly type: 'log';
      readonly container: string;
      readonly line: string;
    };

/** @public */
export interface PodRef {
  /** Absent if the enclosing message or command names the cluster. */
  readonly cluster?: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * A ConfigMap of failing pods that was written before they began to fail. That
 * is a coincidence worth a look, never a proof.
 *
 * @public
 */
export interface ConfigWrite {
  /** Absent if the enclosing message or finding names the cluster. */
  readonly cluster?: string;
  readonly name: string;
  /** RFC 3339, to the second, by the API server's clock. */
  readonly at: string;
  /** How many seconds later the pods began to fail. */
  readonly leadSeconds: number;
  /** `read`: the failing pods have what was written. `unread`: they started before, and read it at the start only. */
  readonly type: 'read' | 'unread';
  /** Pods of the same workload that started before, and don't have what was written; absent when there are none. */
  readonly older?: { readonly failing: number; readonly total: number };
}

/** @public */
export type FindingParams = Readonly<Record<string, string | number>>;

/**
 * One problem, with its affected pods.
 *
 * @remarks A finding contains no text: its texts are translations, keyed by
 * `class` and filled in from `params`.
 *
 * @public
 */
export interface Finding {
  /** Stable while the cause lasts, so that screens don't jump. */
  readonly id: string;
  /** A class name of `FAILURE_CLASSES`, or the class of a rule added by a platform team. */
  readonly class: string;
  readonly severity: Severity;
  readonly scope: FindingScope;
  /** The affected clusters of a rolled-up finding; absent when `scope` names the only one. */
  readonly clusters?: readonly string[];
  readonly params: FindingParams;
  /** The cluster that `params` come from, if they differ between the clusters of a rolled-up finding. */
  readonly paramsOf?: string;
  readonly evidence: readonly Evidence[];
  /** Documentation URL. */
  readonly docs?: string;
  /** RFC 3339; when it started, if the objects show it. */
  readonly since?: string;
  /** `certain`: the object says so. `likely`: inferred from more than one field. `possible`: one of several explanations. */
  readonly confidence: 'certain' | 'likely' | 'possible';
  /** Missing evidence that would raise the confidence. */
  readonly missing: readonly ('events' | 'previousLog')[];
  readonly pods: readonly PodRef[];
  /** Findings that this one causes, and which are not listed separately. */
  readonly symptoms: readonly Finding[];
  /** Absent where no write is known that may explain it. At most three, the newest first. */
  readonly configWrites?: readonly ConfigWrite[];
}
