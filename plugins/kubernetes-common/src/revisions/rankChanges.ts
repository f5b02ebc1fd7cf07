import { findBuiltInClass } from '../diagnose/draftKeys';
import type { FailureCategory } from '../diagnose/classes/define';
import type { Finding } from '../diagnose/types';
import type { TemplateChange, TemplateField } from '../wire/revisionTypes';

type Fields = readonly TemplateField[];

const MEMORY: Fields = ['limit', 'request'];
const PROBE: Fields = ['probe', 'port', 'image', 'limit'];
const CONFIG: Fields = ['configMap', 'secret', 'env', 'volume', 'mount'];
const MOUNTS: Fields = ['volume', 'mount', 'configMap', 'secret'];
const RESOURCES: Fields = ['request', 'limit'];

/** Fields that can explain a failure of the class, the likeliest first. */
const BY_CLASS: Readonly<Record<string, Fields>> = {
  OOMKilled: MEMORY,
  ChildOOMKilled: MEMORY,
  OOMAtStart: MEMORY,
  SigkillUnexplained: MEMORY,
  EvictedNodePressure: RESOURCES,
  EvictedEphemeralLimit: RESOURCES,
  LivenessProbeKilled: PROBE,
  StartupProbeKilled: PROBE,
  ArchMismatch: ['image', 'scheduling'],
  RunAsNonRootViolation: ['securityContext', 'image'],
  CommandNotFoundAtStart: ['command', 'args', 'image'],
  CommandNotExecutableAtStart: ['command', 'args', 'image'],
  CommandNotFoundInShell: ['command', 'args', 'image'],
  CommandNotExecutableInShell: ['command', 'args', 'image'],
  NodeAffinityMismatch: ['scheduling', 'volume'],
  UntoleratedTaint: ['scheduling'],
  PodAffinityMismatch: ['scheduling', 'label'],
  PodAntiAffinityMismatch: ['scheduling', 'label'],
  TopologySpread: ['scheduling', 'label'],
  HostPortConflict: ['port', 'scheduling'],
  NoScheduler: ['scheduling'],
  NoCommand: ['command', 'image'],
  ServiceAccountMissing: ['serviceAccount'],
  PodSecurityViolation: ['securityContext', 'volume'],
  PostStartHookFailed: ['lifecycle', 'image'],
  FailedPreStopHook: ['lifecycle', 'image'],
  QuotaExceeded: RESOURCES,
  LimitRangeViolation: RESOURCES,
  MissingConfigMap: CONFIG,
  MissingSecret: ['secret', ...CONFIG],
  MissingConfigKey: CONFIG,
};

/** For classes without an entry of their own. */
const BY_CATEGORY: Readonly<Partial<Record<FailureCategory, Fields>>> = {
  image: ['image', 'secret', 'serviceAccount'],
  config: CONFIG,
  start: ['command', 'args', 'image', ...MOUNTS, 'securityContext'],
  crash: [
    'image',
    'command',
    'args',
    'env',
    'configMap',
    'secret',
    'limit',
    'securityContext',
  ],
  probe: PROBE,
  scheduling: ['request', 'scheduling', 'volume', 'port'],
  volume: MOUNTS,
  network: ['scheduling', 'annotation'],
  create: ['securityContext', 'serviceAccount', ...RESOURCES],
};

/** Resources that explain more than others of the same field. */
const RESOURCE_OF: Readonly<Record<string, RegExp>> = {
  OOMKilled: /^memory$/,
  ChildOOMKilled: /^memory$/,
  OOMAtStart: /^memory$/,
  SigkillUnexplained: /^memory$/,
  InsufficientCPU: /^cpu$/,
  InsufficientMemory: /^memory$/,
  InsufficientEphemeralStorage: /^ephemeral-storage$/,
  EvictedEphemeralLimit: /^ephemeral-storage$/,
};

/**
 * The changes of a rollout, those that can explain a failure first: the memory
 * limit for a container that ran out of memory, the image for one that cannot
 * be pulled. Otherwise their order stays.
 */
export function rankChanges(
  changes: readonly TemplateChange[],
  finding: Pick<Finding, 'class' | 'scope'>,
): readonly TemplateChange[] {
  return [...changes].sort(
    (a, b) => distance(a, finding) - distance(b, finding),
  );
}

/** Further than any field in a list. */
const UNRELATED = 100;

function distance(
  change: TemplateChange,
  { class: name, scope }: Pick<Finding, 'class' | 'scope'>,
): number {
  const fields = explainingFields(name);
  const place = fields.indexOf(change.field);
  const isOther =
    change.container !== undefined &&
    scope.container !== undefined &&
    change.container !== scope.container;
  // What changed in another container rarely explains a failure in this one.
  if (place < 0 || isOther) return UNRELATED;
  const resource = Object.hasOwn(RESOURCE_OF, name)
    ? RESOURCE_OF[name]
    : undefined;
  const isOtherResource =
    (change.field === 'limit' || change.field === 'request') &&
    resource !== undefined &&
    !resource.test(change.name ?? '');
  return isOtherResource ? UNRELATED : place;
}

function explainingFields(name: string): Fields {
  if (Object.hasOwn(BY_CLASS, name)) return BY_CLASS[name];
  const category = findBuiltInClass(name)?.category;
  return (category && BY_CATEGORY[category]) ?? [];
}
