import type { CustomResource, CustomResourcePhase } from '../customResource';
import { parseCondition } from './condition';
import { isFailureWord } from '../failureWords';
import { items, json, Json, message } from './readers';

type Health = Pick<
  CustomResource['status'],
  'partConditions' | 'phases' | 'failedParts' | 'error'
>;

/** Lists of parts in a status, and parts in each, that are looked at. */
const MAX_LISTS = 20;
const MAX_PARTS = 50;
const MAX_PART_CONDITIONS = 60;
const MAX_FAILED_PARTS = 10;

/** Fields that hold one word about the whole object, or an object with such a field. */
const PHASE_FIELDS = [
  'phase',
  'state',
  'health',
  'status',
  'overallStatus',
  'currentState',
  'currentStatus',
  'healthStatus',
  'compliant',
  'applicationState',
];
const INNER_FIELDS = ['status', 'state', 'phase'];

/** Fields that say how something ended: a good word there is about that alone. */
const RESULT_FIELDS = [
  'conclusion',
  'condition',
  'lastOperation',
  'lastOperationStatus',
  'outcome',
  'result',
  'stage',
  'syncStatus',
];

/** What a scan finds is no failure of the scan. */
const FOUND = /^non[\s_-]?compliant$/i;

/** That something has ended says nothing where its result does. */
const ENDED = /^(?:completed?|done|finished)$/i;

/** A word, or a few: anything longer is a text, which may quote a secret. */
const WORD = /^[A-Za-z][A-Za-z0-9_ -]{0,39}$/;

/** Where controllers say why an object failed. */
const ERROR_FIELDS = [
  'failureMessage',
  'failureReason',
  'failedMessage',
  'errorMessage',
  'errorDescription',
  'errorReason',
  'errorSummary',
  'reconcileError',
  'error',
  'errors',
  'problems',
  'validationErrors',
];

/** Where those say why that have one word for a failure: elsewhere they are about anything. */
const WORDS_OF_FAILED = ['message', 'reason', 'description', 'lastMessage'];

/** K8ssandra's `error: None`, and Go's `<nil>`. */
const NO_ERROR =
  /^(?:-|0|<nil>|false|n\/a|nil|no[ _-]?errors?|none|null|ok|success)?\.?$/i;

/** What a status says about health besides `status.conditions`. */
export function parseHealthFields(status: Json): Health {
  const partConditions = parsePartConditions(status);
  const results = RESULT_FIELDS.flatMap(field =>
    // `result.status` is about the whole, too, which the names of parts are not.
    parsePhase(field, status).map(({ word }) => ({ field, word })),
  ).filter(({ word }) => isFailureWord(word) && !FOUND.test(word));
  const hasFailed = results.length > 0;
  const phases = [
    ...PHASE_FIELDS.flatMap(field => parsePhase(field, status)).filter(
      ({ word }) => !(hasFailed && ENDED.test(word)),
    ),
    ...parseFlags(status),
    ...parseReplicas(status),
  ];
  const failedParts = [...results, ...findFailedParts(status)].slice(
    0,
    MAX_FAILED_PARTS,
  );
  const error = parseError(status, [...phases, ...results]);
  return {
    ...(partConditions.length > 0 && { partConditions }),
    ...(phases.length > 0 && { phases }),
    ...(failedParts.length > 0 && { failedParts }),
    ...(error !== undefined && { error }),
  };
}

/** `status.parents[*].conditions`, `status.listeners[*].conditions`. */
function parsePartConditions(status: Json) {
  return Object.values(status)
    .filter(value => Array.isArray(value))
    .slice(0, MAX_LISTS)
    .flatMap(list => list.slice(0, MAX_PARTS))
    .flatMap(part => items(json(part).conditions, parseCondition))
    .slice(0, MAX_PART_CONDITIONS);
}

function parsePhase(
  field: string,
  status: Json,
): readonly CustomResourcePhase[] {
  const value = Object.hasOwn(status, field) ? status[field] : undefined;
  if (isWord(value)) return [{ field, word: value }];
  if (typeof value === 'string') {
    // The first word may stand before a text, which is not kept.
    const [, first] = /^(ERROR|FAILED|Error|Failed)[,:] /.exec(value) ?? [];
    return first === undefined ? [] : [{ field, word: first }];
  }
  const inner = json(value);
  return INNER_FIELDS.flatMap(name => {
    const word = Object.hasOwn(inner, name) ? inner[name] : undefined;
    return isWord(word) ? [{ field: `${field}.${name}`, word }] : [];
  });
}

/** Flags about the whole object, and their words when true and when false, which in Go they are before they are set. */
const FLAGS = [
  ['available', 'Available', 'NotReady'],
  ['healthy', 'Healthy', 'NotReady'],
  ['ok', 'Ok', 'NotReady'],
  ['ready', 'Ready', 'NotReady'],
  ['succeeded', 'Succeeded', 'NotReady'],
  ['synced', 'Synced', 'NotReady'],
  ['valid', 'Valid', 'Invalid'],
] as const;

function parseFlags(status: Json): readonly CustomResourcePhase[] {
  return FLAGS.flatMap(([field, yes, no]) => {
    const value = Object.hasOwn(status, field)
      ? parseFlag(status[field])
      : undefined;
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

/** The fields of the scale subresource, and how many of the replicas are ready. */
function parseReplicas(status: Json): readonly CustomResourcePhase[] {
  const { replicas, readyReplicas, unavailableReplicas } = status;
  if (typeof unavailableReplicas === 'number' && unavailableReplicas > 0) {
    return [{ field: 'unavailableReplicas', word: 'NotReady' }];
  }
  if (typeof replicas !== 'number' || replicas <= 0) return [];
  if (typeof readyReplicas !== 'number') {
    // That all are available is less than that they are ready.
    return status.availableReplicas === 0
      ? [{ field: 'availableReplicas', word: 'NotReady' }]
      : [];
  }
  const up = IN_USE.reduce((sum, field) => {
    const value = status[field];
    return typeof value === 'number' && value > 0 ? sum + value : sum;
  }, readyReplicas);
  const word = up < replicas ? 'NotReady' : 'Ready';
  return [{ field: 'readyReplicas', word }];
}

/** `jobManagerDeploymentStatus`, `provisioningState`. */
const PHASE_OF_PART = /[a-z](?:Health|Phase|State|Status)$/;

/** What was, or is meant to be, and not what is. */
const NOT_NOW =
  /^(?:last|latest|previous|prior|old|desired|target|expected)|history|action|attempt|backup|event|retr|run(?:s|Status)?$/i;

const PART_FIELDS = [...INNER_FIELDS, 'health', 'result'];

/** `domainStatus[*].status`, `statuses.NAME.state`, `reconciliationStatus.state`. */
function findFailedParts(status: Json): readonly CustomResourcePhase[] {
  return Object.entries(status)
    .filter(([key]) => !NOT_NOW.test(key) && !PHASE_FIELDS.includes(key))
    .slice(0, MAX_LISTS)
    .flatMap(([key, value]): readonly CustomResourcePhase[] => {
      if (isWord(value)) {
        return PHASE_OF_PART.test(key) ? [{ field: key, word: value }] : [];
      }
      if (typeof value !== 'object' || value === null) return [];
      const parts = [value, ...Object.values(value).slice(0, MAX_PARTS)];
      return parts.flatMap(part => readPhases(key, json(part)));
    })
    .filter(({ word }) => isFailureWord(word))
    .filter(
      ({ field, word }) => !(field.endsWith('.result') && FOUND.test(word)),
    )
    .slice(0, MAX_FAILED_PARTS);
}

function readPhases(key: string, part: Json): readonly CustomResourcePhase[] {
  return PART_FIELDS.flatMap(name => {
    const word = Object.hasOwn(part, name) ? part[name] : undefined;
    return isWord(word) ? [{ field: `${key}.${name}`, word }] : [];
  });
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && WORD.test(value);
}

function parseError(
  status: Json,
  phases: readonly CustomResourcePhase[],
): string | undefined {
  const hasFailed = phases.some(({ word }) => isFailureWord(word));
  const fields = hasFailed
    ? [...ERROR_FIELDS, ...WORDS_OF_FAILED]
    : ERROR_FIELDS;
  return fields
    .map(field => {
      const value = Object.hasOwn(status, field) ? status[field] : undefined;
      const [first] = Array.isArray(value) ? value : [value];
      return message(first) ?? message(json(first).message);
    })
    .find(text => text !== undefined && !NO_ERROR.test(text));
}
