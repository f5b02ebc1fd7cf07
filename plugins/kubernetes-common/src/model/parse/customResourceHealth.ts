import type { CustomResource, CustomResourcePhase } from '../customResource';
import { parseCondition } from './condition';
import { items, json, Json, message } from './readers';

type Health = Pick<
  CustomResource['status'],
  'partConditions' | 'phases' | 'error'
>;

/** Lists of parts in a status, and parts in each, that are looked at. */
const MAX_LISTS = 20;
const MAX_PARTS = 50;
const MAX_PART_CONDITIONS = 60;

/** Fields that hold one word about the whole object, or an object with such a field. */
const PHASE_FIELDS = [
  'phase',
  'state',
  'health',
  'status',
  'overallStatus',
  'compliant',
  'applicationState',
];
const INNER_FIELDS = ['status', 'state', 'phase'];

/** A word, or a few: anything longer is a text, which may quote a secret. */
const WORD = /^[A-Za-z][A-Za-z0-9_ -]{0,39}$/;

/** Where controllers say why an object failed. */
const ERROR_FIELDS = [
  'failureMessage',
  'failureReason',
  'errorMessage',
  'errorDescription',
  'error',
];

/** What a status says about health besides `status.conditions`. */
export function parseHealthFields(status: Json): Health {
  const partConditions = parsePartConditions(status);
  const phases = PHASE_FIELDS.flatMap(field => parsePhase(field, status));
  const error = parseError(status, phases);
  return {
    ...(partConditions.length > 0 && { partConditions }),
    ...(phases.length > 0 && { phases }),
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
  const inner = json(value);
  return INNER_FIELDS.flatMap(name => {
    const word = Object.hasOwn(inner, name) ? inner[name] : undefined;
    return isWord(word) ? [{ field: `${field}.${name}`, word }] : [];
  });
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && WORD.test(value);
}

/** The word of an object that says that it failed. */
const FAILED = /^(?:err|fail|degraded)/i;

function parseError(
  status: Json,
  phases: readonly CustomResourcePhase[],
): string | undefined {
  const hasFailed = phases.some(({ word }) => FAILED.test(word));
  // Otherwise a message is about anything.
  const fields = hasFailed ? [...ERROR_FIELDS, 'message'] : ERROR_FIELDS;
  return fields
    .map(field => {
      const value = Object.hasOwn(status, field) ? status[field] : undefined;
      const [first] = Array.isArray(value) ? value : [value];
      return message(first) ?? message(json(first).message);
    })
    .find(text => text !== undefined && text !== '');
}
