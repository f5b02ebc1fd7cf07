import { CustomResource, CustomResourceCondition } from '../model';

/**
 * The meaning of a condition for its object.
 *
 * - `good`, `bad`: as its author meant it
 * - `working`: something is under way, so neither yet
 * - `neutral`: nothing that is known to be good or bad
 *
 * @public
 */
export type ConditionMeaning = 'good' | 'bad' | 'working' | 'neutral';

/** Last words of types that are good when true: `Ready`, `ConfigurationsReady`, `Synced`. */
const GOOD_WHEN_TRUE: ReadonlySet<string> = new Set([
  'Accepted',
  'Available',
  'Compliant',
  'Established',
  'Healthy',
  'Programmed',
  'Ready',
  'Reconciled',
  'Released',
  'Resolved',
  'Responsive',
  'Succeeded',
  'Success',
  'Synced',
  'Synchronized',
  'Valid',
  'Verified',
  // Small letters, as in Confluent's `cluster-ready`.
  'available',
  'healthy',
  'ready',
]);

/** Crossplane's `LastAsyncOperation` is False after a failure. */
const GOOD_TYPES: ReadonlySet<string> = new Set([
  'LastAsyncOperation',
  'ResolvedRefs',
]);

/** Words that make a type bad when true: `Stalled`, `ReplicaFailure`, `InvalidSpec`, `NotReady`. */
const BAD_WHEN_TRUE: ReadonlySet<string> = new Set([
  'Conflicted',
  'Degraded',
  'Denied',
  'Error',
  'Errors',
  'Failed',
  'Failing',
  'Failure',
  'Fallback',
  'Invalid',
  'Misconfigured',
  'Not',
  'Stalled',
  'Unavailable',
  'Unhealthy',
  'Unready',
]);

/** Types of what has an end. */
export const END_TYPES: ReadonlySet<string> = new Set([
  'Complete',
  'Completed',
  'Done',
  'Finished',
]);

/** Last words of types that are a step on the way: not yet done while they are False, and no more than that. */
const STEPS: ReadonlySet<string> = new Set([
  'Admitted',
  'Applied',
  'Attached',
  'Bound',
  'Configured',
  'Connected',
  'Created',
  'Deployed',
  'Initialized',
  'Installed',
  'Provisioned',
  'Reachable',
  'Registered',
  'Scheduled',
  'Started',
  'Successful',
]);

/** In progress while they are True. */
const WORKING_WHEN_TRUE: ReadonlySet<string> = new Set([
  'Creating',
  'Deleting',
  'Deploying',
  'Initializing',
  'Installing',
  'Issuing',
  'Pending',
  'Progressing',
  'Provisioning',
  'Reconciling',
  'Remediating',
  'RollingOut',
  'Scaling',
  'ScalingDown',
  'ScalingUp',
  'Terminating',
  'Updating',
  'Upgrading',
]);

/**
 * Reasons for objects that don't exist yet: Crossplane's and Strimzi's `Creating`, Knative's
 * `Deploying`, `ClusterProvisioning`, and no `ErrorCreating`.
 */
const REASON_OF_WORK =
  /^(?!\w*(?:Abort|Cannot|Err|Fail|Stop|Stuck|Unable))(?:\w*(?:Creating|Deleting|Deploying|Initializing|Installing|Issuing|Pending|Progressing|Provisioning|Reconciling|RollingOut|Scaling(?:Up|Down)?|Starting|Updating|Upgrading|Waiting)|\w*InProgress|WaitingFor\w*)$/;

const FAILURE =
  /Abort|BackOff|Crash|Denied|Error|Exceeded|Fail|Forbidden|Invalid|OOMKill|Refused|Rejected|TimedOut|Timeout|Unauthorized|Unhealthy|Unreachable/;

/** `NoErrors` is the reason of a condition that is False because all is well. */
const NO_FAILURE =
  /^(?:No|Not|Without)(?:Abort|Crash|Denied|Error|Exceeded|Fail|Invalid|Rejected|Time|Unhealthy)[a-z]*$/;

/** Whether the reason of a condition is a failure, whatever its type is. */
export function isFailureReason(reason: string): boolean {
  return FAILURE.test(reason) && !NO_FAILURE.test(reason);
}

/** A message that tells of what is being done, for controllers that have no reason for it. */
const MESSAGE_OF_WORK =
  /^(?:still )?waiting\b|\b(?:in progress|in (?:the )?process of|is being (?:applied|configured|created|deleted|deployed|initialized|installed|modified|programmed|provisioned|reconciled|restarted|scaled|updated|upgraded)|in (?:the )?[a-z]+ing state)\b/i;

/** Reasons of a controller that waits for something that has failed. */
const REASON_OF_NO_WAIT = /Unavailable|Degraded/;

/** The beginning of a message that tells of an error, and of no wait for something. */
const MESSAGE_OF_FAILURE =
  /^(?:error|failed|failure|cannot|could not|unable)\b|\b(?:access denied|connection refused|forbidden|permission denied|unauthorized)\b/i;

/** `Job has reached the specified backoff limit`, `the job failed`. */
const MESSAGE_OF_END =
  /^(?:error|failed|failure)\b|\breached the (?:specified )?backoff limit\b|^(?:the )?\w{1,40} (?:has )?failed\b/i;

/** Fleet's `ErrApplied(1)`, and Helm's lock, which is left behind when an upgrade is cut off. */
const MESSAGE_OF_NO_WORK = /^Err[A-Z]|\b[Aa]nother operation\b/;

/** The last word of who is to be heard from, and is not any more. */
const REASON_OF_SILENCE = /(?:Expired|Lost|Stopped|Unreachable)$/;

/** That a failure of this kind is not there says nothing about the rest. */
const BAD_ONLY_WHEN_TRUE =
  /(?:Blocked|Broken|Conflict|Corrupted|CrashLoop(?:BackOff|ing)?|Crashed|Crashing|(?:Disk|Storage|Volume)Full|Exceeded|Expired|[a-z]Halted|Killed|Lost|Mismatch|Missing|NoMatching\w{1,40}|NotFound|OutOf(?:Capacity|Disk|Memory|Quota|Resources?|Service|Space|Sync)|Pressure|Recoverable|Rejected|Stuck|Terminal|TimedOut|Unreachable|Unsupported|Violated)$/;

/** The object was turned off on purpose. */
export const REASON_OF_PAUSE = /Paused|Suspended|Disabled|Hibernat/;

/** As in a Deployment, `Progressing` stays True after the rollout; Flux also uses it while waiting for a retry. */
const REASON_OF_NO_WORK =
  /^(?:NewReplicaSetAvailable|\w*Completed|ProgressingWithRetry)$/;

/** Splits `HTTPRouteReady` into words. */
const WORD_START =
  /[^A-Za-z0-9]|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;

/** `sealedsecrets.bitnami.com/Synced`, `ACK.ResourceSynced`. */
const DOMAIN = /^.*[./]/;

/** Words that stand for the object itself, or for what is done with all of it. */
const WHOLE: ReadonlySet<string> = new Set([
  'Last',
  'Async',
  'Condition',
  'Fully',
  'Operation',
  'Overall',
  'Reconcile',
  'Reconciliation',
  'Reference',
  'Refs',
  'Resource',
  'Successfully',
  'Sync',
]);

/**
 * Whether a type is about a part of the object, as `DeploymentAvailable` is.
 *
 * @param kind - the object's, whose words stand for the object, as in a Connector's `ConnectorReady`.
 */
export function isAboutPart(type: string, kind = ''): boolean {
  const own = kind.split(WORD_START);
  const words = type.replace(DOMAIN, '').split(WORD_START).filter(Boolean);
  return words
    .slice(0, -1)
    .some(word => !WHOLE.has(word) && !own.includes(word));
}

/** The meaning of one condition of a custom resource, by the conventions of the Kubernetes API and kstatus. */
export function conditionMeaning(
  condition: CustomResourceCondition,
  { metadata }: Pick<CustomResource, 'metadata'>,
): ConditionMeaning {
  const { type, status, observedGeneration } = condition;
  const words = type.split(WORD_START).filter(Boolean);
  const last = words[words.length - 1] ?? '';
  if (words.some(word => BAD_WHEN_TRUE.has(word))) return whenBad(condition);
  if (WORKING_WHEN_TRUE.has(last) || WORKING_WHEN_TRUE.has(type)) {
    return whenWorking(condition);
  }
  if (END_TYPES.has(type) && status === 'True') return whenEnded(condition);
  if (!GOOD_WHEN_TRUE.has(last) && !GOOD_TYPES.has(type)) {
    return whenUnknown(condition, last);
  }
  const { generation = 0 } = metadata;
  const isOld = (observedGeneration ?? generation) < generation;
  if (isOld) return 'working';
  if (!['True', 'False', ''].includes(status)) return whenOpen(condition);
  return status === 'False' ? whenFalse(condition) : goodIf(status === 'True');
}

/** What is unknown will be known soon, except of what is not heard from any more. */
function whenOpen({ reason = '' }: CustomResourceCondition): ConditionMeaning {
  return REASON_OF_SILENCE.test(reason) ? 'bad' : 'working';
}

/** A type that says nothing by itself: its reason may, and a step that is not done keeps the object from being healthy. */
function whenUnknown(
  {
    type,
    status,
    reason = '',
    message = '',
    severity,
  }: CustomResourceCondition,
  last: string,
): ConditionMeaning {
  if (status === 'True' && BAD_ONLY_WHEN_TRUE.test(type)) return 'bad';
  if (status === 'True' && last === 'Successful') return 'good';
  if (status !== 'False' || severity === 'Info') return 'neutral';
  if (REASON_OF_PAUSE.test(reason)) return 'neutral';
  if (isFailureReason(reason) || MESSAGE_OF_FAILURE.test(message)) {
    return 'bad';
  }
  return STEPS.has(last) ? 'working' : 'neutral';
}

/** What has ended has not always succeeded. */
function whenEnded({
  reason = '',
  message = '',
}: CustomResourceCondition): ConditionMeaning {
  const hasFailed = isFailureReason(reason) || MESSAGE_OF_END.test(message);
  return hasFailed ? 'bad' : 'good';
}

/** An Argo CD Application has a condition for each error, without a status. */
function whenBad({ status, ...rest }: CustomResourceCondition) {
  if (status === 'True' || status === '') return whenWrong(rest);
  return goodIf(status === 'False');
}

function whenWorking({
  status,
  reason = '',
}: CustomResourceCondition): ConditionMeaning {
  if (status === 'False') {
    return isFailureReason(reason) ? 'bad' : 'neutral';
  }
  return REASON_OF_NO_WORK.test(reason) ? 'neutral' : 'working';
}

type Words = Pick<CustomResourceCondition, 'reason' | 'message' | 'severity'>;

/** What is degraded says what it waits for, too: there only the reason counts. */
function whenFalse(words: Words): ConditionMeaning {
  const { reason = '', message = '' } = words;
  const isWork =
    MESSAGE_OF_WORK.test(message) &&
    !MESSAGE_OF_NO_WORK.test(message) &&
    !REASON_OF_NO_WAIT.test(reason) &&
    !isFailureReason(reason);
  return isWork && !isError(words) ? 'working' : whenWrong(words);
}

function isError({ message = '', severity }: Words): boolean {
  return severity === 'Error' || MESSAGE_OF_FAILURE.test(message);
}

function whenWrong(words: Words): ConditionMeaning {
  const { reason = '', severity } = words;
  if (REASON_OF_WORK.test(reason) && !isError(words)) return 'working';
  const isMeant = REASON_OF_PAUSE.test(reason) || severity === 'Info';
  return isMeant ? 'neutral' : 'bad';
}

function goodIf(isGood: boolean): ConditionMeaning {
  return isGood ? 'good' : 'neutral';
}
