/** @public */
export type Severity = 'error' | 'warning' | 'info';

/** @public */
export type ContainerKind = 'app' | 'init' | 'sidecar' | 'ephemeral';

/**
 * What a finding is about: the object that has to be looked at, and the
 * container where one is to blame.
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
 * One fact that the finding rests on, quoted as Kubernetes gave it.
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
  /** Absent where the enclosing message or command says which cluster it is. */
  readonly cluster?: string;
  readonly namespace: string;
  readonly name: string;
}

/** @public */
export type FindingParams = Readonly<Record<string, string | number>>;

/**
 * One cause of trouble, with the pods that suffer from it.
 *
 * @remarks
 * A finding carries no English: its texts are translations, keyed by
 * `class` and filled in from `params`.
 *
 * @public
 */
export interface Finding {
  /** Stable while the cause lasts, so that a screen does not jump. */
  readonly id: string;
  /** A class name of `FAILURE_CLASSES`, or the class of a rule added by a platform team. */
  readonly class: string;
  readonly severity: Severity;
  readonly scope: FindingScope;
  /** Where it was found, once findings of several clusters are rolled up; absent when `scope` names the only one. */
  readonly clusters?: readonly string[];
  readonly params: FindingParams;
  /** The cluster whose `params` these are, where a rolled-up finding has others elsewhere. */
  readonly paramsOf?: string;
  readonly evidence: readonly Evidence[];
  /** Documentation URL. */
  readonly docs?: string;
  /** RFC 3339; when it started, as far as the objects tell. */
  readonly since?: string;
  /** `certain`: the object says so. `likely`: inferred from more than one field. `possible`: one of several explanations. */
  readonly confidence: 'certain' | 'likely' | 'possible';
  /** What would make the diagnosis surer and was not there. */
  readonly missing: readonly ('events' | 'previousLog')[];
  readonly pods: readonly PodRef[];
  /** Findings that this one causes, and that are therefore not listed by themselves. */
  readonly symptoms: readonly Finding[];
}
