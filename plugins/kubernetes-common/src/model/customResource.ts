import { Condition, KubernetesObject } from './meta';
import { NetworkFacts } from './network';

/**
 * A condition of a custom resource. Its `status` is empty if it has none: an
 * Argo CD Application lists only errors.
 *
 * @public
 */
export interface CustomResourceCondition extends Condition {
  /** When its reason or message changed last, where its controller says so; RFC 3339. */
  readonly lastUpdateTime?: string;
  /** The generation that it is about. */
  readonly observedGeneration?: number;
  /** `Info` and `Warning` are no failures; Knative and Cluster API write it. */
  readonly severity?: string;
}

/**
 * A field of the status that says in one word how an object is.
 *
 * @public
 */
export interface CustomResourcePhase {
  /** `phase`, or `health.status`. */
  readonly field: string;
  readonly word: string;
}

/**
 * A value of a custom resource that its definition lists, as JSON.
 *
 * @public
 */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly FieldValue[]
  | { readonly [key: string]: FieldValue };

/**
 * A value of a column, formatted as `kubectl get` does, but dates, which are RFC 3339.
 *
 * @public
 */
export interface ColumnValue {
  readonly title: string;
  readonly value: string;
  /** Text when absent. */
  readonly format?: 'date' | 'number';
}

/**
 * An object that a custom resource names: in its namespace, if none is said.
 *
 * @public
 */
export interface NamedObject {
  readonly kind: string;
  readonly name: string;
  /** PLURAL.GROUP of a custom resource. */
  readonly definition?: string;
  readonly namespace?: string;
}

/**
 * What the definition of an API says about all its objects.
 *
 * @public
 */
export interface ResourceGuide {
  /** The page of the API's documentation, with https. */
  readonly docs?: string;
  /** By state; a failing object is an error when absent. */
  readonly severity?: {
    readonly failing?: 'error' | 'warning' | 'info';
    /** Of an object that is in progress for too long; `warning` when absent. */
    readonly progressing?: 'error' | 'warning' | 'info';
    /** `info` when absent. */
    readonly suspended?: 'error' | 'warning' | 'info';
  };
  /** How long its objects may be in progress before that is a problem; 30 min when absent. */
  readonly progressDeadlineSeconds?: number;
  /** Its objects run once and end: one that failed is of the past once a later one of its owner is healthy, and its owner is, too. */
  readonly runsToCompletion?: boolean;
  readonly texts?: ResourceTexts;
}

/**
 * Words for a failing object. `{{spec.issuerRef.name}}` stands for one of the listed
 * fields, `{{metadata.name}}` and `{{metadata.namespace}}` are always there.
 *
 * @public
 */
export interface ResourceTexts {
  /** Letters and digits: translations of the words are under `shipped.` and this key; those of shipped definitions are there in German. */
  readonly key?: string;
  readonly title?: string;
  readonly meaning?: string;
  readonly steps?: readonly string[];
}

/**
 * A custom resource with its identity and what its status says about its
 * health. Of its spec and the rest of its status only what its definition lists is kept, because they may contain secrets.
 *
 * @public
 */
export interface CustomResource extends KubernetesObject<'CustomResource'> {
  readonly resource: {
    readonly group: string;
    readonly version: string;
    /** As its API calls one of them: `Rollout`. */
    readonly kind: string;
    /** The plural in URLs: `rollouts`. Absent if unknown, as in kubectl's output. */
    readonly plural?: string;
  };
  /** What the definition of its API says; its conditions decide when absent. */
  readonly verdict?: {
    /** Null where the definition failed. */
    readonly state: 'healthy' | 'progressing' | 'failing' | 'suspended' | null;
    readonly message?: string;
  };
  /** What the definition says about all objects of the API; one object for all of them. */
  readonly guide?: ResourceGuide;
  /** Until when it may be in progress, where it says so itself; RFC 3339. */
  readonly progressDeadline?: string;
  /** The listed fields that it has, by path: `spec.strategy.canary.steps`. */
  readonly fields?: Readonly<Record<string, FieldValue>>;
  /** Paths of listed fields that it has, but that are too large to be kept. */
  readonly omittedFields?: readonly string[];
  readonly columns?: readonly ColumnValue[];
  /** A label selector of its pods, where owner references don't lead to them. */
  readonly podSelector?: string;
  /** What belongs to it, where owner references don't say so. */
  readonly children?: readonly NamedObject[];
  /** How many more it names than are in `children`; absent where these are all. */
  readonly unlistedChildren?: number;
  /** What it points to. */
  readonly targets?: readonly NamedObject[];
  /** What requests depend on: of routes, Gateways and certificates. */
  readonly network?: NetworkFacts;
  /** The spec says that its controller is to leave it alone. */
  readonly isSuspended?: boolean;
  readonly status: {
    readonly observedGeneration?: number;
    readonly conditions: readonly CustomResourceCondition[];
    /** Conditions of its parts, such as the listeners of a Gateway. */
    readonly partConditions?: readonly CustomResourceCondition[];
    /** Its state in one word, such as `status.phase`. */
    readonly phases?: readonly CustomResourcePhase[];
    /** Words of its parts, and of fields about a part, that say that this fails. */
    readonly failedParts?: readonly CustomResourcePhase[];
    /** Why it failed, where it says so outside of conditions. */
    readonly error?: string;
  };
}

/**
 * The name of its CustomResourceDefinition, which is also what kubectl takes:
 * `rollouts.argoproj.io`.
 *
 * @public
 */
export function crdName({ resource }: CustomResource): string {
  const { group, kind, plural = kind.toLowerCase() } = resource;
  return `${plural}.${group}`;
}
