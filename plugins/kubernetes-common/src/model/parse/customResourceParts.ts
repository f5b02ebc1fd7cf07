import type { CustomResourcePhase } from '../customResource';
import { isFailureWord, isLastingFailureWord } from '../failureWords';
import { parsePartError } from './customResourceErrors';
import { isOfThePast } from './customResourcePast';
import {
  SCAN_FINDING,
  INNER_FIELDS,
  isWord,
  PHASE_FIELDS,
} from './customResourceWords';
import { json, Json, MAX_ENTRIES, ownEntries } from './readers';

export const MAX_FAILED_PARTS = 10;
/** The name of a field is sent to viewers, too. */
const MAX_FIELD_LENGTH = 100;

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
export function findParts(status: Json): Parts {
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
    error ??= parsePartError(part);
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
    isFailureWord(word) &&
    !(field.endsWith('.result') && SCAN_FINDING.test(word))
  );
}

function readPhases(key: string, part: Json): readonly CustomResourcePhase[] {
  return PART_FIELDS.flatMap(name => {
    const word = Object.hasOwn(part, name) ? part[name] : undefined;
    return isWord(word) ? [{ field: `${key}.${name}`, word }] : [];
  });
}
