import { ClusterObjects, Event, ObjectRef, Pod } from '../../model';
import { FailureClassName } from '../classes';
import { Evidence, Finding, PodRef, Severity } from '../types';

/**
 * A failure class that a platform team's own rules can report.
 *
 * @public
 */
export interface CustomFailureClass {
  /** Used when a finding sets no severity and supersedes no built-in finding. */
  readonly severity: Severity;
  /** URL of a page with more details. */
  readonly docs?: string;
  /** Params whose values distinguish two findings of this class on one workload. */
  readonly identity?: readonly string[];
  /**
   * Built-in classes that this one is more specific than. A built-in finding of
   * such a class on the same pod and container becomes a symptom of this one.
   */
  readonly supersedes?: readonly FailureClassName[];
}

/**
 * What a rule reports about one pod. Everything but the class is optional. A
 * finding that supersedes a built-in one takes over its severity and time,
 * which account for grace periods, recovery and retrying Jobs.
 *
 * @public
 */
export interface RuleFinding {
  /** One of the rule set's own classes. */
  readonly class: string;
  /** The container to blame. */
  readonly container?: string;
  readonly severity?: Severity;
  /** For the text; `namespace`, `kind`, `name`, `pod` and `container` are added. */
  readonly params?: Readonly<Record<string, string | number | undefined>>;
  readonly evidence?: readonly Evidence[];
  /** RFC 3339. */
  readonly since?: string;
  /** `certain` when absent. */
  readonly confidence?: Finding['confidence'];
  /** Evidence to fetch for these pods before rules run again. */
  readonly missing?: Finding['missing'];
}

/**
 * What a rule reports about any object.
 *
 * @public
 */
export interface ObjectRuleFinding extends RuleFinding {
  readonly about: ObjectRef;
  /** Affected pods. */
  readonly pods?: readonly PodRef[];
}

/**
 * What a rule gets along with a pod.
 *
 * @public
 */
export interface PodRuleContext {
  readonly now: Date;
  /** All objects of the service in this cluster. */
  readonly view: ClusterObjects;
  /** The top of the pod's owner chain. Findings about the pod are reported on it. */
  readonly workload: ObjectRef;
  /** The pod's events; empty when they were not fetched. */
  readonly events: readonly Event[];
  /** Last lines of a container's previous run; undefined when they were not fetched. */
  readonly previousLog: (container: string) => string | undefined;
}

/**
 * A platform team's own rules and failure classes, in addition to the built-in
 * ones.
 *
 * @remarks
 * The functions must be pure and fast, and use only the time they are given:
 * they run on every change, for every viewer. If one throws or returns an
 * invalid finding, its findings on that view are dropped and nothing else is
 * affected.
 *
 * @public
 */
export interface RuleSet {
  /** Identifies the rule set in logs. */
  readonly id: string;
  /** By name: a capital letter, then letters and digits. Must be unique among all rule sets and `FAILURE_CLASSES`. */
  readonly classes: Readonly<Record<string, CustomFailureClass>>;
  /** Called for each pod that is neither complete nor being deleted. */
  detectPod?(pod: Pod, context: PodRuleContext): readonly RuleFinding[];
  /** Called once with all objects of the service in one cluster. */
  detect?(view: ClusterObjects, now: Date): readonly ObjectRuleFinding[];
}
