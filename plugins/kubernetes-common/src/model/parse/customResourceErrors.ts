import type { CustomResourcePhase } from '../customResource';
import { beginsWithFailure, isFailureWord } from '../failureWords';
import { isWord } from './customResourceWords';
import { json, Json, message, ownEntries, text } from './readers';

/** Where controllers say why an object failed, in the order in which they are believed. */
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

/** `syncError`, `usefulErrorMessage`, `failureCause`. */
const ANY_ERROR =
  /(?:^e|[a-z]E)rr(?:or)?s?(?:Cause|Description|Details?|Message|Reason|Summary|Text)?$|^failed(?:Cause|Details?|Message|Reason|Text)?$|(?:^f|[a-z]F)ailure(?:Cause|Details?|Message|Reason|Text)?$/;

/** What went wrong once, which counts only where nothing is said since: `lastSyncError`. */
const PAST = /^(?:last|latest|previous|prior|old)/i;

/** What is done with errors: `onError: Continue`. */
const SETTING =
  /^(?:allow|ignore|max|skip|tolerate)[A-Z]|(?:^on|On)Err(?:or)?s?$/;

/** Where those say why that have one word for a failure: elsewhere they are about anything. */
const WORDS_OF_FAILED = ['message', 'reason', 'description', 'lastMessage'];

/** No name of a field is longer. */
const MAX_FIELD_LENGTH = 100;

/** K8ssandra's `error: None`, and Go's `<nil>`. */
const NO_ERROR =
  /^(?:-|0|<nil>|\[\]|\{\}|false|n\/a|nil|(?:0 |no[ _-]?)errors?(?: (?:detected|found|reported))?|none(?: found)?|null|ok|success)?\.?$/i;

function readError(status: Json, field: string): string | undefined {
  const value = Object.hasOwn(status, field) ? status[field] : undefined;
  const [first] = Array.isArray(value) ? value : [value];
  const found = message(first) ?? message(json(first).message);
  return found !== undefined && !NO_ERROR.test(found) ? found : undefined;
}

/**
 * Why an object failed.
 *
 * @param hasConditions - these say how it is, and an error of the past does not count beside them
 */
export function parseError(
  status: Json,
  phases: readonly CustomResourcePhase[],
  hasConditions: boolean,
): string | undefined {
  const read = (field: string) => readError(status, field);
  const others = ownEntries(status)
    .map(([field]) => field)
    .filter(
      field =>
        field.length <= MAX_FIELD_LENGTH &&
        ANY_ERROR.test(field) &&
        !SETTING.test(field) &&
        !ERROR_FIELDS.includes(field),
    );
  const fields = [
    ...ERROR_FIELDS,
    ...others.filter(field => !PAST.test(field)),
    ...(hasConditions || phases.length > 0
      ? []
      : others.filter(field => PAST.test(field))),
  ];
  const hasFailed = phases.some(({ word }) => isFailureWord(word));
  return (
    findFirst(hasFailed ? [...fields, ...WORDS_OF_FAILED] : fields, read) ??
    whyNotReady(phases, read('message'), read('reason')) ??
    (hasConditions || phases.length > 0
      ? undefined
      : ofFailure(read('message')))
  );
}

/** A message that stands alone says how the object is. */
function ofFailure(words: string | undefined): string | undefined {
  return words !== undefined && beginsWithFailure(words) ? words : undefined;
}

/** Gatekeeper's `byPod[*].errors`: what is only there where a part has met one. */
const PART_ERRORS = ['errors', 'error', 'errorMessage', 'failureMessage'];

/** What one of many parts says that it has met. */
export function parsePartError(part: Json): string | undefined {
  return (
    findFirst(PART_ERRORS, field => readError(part, field)) ??
    whyPartIsNotReady(part)
  );
}

/** `components[*]: { ready: false, message: CrashLoopBackOff }` */
function whyPartIsNotReady({ ready, message: words }: Json) {
  if (ready !== false || typeof words !== 'string') return undefined;
  const isFailure =
    beginsWithFailure(words) || (isWord(words) && isFailureWord(words));
  return isFailure ? text(words) : undefined;
}

function findFirst(
  fields: readonly string[],
  read: (field: string) => string | undefined,
): string | undefined {
  for (const field of fields) {
    const found = read(field);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `SpecOutputSecretRefNotFound` */
const REASON_OF_FAILURE =
  /(?:Denied|Error|Failed|Forbidden|Invalid|Missing|NotExist|NotFound|Unauthorized)$/;

/** `ready: false, message: failed to create the bucket` */
function whyNotReady(
  phases: readonly CustomResourcePhase[],
  words: string | undefined,
  reason: string | undefined,
): string | undefined {
  const isNotReady =
    phases.length > 0 && phases.every(({ word }) => word === 'NotReady');
  if (!isNotReady) return undefined;
  return (
    ofFailure(words) ??
    (REASON_OF_FAILURE.test(reason ?? '') ? words ?? reason : undefined)
  );
}
