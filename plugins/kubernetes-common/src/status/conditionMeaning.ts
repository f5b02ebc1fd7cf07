import { CustomResource, CustomResourceCondition } from '../model';
import { beginsWithFailure } from '../model/failureWords';
import {
  isCount,
  tellsOfCrash,
  tellsOfFailedEnd,
  tellsOfFailure,
  tellsOfFault,
  tellsOfNoWork,
  tellsOfRun,
  tellsOfSilence,
  tellsOfWork,
} from './conditionMessages';
import {
  isFailureReason,
  isGrossFailureReason,
  isReasonOfOff,
  isReasonOfOwnWork,
  isReasonOfSilence,
  isReasonOfWork,
  PAUSED_TYPE,
} from './conditionReasons';

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

/**
 * A condition with its meaning.
 *
 * @public
 */
export interface JudgedCondition {
  readonly condition: CustomResourceCondition;
  readonly meaning: ConditionMeaning;
}

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
  'Bad',
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
  // Of the Helm operator.
  'Irreconcilable',
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
  'Reserved',
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

/** `Complete=False JobRunning`. */
const RUNS = /(?:Running|InProgress)$/;

/** Checks of the spec that are unknown where they do not apply: `ValidOwnership`, `ValidConfiguration`. */
const VALIDITY = /^Valid[A-Z]/;

/** Reasons of a controller that waits for something that has failed. */
const REASON_OF_NO_WAIT = /Unavailable|Degraded/;

/** OpenShift's operators write it where nothing is wrong: `ExternalDNSReachable=False AsExpected`. */
const AS_EXPECTED = 'AsExpected';

/** That a failure of this kind is not there says nothing about the rest. */
const BAD_ONLY_WHEN_TRUE =
  /(?:Blocked|Broken|Conflict|Corrupted|CrashLoop(?:BackOff|ing)?|Crashed|Crashing|DataLoss|(?:Disk|Storage|Volume)Full|Exceeded|Expired|[a-z]Halted|Killed|Lost|Mismatch|Missing|NoQuorum|NoMatching\w{1,40}|NotFound|OutOf(?:Capacity|Disk|Memory|Quota|Resources?|Service|Space|Sync)|Pressure|Recoverable|Rejected|SplitBrain|Stuck|Terminal|TimedOut|Unreachable|Unschedulable|Unsupported|Violated|(?:Broker|Host|Instance|Leader|Link|Member|Node|Peer|Primary|Replica|Server)s?Down)$/;

/** As in a Deployment, `Progressing` stays True after the rollout; Flux also uses it while waiting for a retry. */
const REASON_OF_NO_WORK =
  /^(?:NewReplicaSetAvailable|(?!\w*Not[A-Z])\w*(?:Completed|Succeeded|Success)|ProgressingWithRetry)$/;

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

/** The words of a type, and the last of them, which mostly says what it means. */
function readType(type: string) {
  const words = type.split(WORD_START).filter(Boolean);
  const last = words[words.length - 1] ?? '';
  const isBad = words.some(word => BAD_WHEN_TRUE.has(word));
  const isWork = WORKING_WHEN_TRUE.has(last) || WORKING_WHEN_TRUE.has(type);
  const isGood = GOOD_WHEN_TRUE.has(last) || GOOD_TYPES.has(type);
  return { last, isBad, isWork, isGood };
}

/** Whether a type says neither what is good nor what is bad, and is no step on the way, as `PublicAccess`. */
export function isUnknownType(type: string): boolean {
  const { last, isBad, isWork, isGood } = readType(type);
  return !isBad && !isWork && !isGood && !STEPS.has(last);
}

/** What all of an object is for, unlike `Deprecated` or `PublicAccess`. */
const PURPOSE =
  /^(?:Active|Applied|Attached|Enabled|Enforced|Exported|Offered|Served|Validated)$/;

/** Whether a type says what an object is for, but not whether that is so. */
export function isPurpose(type: string): boolean {
  return PURPOSE.test(type);
}

/** Whether something is being done, which is more than that a step is not done yet, or that something is unknown. */
export function isProcess({
  type,
  status,
  reason = '',
  message = '',
}: CustomResourceCondition): boolean {
  return (
    readType(type).isWork ||
    isRun({ type, status, reason, message }) ||
    isReasonOfWork(reason) ||
    (status === 'False' && tellsOfWork(message))
  );
}

/** The meaning of one condition of a custom resource, by the conventions of the Kubernetes API and kstatus. */
export function conditionMeaning(
  condition: CustomResourceCondition,
  { metadata }: Pick<CustomResource, 'metadata'>,
): ConditionMeaning {
  const { type, status, observedGeneration } = condition;
  const { last, isBad, isWork, isGood } = readType(type);
  if (isBad) return whenBad(condition);
  if (isWork) return whenWorking(condition);
  if (END_TYPES.has(type) && status === 'True') return whenEnded(condition);
  if (!isGood) return whenUnknown(condition, last);
  const { generation = 0 } = metadata;
  const isOld = (observedGeneration ?? generation) < generation;
  if (isOld) return 'working';
  if (!['True', 'False', ''].includes(status)) return whenOpen(condition);
  return status === 'False' ? whenFalse(condition) : goodIf(status === 'True');
}

/** What is unknown will be known soon, except of what is not heard from any more. */
function whenOpen({
  reason = '',
  message = '',
}: CustomResourceCondition): ConditionMeaning {
  if (isCount(message)) return 'neutral';
  const isLost =
    isReasonOfSilence(reason) ||
    tellsOfSilence(message) ||
    // Who cannot find out how it is has met an error on the way.
    isGrossFailureReason(reason);
  return isLost ? 'bad' : 'working';
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
  if (status === 'True') return whenSo({ type, status, reason, message }, last);
  if (status !== 'False' || severity === 'Info') return 'neutral';
  if (isReasonOfOff(reason) || reason === AS_EXPECTED) return 'neutral';
  if (isFailureReason(reason) || beginsWithFailure(message)) return 'bad';
  if (VALIDITY.test(type)) return 'bad';
  if (END_TYPES.has(type) && RUNS.test(reason)) return 'working';
  return STEPS.has(last) ? 'working' : 'neutral';
}

/** A type that says nothing by itself, and that is true. */
function whenSo(
  condition: CustomResourceCondition,
  last: string,
): ConditionMeaning {
  const { type } = condition;
  if (BAD_ONLY_WHEN_TRUE.test(type)) return 'bad';
  if (PAUSED_TYPE.test(type) && isStoppedByFault(condition)) return 'bad';
  if (last === 'Successful') return 'good';
  return isRun(condition) ? 'working' : 'neutral';
}

/** Halted because of `TooManyErrors`, which nobody asked for. */
export function isStoppedByFault({
  reason = '',
  message = '',
}: Pick<CustomResourceCondition, 'reason' | 'message'>): boolean {
  return isFailureReason(reason) || tellsOfFault(message);
}

/** `Running=True Running: Running reconciliation`, which is `Successful` between two runs. */
function isRun({
  type,
  status,
  reason,
  message = '',
}: CustomResourceCondition): boolean {
  return (
    type === 'Running' &&
    status === 'True' &&
    reason === 'Running' &&
    tellsOfRun(message)
  );
}

/** What has ended has not always succeeded. */
function whenEnded({
  reason = '',
  message = '',
}: CustomResourceCondition): ConditionMeaning {
  const hasFailed = isFailureReason(reason) || tellsOfFailedEnd(message);
  return hasFailed ? 'bad' : 'good';
}

/** An Argo CD Application has a condition for each error, without a status. */
function whenBad({ status, ...rest }: CustomResourceCondition) {
  if (status === 'True' || status === '') {
    return whenWrong(rest, isReasonOfOwnWork);
  }
  return goodIf(status === 'False');
}

/** `Progressing=True Retrying: no such image`, of OLM's ClusterExtension. */
const RETRY = /^Retry(?:ing)?$/;

function whenWorking({
  status,
  reason = '',
  message = '',
}: CustomResourceCondition): ConditionMeaning {
  if (status === 'False') {
    return isFailureReason(reason) ? 'bad' : 'neutral';
  }
  if (RETRY.test(reason) && tellsOfFailure(message)) return 'bad';
  return REASON_OF_NO_WORK.test(reason) ? 'neutral' : 'working';
}

type Words = Pick<CustomResourceCondition, 'reason' | 'message' | 'severity'>;

/** What is degraded says what it waits for, too: there only the reason counts. */
function whenFalse(words: Words): ConditionMeaning {
  const { reason = '', message = '' } = words;
  const isWork =
    tellsOfWork(message) &&
    !tellsOfNoWork(message) &&
    !REASON_OF_NO_WAIT.test(reason) &&
    !isFailureReason(reason);
  return isWork && !isError(words) ? 'working' : whenWrong(words);
}

function isError({ message = '', severity }: Words): boolean {
  return (
    severity === 'Error' || beginsWithFailure(message) || tellsOfCrash(message)
  );
}

function whenWrong(
  words: Words,
  isWork: (reason: string) => boolean = isReasonOfWork,
): ConditionMeaning {
  const { reason = '', severity } = words;
  if (isWork(reason) && !isError(words)) return 'working';
  return isReasonOfOff(reason) || severity === 'Info' ? 'neutral' : 'bad';
}

function goodIf(isGood: boolean): ConditionMeaning {
  return isGood ? 'good' : 'neutral';
}
