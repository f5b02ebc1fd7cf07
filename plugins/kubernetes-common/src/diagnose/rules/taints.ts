/**
 * Why a node has a problem taint: it is not ready, runs out of a resource, its
 * agents are not up yet, or it is about to be removed.
 */
export type NodeTrouble = 'notReady' | 'pressure' | 'starting' | 'leaving';

/** Taint keys of Kubernetes, clouds, autoscalers, and network and storage agents; first match wins. */
const TROUBLES: readonly (readonly [NodeTrouble, RegExp])[] = [
  ['pressure', /(?:memory|disk|pid)-pressure|out-of-disk/i],
  [
    'starting',
    /agent-?not-?ready|uninitiali[sz]ed|unregistered|network-unavailable|initiali[sz]ing|startup|^karpenter\.sh\/not-ready/i,
  ],
  [
    'leaving',
    /ToBeDeleted|DeletionCandidate|disrupt(?:ion|ed)|shutdown|termination|terminating|spot-itn|rebalance-recommendation|scheduled-maintenance|maintenance|drain(?:ing|ed)?$|deprovision|to-be-(?:deleted|removed)/i,
  ],
  ['notReady', /not-?ready|unreachable|out-of-service|unhealthy|node-problem/i],
];

/** Messages from before there were taints for this. */
const OLD_WORDS: readonly (readonly [NodeTrouble, RegExp])[] = [
  ['pressure', /(?:memory|disk|pid) ?pressure|out ?of ?disk/i],
  ['starting', /unavailable network|network ?unavailable/i],
  [
    'notReady',
    /were not ready|NodeNotReady|unknown ?condition|CheckNodeCondition/i,
  ],
];

const KEY = /\{([^}:=\s]*)/;

/** By taint key; undefined for a reserved node. */
export function nodeTroubleByKey(key: string): NodeTrouble | undefined {
  return TROUBLES.find(([, pattern]) => pattern.test(key))?.[0];
}

/** The problem of nodes in a scheduler message. */
export function parseNodeTrouble(text: string): NodeTrouble | undefined {
  const key = KEY.exec(text)?.[1];
  return key === undefined
    ? OLD_WORDS.find(([, pattern]) => pattern.test(text))?.[0]
    : nodeTroubleByKey(key);
}

/** Whether the node was cordoned, which tolerations don't affect. */
export function isCordonTaint(text: string): boolean {
  return /\{node\.kubernetes\.io\/unschedulable\b/.test(text);
}
