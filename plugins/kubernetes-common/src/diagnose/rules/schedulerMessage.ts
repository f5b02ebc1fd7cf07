import { FailureClassName } from '../classes';

interface Reason {
  readonly class: FailureClassName;
  readonly pattern: RegExp;
}

/** Words of the scheduler, in all versions; first match wins. */
const REASONS: readonly Reason[] = [
  { class: 'InsufficientCPU', pattern: /^Insufficient cpu$/ },
  { class: 'InsufficientMemory', pattern: /^Insufficient memory$/ },
  {
    class: 'InsufficientEphemeralStorage',
    pattern: /^Insufficient ephemeral-storage$/,
  },
  { class: 'InsufficientExtendedResource', pattern: /^Insufficient \S+$/ },
  { class: 'TooManyPods', pattern: /^Too many pods$/ },
  { class: 'UntoleratedTaint', pattern: /taint/ },
  { class: 'NodeCordoned', pattern: /were unschedulable/ },
  {
    class: 'NodeAffinityMismatch',
    pattern: /didn't match (?:Pod's node affinity|node selector)/i,
  },
  {
    class: 'PodAntiAffinityMismatch',
    pattern: /anti-affinity/,
  },
  { class: 'PodAffinityMismatch', pattern: /pod affinity/ },
  { class: 'TopologySpread', pattern: /topology spread/ },
  { class: 'HostPortConflict', pattern: /free ports/ },
  { class: 'NodeNameMismatch', pattern: /requested (?:node|host) ?name/i },
  {
    class: 'PVLost',
    pattern: /non-existent (?:persistentvolume|pv)/i,
  },
  {
    class: 'PVCDeleting',
    pattern: /persistentvolumeclaim "[^"]*" is being deleted/,
  },
  {
    class: 'PVCNotFound',
    pattern: /persistentvolumeclaim "[^"]*"(?: not found)?$/i,
  },
  {
    class: 'PVCUnbound',
    pattern:
      /unbound immediate PersistentVolumeClaims|didn't find available persistent volumes/,
  },
  {
    class: 'VolumeZoneConflict',
    pattern:
      /volume node affinity conflict|PersistentVolume's node affinity|no available volume zone/,
  },
  {
    class: 'VolumeLimits',
    pattern:
      /max volume count|CSI driver is not installed|enough free storage|ReadWriteOncePod|no available disk/,
  },
  {
    class: 'DRAClaimPending',
    pattern: /resourceclaim|resource claim|allocate all claims|pod group/i,
  },
];

/** What one of the scheduler's reasons is about, and how many nodes it ruled out. */
export interface Exclusion {
  readonly class: FailureClassName;
  readonly nodes: number;
  readonly text: string;
}

/** What the scheduler's message says, without its tail on preemption, which is noise. */
export interface SchedulerMessage {
  readonly totalNodes?: number;
  readonly exclusions: readonly Exclusion[];
}

const HEAD = /^(\d+)\/(\d+) nodes are available: /;
const COUNTED = /^(\d+) (.*)$/;

function classify(text: string): FailureClassName {
  return (
    REASONS.find(({ pattern }) => pattern.test(text))?.class ??
    'UnschedulableOther'
  );
}

/**
 * Splits `0/5 nodes are available: 1 Insufficient cpu, 4 node(s) …. preemption: …`.
 * The first sentence says why, and so do those that count nodes; what follows
 * tells of attempts to make room, and classifies nothing.
 */
export function readSchedulerMessage(message: string): SchedulerMessage {
  const head = HEAD.exec(message);
  const sentences = message.slice(head?.[0].length ?? 0).split(/\.(?: |$)/);
  const reasons = sentences
    .filter(
      (sentence, position) =>
        sentence !== '' &&
        !sentence.startsWith('preemption: ') &&
        (position === 0 || COUNTED.test(sentence)),
    )
    .flatMap(splitReasons);
  const exclusions = reasons.map(reason => {
    const counted = COUNTED.exec(reason);
    const text = counted ? counted[2] : reason;
    return {
      class: classify(text),
      nodes: Number(counted?.[1] ?? head?.[2] ?? 0),
      text,
    };
  });
  return {
    ...(head && { totalNodes: Number(head[2]) }),
    exclusions: withoutUmbrella(exclusions),
  };
}

/** Before 1.22 this stood beside the reason that says which of the two it is. */
const UMBRELLA = /pod affinity\/anti-affinity/;

function withoutUmbrella(
  exclusions: readonly Exclusion[],
): readonly Exclusion[] {
  const precise = exclusions.filter(({ text }) => !UMBRELLA.test(text));
  return precise.some(({ text }) => /affinity rules/.test(text))
    ? precise
    : exclusions;
}

/** Old taint messages have a comma of their own, and end in words that say nothing new. */
function splitReasons(sentence: string): readonly string[] {
  return sentence
    .replace(/, that the pod didn't tolerate/g, '')
    .split(/, (?=\d+ )/);
}

/** Nodes that are not for workloads at all. */
export function isControlPlaneTaint(text: string): boolean {
  return /node-role\.kubernetes\.io\/(?:control-plane|master)/.test(text);
}

/** The reason that ruled out most nodes, not counting those that are not for workloads at all. */
export function headline(
  exclusions: readonly Exclusion[],
): Exclusion | undefined {
  const relevant = exclusions.filter(({ text }) => !isControlPlaneTaint(text));
  const candidates = relevant.length > 0 ? relevant : exclusions;
  let best: Exclusion | undefined;
  for (const exclusion of candidates) {
    if (!best || exclusion.nodes > best.nodes) best = exclusion;
  }
  return best;
}
