/**
 * Why a link of a `ReachChain` is not plainly good.
 *
 * @public
 */
export const REACH_REASONS = [
  // Broken.
  'addressPending',
  'certificateExpired',
  'certificateNotReady',
  'classMissing',
  'classRefused',
  'classUnnamed',
  'gatewayMissing',
  'gatewayNotReady',
  'hostnameMismatch',
  'listenerMissing',
  'namespaceNotAllowed',
  'noReadyEndpoint',
  'notAccepted',
  'notGranted',
  'notPublished',
  'portMissing',
  'selectsNothing',
  'serviceMissing',
  'targetPortMissing',
  // Not broken, or not known to be.
  'certificateExpiring',
  'classAnnotated',
  'controllerAction',
  'externalName',
  'forbidden',
  'headless',
  'noAddress',
  'noAnswer',
  'noPods',
  'noSelector',
  'notGateway',
  'notRead',
  'notService',
  'otherNamespace',
  'otherService',
  'policyMayBlock',
  'starting',
] as const;

/** @public */
export type ReachReason = (typeof REACH_REASONS)[number];

/**
 * What a link of a `ReachChain` is about, in the order of the way.
 *
 * @public
 */
export const REACH_STEPS = [
  'host',
  'certificate',
  'entry',
  'class',
  'gateway',
  'address',
  'service',
  'port',
  'endpoints',
  'pods',
] as const;

/** @public */
export type ReachStep = (typeof REACH_STEPS)[number];

/**
 * `unknown` is what could not be read; `notChecked` is what cannot be judged from
 * the objects, such as the target of an ExternalName.
 *
 * @public
 */
export const REACH_STATES = ['ok', 'broken', 'unknown', 'notChecked'] as const;

/** @public */
export type ReachState = (typeof REACH_STATES)[number];

/**
 * One thing that requests need on their way to a pod.
 *
 * @public
 */
export interface ReachLink {
  readonly step: ReachStep;
  readonly state: ReachState;
  /** The kind where the step alone does not tell: `HTTPRoute`. */
  readonly kind?: string;
  /** The host, the object's name, the port, or the selector. */
  readonly name?: string;
  /** Where it is not that of the first object. */
  readonly namespace?: string;
  readonly reason?: ReachReason;
  /** What the reason is about: the ports that exist, the controller's words, or the rule that a role lacks. */
  readonly detail?: string;
  /** Of endpoints. */
  readonly ready?: number;
  readonly total?: number;
}

/**
 * The way of requests from a host to pods. The first broken link decides.
 *
 * @public
 */
export interface ReachChain {
  readonly links: readonly ReachLink[];
}

/**
 * What no object of a cluster shows, and what therefore may still be wrong where
 * all links are good.
 *
 * @public
 */
export const UNSEEN_BY_REACH = ['dns', 'firewall', 'mesh', 'program'] as const;

/**
 * The link that keeps requests from arriving; undefined where none is known to.
 *
 * @public
 */
export function firstBroken({ links }: ReachChain): ReachLink | undefined {
  return links.find(({ state }) => state === 'broken');
}
