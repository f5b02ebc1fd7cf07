import type { CustomResource, CustomResourcePhase } from '../customResource';
import {
  beginsWithFailure,
  isFailureWord,
  isLastingFailureWord,
} from '../failureWords';
import { parsePartConditions } from './customResourceConditions';
import { parseFlags, parseReplicas } from './customResourceCounts';
import { parseError, parsePartError } from './customResourceErrors';
import { isOfThePast } from './customResourcePast';
import { json, Json, MAX_ENTRIES, ownEntries, text } from './readers';

type Health = Pick<
  CustomResource['status'],
  'partConditions' | 'phases' | 'failedParts' | 'error'
>;

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
  'condition',
  'summary',
];
const INNER_FIELDS = ['status', 'state', 'phase', 'currentStateSummary'];

/** Fields that say how something ended: a good word there is about that alone. */
const RESULT_FIELDS = [
  'conclusion',
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

/** What has run to its end. */
const OVER = /^(?:complete|completed|succeeded)$/i;

/** That something has ended says nothing where its result does. */
const ENDED = /^(?:completed?|done|finished)$/i;

/** A word, or a few: anything longer is a text, which may quote a secret. */
const WORD = /^[A-Za-z][A-Za-z0-9_ -]{0,39}$/;

/**
 * What a status says about health besides its conditions.
 *
 * @param spec - says what is wanted
 * @param hasConditions - whether there are conditions
 * @param kind - the object's, which a field may be called after, as `policyStatus` of a ClusterAdmissionPolicy is
 */
export function parseHealthFields(
  status: Json,
  spec: Json = {},
  hasConditions = false,
  kind = '',
): Health {
  const partConditions = parsePartConditions(status);
  const results = RESULT_FIELDS.flatMap(field =>
    // `result.status` is about the whole, too, which the names of parts are not.
    parsePhase(field, status).map(({ word }) => ({ field, word })),
  ).filter(isBadResult);
  const hasFailed = results.length > 0;
  const parts = findParts(status);
  const ownPhases = parts.failed.length > 0 ? [] : findOwnPhases(status, kind);
  const words = [...PHASE_FIELDS, ...ownPhases]
    .flatMap(field => parsePhase(field, status))
    .filter(({ word }) => !(hasFailed && ENDED.test(word)));
  const isOver = words.some(({ word }) => OVER.test(word));
  const said = [
    ...words,
    // What has run to its end is not ready any more.
    ...[...parseFlags(status), ...parseReplicas(status, spec)].filter(
      ({ word }) => !(isOver && word === 'NotReady'),
    ),
  ];
  const failedParts = [
    ...results,
    // A result is also a field that may be about a part.
    ...parts.failed.filter(
      part => !results.some(({ field }) => field === part.field),
    ),
  ].slice(0, MAX_FAILED_PARTS);
  const isSilent = said.length === 0 && failedParts.length === 0;
  // An operation or a part counts where no word is said of the whole.
  const phases = isSilent
    ? [
        ...parsePhase('lastOperation', status),
        ...(hasConditions ? [] : parts.working),
      ].slice(0, 1)
    : said;
  const error =
    parseError(status, [...phases, ...results], hasConditions) ?? parts.error;
  return {
    ...(partConditions.length > 0 && { partConditions }),
    ...(phases.length > 0 && { phases }),
    ...(failedParts.length > 0 && { failedParts }),
    ...(error !== undefined && { error }),
  };
}

/** `policyStatus` of a ClusterAdmissionPolicy, `pool_status` of a DiskPool. */
function findOwnPhases(status: Json, kind: string): readonly string[] {
  const own = kind.toLowerCase();
  return ownEntries(status)
    .map(([key]) => key)
    .filter(key => {
      const [, prefix] =
        /^(\w{2,60}?)_?(?:phase|state|status)$/i.exec(key) ?? [];
      return prefix !== undefined && own.endsWith(prefix.toLowerCase());
    })
    .slice(0, 1);
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
const PHASE_OF_PART =
  /[a-z](?:Health|Phase|State|Status|_health|_phase|_state|_status)$/;

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

const PART_FIELDS = [...INNER_FIELDS, 'health', 'result', 'verdict'];

interface Parts {
  readonly failed: readonly CustomResourcePhase[];
  readonly working: readonly CustomResourcePhase[];
  /** What the first of them says that has met an error. */
  readonly error?: string;
}

/** `domainStatus[*].status`, `statuses.NAME.state`, `reconciliationStatus.state`; first what is cheap to look at. */
function findParts(status: Json): Parts {
  const fields = ownEntries(status).filter(
    ([key]) =>
      key.length <= MAX_FIELD_LENGTH &&
      !isOfThePast(key) &&
      !PHASE_FIELDS.includes(key),
  );
  const failed: CustomResourcePhase[] = [];
  const working: CustomResourcePhase[] = [];
  let error: string | undefined;
  const add = (phases: readonly CustomResourcePhase[]) => {
    failed.push(...phases.filter(isFailedPart));
    if (working.length === 0) working.push(...phases.filter(isAtWork));
  };
  const look = (key: string, part: Json) => {
    add(readPhases(key, part));
    error ??= parsePartError(part) ?? whyNotReady(part);
  };
  for (const [key, value] of fields) add(readWord(key, value));
  // Of all lists together.
  let left = MAX_ENTRIES;
  for (const [key, value] of fields) {
    if (typeof value !== 'object' || value === null) continue;
    if (failed.length >= MAX_FAILED_PARTS) break;
    add(readPhases(key, json(value)));
    const isList = Array.isArray(value) && key !== 'conditions';
    for (const [, part] of ownEntries(value)) {
      if (left <= 0 || failed.length >= MAX_FAILED_PARTS) break;
      left -= 1;
      if (isList) look(key, json(part));
      else add(readPhases(key, json(part)));
    }
  }
  return { failed, working, ...(error !== undefined && { error }) };
}

/** `components[*]: { ready: false, message: CrashLoopBackOff }` */
function whyNotReady({ ready, message }: Json): string | undefined {
  if (ready !== false || typeof message !== 'string') return undefined;
  const isFailure =
    beginsWithFailure(message) || (isWord(message) && isFailureWord(message));
  return isFailure ? text(message) : undefined;
}

/** What a field says by one word, a flag or a number. */
function readWord(key: string, value: unknown): readonly CustomResourcePhase[] {
  // Of a text, only that it tells of a failure is kept.
  if (
    PHASE_OF_PART.test(key) &&
    typeof value === 'string' &&
    /^failed\b/i.test(value)
  ) {
    return [{ field: key, word: 'Failed' }];
  }
  if (value === true) return readFault(key);
  if (isCountOfFailed(key, value)) return [{ field: key, word: 'Failed' }];
  return isWord(value) && isPhaseOfPart(key, value)
    ? [{ field: key, word: value }]
    : [];
}

/** `failedEphemeralRunners: 3`: those that there are, unlike attempts that failed. */
const FAILED_NOW =
  /^(?:failed|unhealthy)\w{0,20}(?:Instances|Machines|Members|Nodes|Pods|Replicas|Runners|Shards|Targets|Workers)$/;

function isCountOfFailed(key: string, value: unknown): boolean {
  return typeof value === 'number' && value > 0 && FAILED_NOW.test(key);
}

/** `Deploying`, but not a phase that only may be work, such as `new`. */
const AT_WORK =
  /^(?:creating|deleting|deploying|initializing|installing|pending|processing|progressing|provisioning|reconciling|removing|terminating|updating|upgrading)$/i;

function isAtWork({ word }: CustomResourcePhase): boolean {
  return AT_WORK.test(word);
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
