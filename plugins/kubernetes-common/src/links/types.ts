/**
 * A query value of a link: text or JSON with placeholders.
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
 * Places where a link can appear.
 *
 * @public
 */
export const LINK_PLACES = ['cluster', 'workload', 'pod'] as const;

/** @public */
export type LinkPlace = (typeof LINK_PLACES)[number];

/**
 * A link to another tool, with placeholders. Browsers get it, so it must not
 * contain secrets.
 *
 * @public
 */
export interface LinkTemplate {
  /** Name of the tool. */
  readonly title: string;
  /** What is filled in is percent-encoded. */
  readonly url: string;
  /** Parameters to add to the URL; an object becomes JSON. All of it is percent-encoded. */
  readonly query?: Readonly<Record<string, LinkQueryValue>>;
  /** Names of clusters; all when absent. */
  readonly clusters?: readonly string[];
  /** All places when absent. A link appears only if all of its values are known. */
  readonly places?: readonly LinkPlace[];
  /** How long before now `from` is, unless the problem began earlier; an hour when absent. */
  readonly windowMinutes?: number;
}

/**
 * Known facts about the destination of a link.
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
    /** Name of the group or user that owns it. */
    readonly owner?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly from: Date;
  readonly to: Date;
  /** What somebody is asked about. */
  readonly incident?: LinkIncident;
}

/**
 * What is wrong, for links that ask for help.
 *
 * @public
 */
export interface LinkIncident {
  /** One line. */
  readonly headline: string;
  /** Markdown. */
  readonly summary: string;
  /** URL of the view of the tab. */
  readonly view: string;
}

/**
 * A link to where people ask for help: a support channel or the form of a ticket.
 * Browsers get it, so it must not contain secrets.
 *
 * @public
 */
export interface AskForHelpTemplate
  extends Pick<LinkTemplate, 'title' | 'url' | 'query' | 'clusters'> {
  /** Refs of the owners whose services it is for, `*` for any run of characters; all when absent. */
  readonly owners?: readonly string[];
}
