import type { CustomResource, CustomResourcePhase } from '../customResource';
import { isFailureWord, isLastingFailureWord } from '../failureWords';
import { parsePartConditions } from './customResourceConditions';
import { parseFlags, parseReplicas } from './customResourceCounts';
import { parseError } from './customResourceErrors';
import { isOfThePast } from './customResourcePast';
import { json, Json, ownEntries } from './readers';

type Health = Pick<
  CustomResource['status'],
  'partConditions' | 'phases' | 'failedParts' | 'error'
>;

/** In all lists of a status together: more than any controller writes. */
const MAX_PARTS = 5_000;
const MAX_FAILED_PARTS = 10;
/** The name of a field is sent to viewers, too. */
const MAX_FIELD_LENGTH = 100;

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
  'reason',
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

/**
 * What a status says about health besides its conditions.
 *
 * @param spec - says what is wanted
 * @param hasConditions - whether there are conditions
 */
export function parseHealthFields(
  status: Json,
  spec: Json = {},
  hasConditions = false,
): Health {
  const partConditions = parsePartConditions(status);
  const results = RESULT_FIELDS.flatMap(field =>
    // `result.status` is about the whole, too, which the names of parts are not.
    parsePhase(field, status).map(({ word }) => ({ field, word })),
  ).filter(isBadResult);
  const hasFailed = results.length > 0;
  const phases = [
    ...PHASE_FIELDS.flatMap(field => parsePhase(field, status)).filter(
      ({ word }) => !(hasFailed && ENDED.test(word)),
    ),
    ...parseFlags(status),
    ...parseReplicas(status, spec),
  ];
  const failedParts = [
    ...results,
    // A result is also a field that may be about a part.
    ...findFailedParts(status).filter(
      part => !results.some(({ field }) => field === part.field),
    ),
  ].slice(0, MAX_FAILED_PARTS);
  const error = parseError(status, [...phases, ...results], hasConditions);
  return {
    ...(partConditions.length > 0 && { partConditions }),
    ...(phases.length > 0 && { phases }),
    ...(failedParts.length > 0 && { failedParts }),
    ...(error !== undefined && { error }),
  };
}

/** A reason of several words is a text, which may tell of the past. */
function isBadResult({ field, word }: CustomResourcePhase): boolean {
  const isText = field === 'reason' && word.includes(' ');
  return isFailureWord(word) && !FOUND.test(word) && !isText;
}

function parsePhase(
  field: string,
  status: Json,
): readonly CustomResourcePhase[] {
  const value = Object.hasOwn(status, field) ? status[field] : undefined;
  if (isWord(value)) return [{ field, word: value }];
  if (typeof value === 'string') {
    // The first word may stand before a text, which is not kept.
    const [, first] =
      /^(error|failed)[,:] (?!(?:0|nil|no errors?|none|null)\b|<nil>)/i.exec(
        value,
      ) ?? [];
    return first === undefined ? [] : [{ field, word: first }];
  }
  const inner = json(value);
  return INNER_FIELDS.flatMap(name => {
    const word = Object.hasOwn(inner, name) ? inner[name] : undefined;
    return isWord(word) ? [{ field: `${field}.${name}`, word }] : [];
  });
}

/** `jobManagerDeploymentStatus`, `provisioningState`. */
const PHASE_OF_PART = /[a-z](?:Health|Phase|State|Status)$/;

/** Settings, and what the object is about. */
const SETTING =
  /^on[A-Z]|^log(?:ging)?$|(?:action|class|code|color|filter|kind|level|mode|name|policy|severity|strategy|threshold|trigger|type|verbosity)$/i;

function isPhaseOfPart(key: string, word: string): boolean {
  return (
    PHASE_OF_PART.test(key) ||
    (isLastingFailureWord(word) && !SETTING.test(key))
  );
}

/** `degraded: true`, `licenseExpired: true`. */
const FAULT =
  /(?:^|[a-z])([Bb]roken|[Dd]egraded|[Ee]xpired|[Ff]ailed|[Ff]ailing|[Ss]talled|[Uu]navailable|[Uu]nhealthy)$/;

/** `notFailed: true`, `ignoreFailed: true`. */
const NO_FAULT =
  /^(?:(?:(?:is|has)?[Nn](?:ever|ot))|allow|exclude|ignore|include|keep|retain|skip|tolerate|will)[A-Z]/;

function readFault(key: string): readonly CustomResourcePhase[] {
  if (NO_FAULT.test(key)) return [];
  const [, word] = FAULT.exec(key) ?? [];
  return word === undefined ? [] : [{ field: key, word }];
}

const PART_FIELDS = [...INNER_FIELDS, 'health', 'result'];

/** `domainStatus[*].status`, `statuses.NAME.state`, `reconciliationStatus.state`; first what is cheap to look at. */
function findFailedParts(status: Json): readonly CustomResourcePhase[] {
  const fields = ownEntries(status).filter(
    ([key]) =>
      key.length <= MAX_FIELD_LENGTH &&
      !isOfThePast(key) &&
      !PHASE_FIELDS.includes(key),
  );
  const failed: CustomResourcePhase[] = [];
  const add = (phases: readonly CustomResourcePhase[]) =>
    failed.push(...phases.filter(isFailedPart));
  for (const [key, value] of fields) {
    if (value === true) add(readFault(key));
    if (isWord(value) && isPhaseOfPart(key, value)) {
      add([{ field: key, word: value }]);
    }
  }
  let left = MAX_PARTS;
  for (const [key, value] of fields) {
    if (typeof value !== 'object' || value === null) continue;
    if (failed.length >= MAX_FAILED_PARTS) break;
    add(readPhases(key, json(value)));
    for (const [, part] of ownEntries(value)) {
      if (left <= 0 || failed.length >= MAX_FAILED_PARTS) break;
      left -= 1;
      add(readPhases(key, json(part)));
    }
  }
  return failed;
}

function isFailedPart({ field, word }: CustomResourcePhase): boolean {
  return (
    isFailureWord(word) && !(field.endsWith('.result') && FOUND.test(word))
  );
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
