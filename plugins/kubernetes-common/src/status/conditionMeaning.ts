import { CustomResource, CustomResourceCondition } from '../model';
import { beginsWithFailure, isFailureWord } from '../model/failureWords';
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
import {
  deniesFailure,
  END_TYPES,
  isBadOnlyWhenTrue,
  readType,
  STEPS,
  tellsOfEndOfFailure,
} from './conditionTypes';

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

/** `Complete=False JobRunning`. */
const RUNS = /(?:Running|InProgress)$/;

/** Checks of the spec that are unknown where they do not apply: `ValidOwnership`, `ValidConfiguration`. */
const VALIDITY = /^Valid[A-Z]/;

/** Reasons of a controller that waits for something that has failed. */
const REASON_OF_NO_WAIT = /Unavailable|Degraded/;

/** OpenShift's operators write it where nothing is wrong: `ExternalDNSReachable=False AsExpected`. */
const AS_EXPECTED = 'AsExpected';

/** As in a Deployment, `Progressing` stays True after the rollout; Flux also uses it while waiting for a retry. */
const REASON_OF_NO_WORK =
  /^(?:NewReplicaSetAvailable|(?!\w*Not[A-Z])\w*(?:Completed|Succeeded|Success)|ProgressingWithRetry)$/;

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
  // Portworx has a condition `RuntimeState` with the status `Degraded`.
  if (isFailureWord(status)) return 'bad';
  const { last, isBad, isWork, isGood } = readType(type);
  if (tellsOfEndOfFailure(type)) return whenOver(condition);
  if (deniesFailure(type)) return whenDenied(condition);
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

/** That one kind of failure is not there says nothing about the rest. */
function whenDenied({
  status,
  ...rest
}: CustomResourceCondition): ConditionMeaning {
  return status === 'False' ? whenWrong(rest, isReasonOfOwnWork) : 'neutral';
}

/** A failure that is not over may never have been there. */
function whenOver({
  status,
  reason = '',
  message = '',
}: CustomResourceCondition): ConditionMeaning {
  const fails = isFailureReason(reason) || beginsWithFailure(message);
  return status === 'False' && fails ? 'bad' : 'neutral';
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
  if (status === 'Unknown' && STEPS.has(last) && isReasonOfWork(reason)) {
    return 'working';
  }
  if (status !== 'False' || severity === 'Info') return 'neutral';
  if (isReasonOfOff(reason) || reason === AS_EXPECTED) return 'neutral';
  if (isFailureReason(reason) || beginsWithFailure(message)) return 'bad';
  if (VALIDITY.test(type)) return 'bad';
  if (END_TYPES.has(type) && RUNS.test(reason)) return 'working';
  return STEPS.has(last) ? 'working' : 'neutral';
}

const SUCCESS = /^(?:Install|Upgrade|Rollback)Successful$/;

/** A type that says nothing by itself, and that is true. */
function whenSo(
  condition: CustomResourceCondition,
  last: string,
): ConditionMeaning {
  const { type } = condition;
  if (isBadOnlyWhenTrue(type)) return 'bad';
  const isOff = PAUSED_TYPE.test(type) || type === 'Disabled';
  if (isOff && isStoppedByFault(condition)) return 'bad';
  if (last === 'Successful') return 'good';
  // Of the Helm operator: `Deployed=True InstallSuccessful`.
  if (last === 'Deployed' && SUCCESS.test(condition.reason ?? ''))
    return 'good';
  return isRun(condition) ? 'working' : 'neutral';
}

/** Halted because of `TooManyErrors`, which nobody asked for. */
export function isStoppedByFault({
  reason = '',
  message = '',
}: Pick<CustomResourceCondition, 'reason' | 'message'>): boolean {
  return (
    isFailureReason(reason) ||
    /(?:Missing|NotFound)$/.test(reason) ||
    tellsOfFault(message)
  );
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
  if (isWork && !isError(words)) return 'working';
  // Cluster API says by the severity that it waits.
  if (words.severity === 'Info' && isReasonOfNotYet(reason)) return 'working';
  return whenWrong(words);
}

function isReasonOfNotYet(reason: string): boolean {
  return /NotReady$/.test(reason);
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
