import type { CustomResourcePhase } from '../customResource';
import { json, Json } from './readers';

/** Flags about the whole object, and their words when true and when false, which in Go they are before they are set. */
const FLAGS = [
  ['available', 'Available', 'NotReady'],
  ['connected', 'Ready', 'NotReady'],
  ['healthy', 'Healthy', 'NotReady'],
  ['isHealthy', 'Healthy', 'NotReady'],
  ['isReady', 'Ready', 'NotReady'],
  ['ok', 'Ok', 'NotReady'],
  ['provisioned', 'Ready', 'NotReady'],
  ['ready', 'Ready', 'NotReady'],
  ['readyToUse', 'Ready', 'NotReady'],
  ['registered', 'Ready', 'NotReady'],
  ['succeeded', 'Succeeded', 'NotReady'],
  ['synced', 'Synced', 'NotReady'],
  ['valid', 'Valid', 'Invalid'],
] as const;

/** Flags that say that the object was turned off; what is not so needs no word. */
const OFF_FLAGS = ['hibernated', 'paused', 'suspended'];

/** Words of the flags that are true or false, also of those in `health`; empty ones are of fields that are none. */
export function parseFlags(status: Json): readonly CustomResourcePhase[] {
  return [
    ...readFlags(status, ''),
    ...readFlags(json(status.health), 'health.'),
    ...OFF_FLAGS.filter(field => status[field] === true).map(field => ({
      field,
      word: 'Suspended',
    })),
  ];
}

function readFlags(
  status: Json,
  prefix: string,
): readonly CustomResourcePhase[] {
  return FLAGS.flatMap(([name, yes, no]) => {
    const value = Object.hasOwn(status, name)
      ? parseFlag(status[name])
      : undefined;
    const field = `${prefix}${name}`;
    return value === undefined ? [] : [{ field, word: value ? yes : no }];
  });
}

/** Also `'True'` and, as in what kubectl prints, `'2/3'`. */
function parseFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const [, up, all] = /^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? [];
  if (all !== undefined) {
    return Number(all) > 0 ? Number(up) >= Number(all) : undefined;
  }
  return /^(?:true|false)$/i.test(value)
    ? value.toLowerCase() === 'true'
    : undefined;
}

/** Agones does not count replicas as ready while they are in use. */
const IN_USE = ['allocatedReplicas', 'reservedReplicas'];

/** How many there are to be, and how many are ready, as in DaemonSets and others that have no scale. */
const PAIRS = [
  ['desiredNumberScheduled', 'numberReady'],
  ['desiredReplicas', 'readyReplicas'],
  ['desired', 'ready'],
] as const;

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? value
    : undefined;
}

/** Where controllers of workloads have the partition of a rollout, as StatefulSets do. */
const STRATEGIES = ['updateStrategy', 'strategy', 'rolloutStrategy'];

/** How many replicas are to stay as they are, by the partition of a rollout: a number, or a part of them. */
function heldBack(spec: Json, replicas = 0): number {
  const partition = STRATEGIES.flatMap(name => {
    const strategy = json(spec[name]);
    return [json(strategy.rollingUpdate).partition, strategy.partition];
  }).find(value => value !== undefined && value !== null);
  const [, percent] = /^(\d{1,3})%$/.exec(String(partition)) ?? [];
  return percent === undefined
    ? count(partition) ?? 0
    : Math.ceil((replicas * Number(percent)) / 100);
}

/**
 * The fields of the scale subresource, and how many of the replicas are ready.
 *
 * @param spec - says how many are wanted, which may be more than there are yet
 */
export function parseReplicas(
  status: Json,
  spec: Json,
): readonly CustomResourcePhase[] {
  const { unavailableReplicas } = status;
  if ((count(unavailableReplicas) ?? 0) > 0) {
    return [{ field: 'unavailableReplicas', word: 'NotReady' }];
  }
  const there = count(status.replicas);
  const ready = count(status.readyReplicas);
  const updated = count(status.updatedReplicas);
  // A rollout has more to do, however many of the old ones are ready.
  if (updated !== undefined && updated < (there ?? 0) - heldBack(spec, there)) {
    return [{ field: 'updatedReplicas', word: 'NotReady' }];
  }
  const wanted = Math.max(there ?? 0, count(spec.replicas) ?? 0);
  if (ready !== undefined) {
    if (wanted <= 0) return [];
    const up = IN_USE.reduce(
      (sum, field) => sum + (count(status[field]) ?? 0),
      ready,
    );
    if (up < wanted) return [{ field: 'readyReplicas', word: 'NotReady' }];
    // Without a number of those that there are, too few may be counted.
    return there === undefined
      ? []
      : [{ field: 'readyReplicas', word: 'Ready' }];
  }
  const available = count(status.availableReplicas);
  if (there !== undefined && available !== undefined && available < there) {
    return [{ field: 'availableReplicas', word: 'NotReady' }];
  }
  return parsePairs(status);
}

/** That all are ready is less than that the whole is, which may wait for a person. */
function parsePairs(status: Json): readonly CustomResourcePhase[] {
  return PAIRS.flatMap(([all, up]) => {
    const ready = count(status[up]);
    return ready !== undefined && ready < (count(status[all]) ?? 0)
      ? [{ field: up, word: 'NotReady' }]
      : [];
  });
}
