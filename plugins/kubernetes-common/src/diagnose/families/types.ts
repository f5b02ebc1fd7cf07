import { ClusterObjects, Event, ObjectRef, Pod } from '../../model';
import { FailureClassName } from '../classes';
import { Evidence, Finding, PodRef, Severity } from '../types';

/**
 * One kind of trouble that a platform team's own rules can name.
 *
 * @public
 */
export interface CustomFailureClass {
  /** Of a finding that says no other and stands in for no built-in one. */
  readonly severity: Severity;
  /** URL of a page that says more. */
  readonly docs?: string;
  /** Params whose values tell two findings of this class on one workload apart. */
  readonly identity?: readonly string[];
  /**
   * Built-in classes that this one says more about. Where one of them is found
   * on the same pod and container, it hangs below.
   */
  readonly explains?: readonly FailureClassName[];
}

/**
 * What a rule says of one pod. All but the class may be left out; a finding
 * that stands in for a built-in one then has that one's severity and time,
 * which know of grace periods, recovery and Jobs that try again.
 *
 * @public
 */
export interface RuleFinding {
  /** One of the family's own classes. */
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
  /** What to fetch for a second look at these pods. */
  readonly missing?: Finding['missing'];
}

/**
 * What a rule says of any object.
 *
 * @public
 */
export interface ObjectRuleFinding extends RuleFinding {
  readonly about: ObjectRef;
  /** Those that suffer from it. */
  readonly pods?: readonly PodRef[];
}

/**
 * One pod's surroundings.
 *
 * @public
 */
export interface PodRuleContext {
  readonly now: Date;
  /** All objects of the service in this cluster. */
  readonly view: ClusterObjects;
  /** Top of the pod's chain of owners; findings on the pod are about that. */
  readonly workload: ObjectRef;
  /** The pod's own; none when they were not fetched. */
  readonly events: readonly Event[];
  /** Last lines of a container's last run; undefined when they were not fetched. */
  readonly previousLog: (container: string) => string | undefined;
}

/**
 * Rules of a platform team's own, beside the built-in ones.
 *
 * @remarks
 * The functions are pure, know no clock but the one they are given, and are
 * quick: they run at every change, for every viewer. One that throws, or says
 * what it must not, has no findings on that view; nothing else is affected.
 *
 * @public
 */
export interface RuleSet {
  /** Names the family in logs. */
  readonly id: string;
  /** By name: a capital letter, then letters and digits; no name of another family or of `FAILURE_CLASSES`. */
  readonly classes: Readonly<Record<string, CustomFailureClass>>;
  /** Asked of each pod that is neither complete nor being deleted. */
  detectPod?(pod: Pod, context: PodRuleContext): readonly RuleFinding[];
  /** Asked once for all objects of the service in one cluster. */
  detect?(view: ClusterObjects, now: Date): readonly ObjectRuleFinding[];
}
