/**
 * Why a node bears a taint that nobody chose for its pods: it is not ready, it
 * runs out of something, its agents are not up yet, or it is about to go.
 */
export type NodeTrouble = 'notReady' | 'pressure' | 'starting' | 'leaving';

/** Keys of Kubernetes, of clouds, autoscalers, and agents of network and storage; first match wins. */
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

/** Old words for the same, from before there were taints for it. */
const OLD_WORDS: readonly (readonly [NodeTrouble, RegExp])[] = [
  ['pressure', /(?:memory|disk|pid) ?pressure|out of ?disk/i],
  ['starting', /unavailable network|network ?unavailable/i],
  [
    'notReady',
    /were not ready|NodeNotReady|unknown ?condition|CheckNodeCondition/i,
  ],
];

const KEY = /\{([^}:=\s]*)/;

/** Of a taint's key; undefined for a node that is meant for other pods. */
export function nodeTroubleByKey(key: string): NodeTrouble | undefined {
  return TROUBLES.find(([, pattern]) => pattern.test(key))?.[0];
}

/** Of what the scheduler says about some nodes. */
export function parseNodeTrouble(text: string): NodeTrouble | undefined {
  const key = KEY.exec(text)?.[1];
  return key === undefined
    ? OLD_WORDS.find(([, pattern]) => pattern.test(text))?.[0]
    : nodeTroubleByKey(key);
}

/** Somebody has closed the node for new pods, which is no matter of tolerating it. */
export function isCordonTaint(text: string): boolean {
  return /\{node\.kubernetes\.io\/unschedulable\b/.test(text);
}
