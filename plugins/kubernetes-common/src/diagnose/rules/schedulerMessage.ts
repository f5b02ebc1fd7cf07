import { FailureClassName } from '../classes';
import { boundedText } from './boundedText';
import { isCordonTaint, NodeTrouble, parseNodeTrouble } from './taints';

interface Reason {
  readonly class: FailureClassName;
  readonly pattern: RegExp;
}

/** Messages of all scheduler versions; first match wins. */
const REASONS: readonly Reason[] = [
  { class: 'TooManyPods', pattern: /too many pods|pod number exceeded/i },
  { class: 'TooManyPods', pattern: /^Insufficient pods$/ },
  { class: 'InsufficientCPU', pattern: /^Insufficient cpu$/ },
  { class: 'InsufficientMemory', pattern: /^Insufficient memory$/ },
  {
    class: 'InsufficientEphemeralStorage',
    pattern: /^Insufficient ephemeral-storage$/,
  },
  { class: 'InsufficientExtendedResource', pattern: /^Insufficient \S+$/ },
  {
    class: 'NodeCordoned',
    pattern:
      /were unschedulable|^(?:Check)?NodeUnschedulable$|\[NodeUnschedulable\b/,
  },
  {
    class: 'NodeAffinityMismatch',
    pattern:
      /didn't match (?:Pod's node affinity|node ?selector|service affinity)|didn't have the requested labels|MatchNodeSelector|CheckNodeLabelPresence|CheckServiceAffinity|\[NodeAffinity\b/i,
  },
  {
    class: 'PodAntiAffinityMismatch',
    pattern: /anti-?affinity|MatchInterPodAffinity/i,
  },
  { class: 'PodAffinityMismatch', pattern: /pod ?affinity/i },
  { class: 'TopologySpread', pattern: /topology ?spread|EvenPodsSpread/i },
  {
    class: 'HostPortConflict',
    pattern: /free ports|ports free|PodFitsHostPorts|\[NodePorts\b/,
  },
  {
    class: 'NodeNameMismatch',
    pattern: /requested (?:node|host) ?name|^HostName$/i,
  },
  {
    class: 'PVLost',
    pattern:
      /non-existent (?:persistentvolume|pv)|could not find v1\.PersistentVolume "/i,
  },
  {
    class: 'PVCDeleting',
    pattern: /persistentvolumeclaim "[^"]*" is being deleted/,
  },
  {
    class: 'PVCNotFound',
    pattern: /persistentvolumeclaims? "[^"]*"(?: not found)?$/i,
  },
  {
    class: 'PVCUnbound',
    pattern:
      /unbound (?:immediate )?PersistentVolumeClaims|PersistentVolumeClaim is not bound|didn't find available persistent volumes|bind(?:ing)? volumes|provisioning failed for PVC|VolumeBinding(?:NoMatch)?$|\[VolumeBinding\b|storageclass\.storage\.k8s\.io "[^"\n]{1,200}" not found/,
  },
  {
    class: 'VolumeZoneConflict',
    pattern:
      /volume node affinity conflict|PersistentVolume's node affinity|no available volume zone|NoVolumeZoneConflict|NoVolumeNodeConflict|VolumeNodeAffinityConflict|\[VolumeZone\b/,
  },
  {
    class: 'VolumeLimits',
    pattern:
      /max volume count|CSI driver is not installed|enough free storage|ReadWriteOncePod|no available disk|Max\w{0,20}VolumeCount|NoDiskConflict|\[(?:NodeVolumeLimits|VolumeRestrictions)\b/,
  },
  {
    class: 'DRAClaimPending',
    pattern:
      /resource ?claim|allocate all claims|device ?class|resource driver to allocate/i,
  },
];

/** One of the scheduler's reasons, and how many nodes it ruled out. */
export interface Exclusion {
  readonly class: FailureClassName;
  readonly nodes: number;
  readonly text: string;
  /** For an untolerated taint: what is wrong with the nodes, unless they are reserved. */
  readonly trouble?: NodeTrouble;
}

/** The scheduler's message, without its part on preemption. */
export interface SchedulerMessage {
  readonly totalNodes?: number;
  readonly exclusions: readonly Exclusion[];
}

/** Other schedulers say "unavailable" and may add a prefix. */
const HEAD =
  /(preemption: )?(?:(\d{1,9})\/(\d{1,9})|\ball) nodes are (?:un)?available: ?/g;
/** Before 1.8. */
const OLD_HEAD =
  /match all of the (?:following )?predicates:{1,2} ?|fit failure summary on nodes ?: ?/;
/** Before 1.6, for each node, on a line of its own or with the lines run together. */
const OLD_FIT_FAILURE =
  /fit failure on node \([^()\n]*\): ?((?:(?! fit failure)[^\n])+)/g;
const COUNTED = /^(\d{1,9}) (.*)$/;
/** `PodToleratesNodeTaints (3)`, before 1.8. */
const OLD_COUNTED = /^(.*) \((\d{1,9})\)$/;

function parseExclusion(text: string, nodes: number): Exclusion {
  const trouble = parseNodeTrouble(text);
  const known = REASONS.find(({ pattern }) => pattern.test(text))?.class;
  if (isCordonTaint(text)) return { class: 'NodeCordoned', nodes, text };
  if (trouble || /taint/i.test(text)) {
    return { class: 'UntoleratedTaint', nodes, text, trouble };
  }
  return { class: known ?? 'UnschedulableOther', nodes, text };
}

/** The nodes of each reason, in the order in which they are named. */
function fitFailures(message: string): SchedulerMessage | undefined {
  const nodes = new Map<string, number>();
  for (const [, reasons] of message.matchAll(OLD_FIT_FAILURE)) {
    for (const reason of reasons.split(', ')) {
      nodes.set(reason, (nodes.get(reason) ?? 0) + 1);
    }
  }
  if (nodes.size === 0) return undefined;
  const exclusions = [...nodes].map(([reason, count]) =>
    parseExclusion(reason, count),
  );
  return { exclusions };
}

function oldMessage(message: string): SchedulerMessage | undefined {
  const head = OLD_HEAD.exec(message);
  if (!head) return fitFailures(message);
  const exclusions = message
    .slice(head.index + head[0].length)
    .split(/, |\.$/)
    .filter(Boolean)
    .map(reason => {
      const counted = OLD_COUNTED.exec(reason);
      return parseExclusion(counted?.[1] ?? reason, Number(counted?.[2] ?? 0));
    });
  return { exclusions };
}

interface Head {
  readonly totalNodes?: number;
  readonly body: string;
}

/** The text after the count of nodes. The part on preemption repeats the count. */
function parseHead(message: string): Head | undefined {
  for (const match of message.matchAll(HEAD)) {
    const [whole, isPreemption, , total] = match;
    if (isPreemption) continue;
    return {
      ...(total !== undefined && { totalNodes: Number(total) }),
      body: message.slice(match.index + whole.length),
    };
  }
  return undefined;
}

/**
 * Splits `0/5 nodes are available: 1 Insufficient cpu, 4 node(s) …. preemption:
 * …`. The first sentence and those that count nodes have the reasons; the rest
 * is about preemption and is ignored.
 */
export function readSchedulerMessage(text: string): SchedulerMessage {
  const message = boundedText(text);
  const old = oldMessage(message);
  if (old) return old;
  const head = parseHead(message);
  const sentences = (head?.body ?? message).split(/\.(?: |$)/);
  if (!head)
    return { exclusions: [parseExclusion(sentences[0] || message, 0)] };
  const exclusions = sentences
    .filter(
      (sentence, position) =>
        sentence !== '' &&
        !sentence.startsWith('preemption: ') &&
        (position === 0 || COUNTED.test(sentence)),
    )
    .flatMap(splitReasons)
    .map(reason => {
      const counted = COUNTED.exec(reason);
      return parseExclusion(
        counted?.[2] ?? reason,
        Number(counted?.[1] ?? head.totalNodes ?? 0),
      );
    });
  return {
    ...(head.totalNodes !== undefined && { totalNodes: head.totalNodes }),
    exclusions: withoutUmbrella(exclusions),
  };
}

/** Before 1.22, this accompanied the more specific reason. */
const UMBRELLA = /pod affinity\/anti-affinity/;

/** Nodes that were skipped because the pod is for other nodes. */
const NOT_LOOKED_AT = /filtered out by the prefilter/;

function withoutUmbrella(told: readonly Exclusion[]): readonly Exclusion[] {
  const looked = told.filter(({ text }) => !NOT_LOOKED_AT.test(text));
  const exclusions = looked.length > 0 ? looked : told;
  const precise = exclusions.filter(({ text }) => !UMBRELLA.test(text));
  return precise.some(({ text }) => /affinity rules/.test(text))
    ? precise
    : exclusions;
}

/** Old taint messages contain a comma and a redundant ending. */
function splitReasons(sentence: string): readonly string[] {
  return sentence
    .replace(/, that the pod didn't tolerate/g, '')
    .split(/, (?=\d+ )/);
}

/** The nodes on which no pod could make room for this one. */
const NO_PREEMPTION = /(\d{1,9}) Preemption is not helpful for scheduling/;

/** A resource of which a node has not enough left, or not enough in all. */
const SHORTAGE = /^Insufficient \S+$|too many pods|pod number exceeded/i;

/** The newest and the oldest schedulers count nodes with taints without naming these. */
const NAMELESS_TAINT = /untolerated taint\(s\)$|had taints\b/;

/**
 * A node that would be looked at if it were well: it may be large enough. A taint
 * without a key may be that of a node in trouble.
 */
function isOutOfUse({ class: name, text, trouble }: Exclusion): boolean {
  return (
    name === 'NodeCordoned' ||
    trouble !== undefined ||
    NAMELESS_TAINT.test(text)
  );
}

/**
 * Whether no node would be large enough even if it were empty. Where only one resource
 * is short, the scheduler rules out preemption if the pod requests more than the
 * node's allocatable; of several, it does not say which. Older schedulers never rule
 * it out for a resource.
 */
export function isTooLarge(message: string): boolean {
  const text = boundedText(message);
  const { totalNodes, exclusions } = readSchedulerMessage(text);
  const short = exclusions.filter(each => SHORTAGE.test(each.text));
  if (short.length > 1 || exclusions.some(isOutOfUse)) return false;
  const hopeless = Number(NO_PREEMPTION.exec(text)?.[1] ?? 0);
  return hopeless > 0 && hopeless === totalNodes;
}

/** Nodes that are not meant for workloads. */
export function isControlPlaneTaint(text: string): boolean {
  return /node-role\.kubernetes\.io\/(?:control-plane|master)/.test(text);
}

/** Nodes with problems would take the pod if they were healthy; reserved ones never will. */
function isWorse(a: Exclusion, b: Exclusion): boolean {
  if (a.class === 'UntoleratedTaint' && a.class === b.class) {
    const difference = Number(Boolean(a.trouble)) - Number(Boolean(b.trouble));
    if (difference !== 0) return difference > 0;
  }
  return a.nodes > b.nodes;
}

/** The reason that ruled out most nodes, not counting nodes that are not meant for workloads. */
export function headline(
  exclusions: readonly Exclusion[],
): Exclusion | undefined {
  const relevant = exclusions.filter(({ text }) => !isControlPlaneTaint(text));
  const candidates = relevant.length > 0 ? relevant : exclusions;
  let best: Exclusion | undefined;
  for (const exclusion of candidates) {
    if (!best || isWorse(exclusion, best)) best = exclusion;
  }
  return best;
}
