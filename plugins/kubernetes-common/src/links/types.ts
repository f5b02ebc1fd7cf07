/**
 * A value of a link's query: text with placeholders, or JSON whose texts have
 * placeholders.
 *
 * @public
 */
export type LinkQueryValue =
  | string
  | number
  | boolean
  | readonly LinkQueryValue[]
  | { readonly [key: string]: LinkQueryValue };

/**
 * What a link may stand beside.
 *
 * @public
 */
export const LINK_PLACES = ['cluster', 'workload', 'pod'] as const;

/** @public */
export type LinkPlace = (typeof LINK_PLACES)[number];

/**
 * A link to another tool, with placeholders. It goes to browsers, so nothing in
 * here is a secret.
 *
 * @public
 */
export interface LinkTemplate {
  /** For people: the name of the tool. */
  readonly title: string;
  /** What is filled in is percent-encoded. */
  readonly url: string;
  /** Parameters to add to the URL; an object becomes JSON. All of it is percent-encoded. */
  readonly query?: Readonly<Record<string, LinkQueryValue>>;
  /** Names of clusters; all when absent. */
  readonly clusters?: readonly string[];
  /** Everywhere where all values are known when absent. */
  readonly places?: readonly LinkPlace[];
  /** How far back `from` lies, unless something is known to have begun earlier; an hour when absent. */
  readonly windowMinutes?: number;
}

/**
 * What a link leads to, as far as it is known.
 *
 * @public
 */
export interface LinkTarget {
  readonly cluster: string;
  readonly region?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly namespace?: string;
  /** Kind and name of the object. */
  readonly kind?: string;
  readonly name?: string;
  readonly uid?: string;
  readonly workload?: { readonly kind: string; readonly name: string };
  readonly pod?: string;
  readonly container?: string;
  readonly node?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** The catalog entity. */
  readonly entity?: {
    readonly name: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly from: Date;
  readonly to: Date;
}
