import { Finding } from '../diagnose/types';
import type { ManagerRow } from '../wire/managerTypes';

/**
 * Fills params into the text of a key; undefined when there is no such text.
 *
 * @public
 */
export type LookUp = (
  key: string,
  params: Finding['params'],
) => string | undefined;

/**
 * The help text of one failure class. `{{name}}` stands for a param
 * that the class declares; a sentence whose params a finding lacks is left out,
 * and `plain` stands in for `meaning`.
 *
 * @public
 */
export interface ClassText {
  /** A noun phrase of a few words: the headline. */
  readonly title: string;
  /** The one detail that belongs beside the headline. */
  readonly brief?: string;
  /** Stands in for `brief` where a finding lacks its params. */
  readonly plainBrief?: string;
  /** What happened, for a reader who does not know Kubernetes. */
  readonly meaning: string;
  /** The same without details. */
  readonly plain?: string;
  /** What to do, smallest effort first. A step named as in {@link STEP_COMMANDS} comes with that command. */
  readonly steps: Readonly<Record<string, string>>;
  /** What is said instead, by the value of the finding's param `variant`; what a variant leaves out is as above. */
  readonly variants?: Readonly<Record<string, ClassTextVariant>>;
}

/**
 * A class whose facts mean different things: what it says in one of these cases.
 *
 * @public
 */
export type ClassTextVariant = Partial<Omit<ClassText, 'variants'>>;

/**
 * The texts of several classes.
 *
 * @public
 */
export type ClassTexts = Readonly<Record<string, ClassText>>;

/**
 * The CLI for commands about objects of a cluster.
 *
 * @public
 */
export type Cli = 'kubectl' | 'oc';

/**
 * A cluster that a finding is in, as far as commands need to know it.
 *
 * @public
 */
export interface AffectedCluster {
  readonly name: string;
  /** In the reader's kubeconfig; undefined where that is unknown. */
  readonly context: string | undefined;
  /** The workload of the finding has an older revision there. */
  readonly canUndo: boolean;
  /** What applies the manifest of the workload there. */
  readonly managedBy: ManagerRow | undefined;
}
