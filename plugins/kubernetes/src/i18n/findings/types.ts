import { Finding } from '@podlight/backstage-plugin-kubernetes-common';

/** Fills params into the text of a key; undefined when there is no such text. */
export type LookUp = (
  key: string,
  params: Finding['params'],
) => string | undefined;

/**
 * The help text of one failure class. `{{name}}` stands for a param
 * that the class declares; a sentence whose params a finding lacks is left out,
 * and `plain` stands in for `meaning`.
 */
export interface ClassText {
  /** A noun phrase of a few words: the headline. */
  readonly title: string;
  /** The one detail that belongs beside the headline. */
  readonly brief?: string;
  /** What happened, for a reader who does not know Kubernetes. */
  readonly meaning: string;
  /** The same without details. */
  readonly plain?: string;
  /** What to do, smallest effort first. A step named as in {@link STEP_COMMANDS} comes with that command. */
  readonly steps: Readonly<Record<string, string>>;
  /** What is said instead, by the value of the finding's param `variant`; what a variant leaves out is as above. */
  readonly variants?: Readonly<Record<string, ClassTextVariant>>;
}

/** A class whose facts mean different things: what it says in one of these cases. */
export type ClassTextVariant = Partial<Omit<ClassText, 'variants'>>;

/** The texts of several classes. */
export type ClassTexts = Readonly<Record<string, ClassText>>;
