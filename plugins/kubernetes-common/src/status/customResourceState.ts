import {
  CustomResource,
  CustomResourceCondition,
  CustomResourcePhase,
} from '../model';
import type { CustomResourceState } from '../wire/objectTypes';
import { withoutPast } from './conditionHistory';
import {
  conditionMeaning,
  ConditionMeaning,
  END_TYPES,
  JudgedCondition,
  isAboutPart,
  isProcess,
  isPurpose,
  isStoppedByFault,
  isUnknownType,
} from './conditionMeaning';
import { tellsOfFailure } from './conditionMessages';
import {
  isFailureReason,
  isGrossFailureReason,
  isReasonOfOff,
  isReasonOfOutage,
  isReasonOfPause,
  PAUSED_TYPE,
} from './conditionReasons';
import {
  isDoneWord,
  isOffWord,
  isProcessWord,
  phaseMeaning,
} from './phaseMeaning';

/**
 * The state of a custom resource, with the conditions behind it.
 *
 * @public
 */
export interface JudgedResource {
  /** Absent if the conditions don't determine it. */
  readonly state?: CustomResourceState;
  readonly conditions: readonly JudgedCondition[];
}

/**
 * Judges a custom resource by its conditions, those of its parts, and the fields
 * that say in one word how it is.
 *
 * @remarks
 * - The worst of what is known counts, and nothing is healthy without a positive statement.
 * - An object with an outdated generation or a pending deletion is progressing.
 * - A good condition that is False counts only if nothing is in progress,
 * because `Ready` is False during setup too. A bad condition, such as
 * `Stalled`, always counts.
 * - Conditions of unknown types are ignored, unless their reason is a failure.
 *
 * @public
 */
export function judgeCustomResource(resource: CustomResource): JudgedResource {
  const { conditions: own, partConditions = [] } = resource.status;
  const judge = (condition: CustomResourceCondition): JudgedCondition => ({
    condition,
    meaning: conditionMeaning(condition, resource),
  });
  // That some parts are good says nothing about the others.
  const parts = partConditions
    .map(judge)
    .filter(({ meaning }) => meaning === 'bad' || meaning === 'working');
  const conditions = [...withoutPast(own.map(judge)), ...parts];
  const { verdict } = resource;
  if (verdict) return byDefinition(verdict, conditions, resource);
  const state = overallState(
    resource,
    withoutSummed(conditions, resource.resource.kind),
  );
  return {
    ...(state && { state }),
    conditions:
      state === 'failing' ? withFailure(resource, conditions) : conditions,
  };
}

/** An object may say outside of its conditions that it fails, and why. */
function withFailure(
  { status: { phases = [], failedParts = [], error } }: CustomResource,
  conditions: readonly JudgedCondition[],
): readonly JudgedCondition[] {
  const bad = conditions.filter(({ meaning }) => meaning === 'bad');
  if (bad.length > 0) {
    // `Ready=False` often says nothing, as another condition does.
    const says = bad.filter(({ condition }) => condition.message);
    return [...says, ...conditions.filter(one => !says.includes(one))];
  }
  const phase =
    phases.find(({ word }) => phaseMeaning(word) === 'bad') ?? failedParts[0];
  const failure = {
    type: phase?.field ?? 'status',
    status: '',
    ...(phase && { reason: phase.word }),
    message: error,
  };
  return [{ condition: failure, meaning: 'bad' }, ...conditions];
}

/**
 * The definition decides; its words stand beside the conditions where these do not say it,
 * and the condition that they repeat comes first.
 */
function byDefinition(
  { state, message }: NonNullable<CustomResource['verdict']>,
  conditions: readonly JudgedCondition[],
  resource: CustomResource,
): JudgedResource {
  if (state === null) {
    const fault = { type: 'DefinitionWarning', status: '', message };
    return {
      conditions: [{ condition: fault, meaning: 'neutral' }, ...conditions],
    };
  }
  if (state === 'suspended') {
    return { state, conditions: conditions.map(withoutExpected) };
  }
  if (state !== 'failing') return { state, conditions };
  const bad = conditions.filter(({ meaning }) => meaning === 'bad');
  const said = bad.filter(({ condition }) => isPartOf(condition, message));
  if (!message) return { state, conditions: withFailure(resource, conditions) };
  if (said.length > 0) {
    const others = conditions.filter(one => !said.includes(one));
    return { state, conditions: [...said, ...others] };
  }
  const words = { type: 'Health', status: '', message };
  return {
    state,
    conditions: [{ condition: words, meaning: 'bad' }, ...conditions],
  };
}

function isPartOf(
  { message }: CustomResourceCondition,
  words: string | undefined,
): boolean {
  return Boolean(message && words?.includes(message));
}

/** What is suspended is not ready either, which is no problem. */
function withoutExpected(judged: JudgedCondition): JudgedCondition {
  const { condition, meaning } = judged;
  const isBad = meaning === 'bad' || meaning === 'working';
  return isBad && condition.status !== 'True'
    ? { condition, meaning: 'neutral' }
    : judged;
}

function withoutSummed(
  conditions: readonly JudgedCondition[],
  kind: string,
): readonly JudgedCondition[] {
  const isSummed = findSummed(conditions, kind);
  return conditions.flatMap((one): readonly JudgedCondition[] => {
    if (!isSummed(one)) return [one];
    return isOutage(one) ? [{ ...one, meaning: 'neutral' }] : [];
  });
}

/** `Linked=False ConnectionRefused`: nobody can mean that, though the type may not matter. */
function isOutage({
  condition: { type, status, reason = '' },
}: JudgedCondition): boolean {
  return status === 'False' && isUnknownType(type) && isReasonOfOutage(reason);
}

/** Conditions about the spec: a controller may run well and still reject it. */
const ABOUT_WANTED = /(?:Accepted|Admitted|Valid|Verified)$/;

const OUT_OF_SYNC = /OutOfSync$/;

/** Which conditions are summed up by others, that know better. */
function findSummed(
  conditions: readonly JudgedCondition[],
  kind: string,
): (judged: JudgedCondition) => boolean {
  const good = new Set(
    conditions
      .filter(({ meaning }) => meaning === 'good')
      .map(({ condition: { type } }) => type),
  );
  // `Ready=True` sums up the parts: a `CronJobAvailable` that is False is meant to be.
  if (good.has('Ready')) {
    return ({ condition }) => isSummedByReady(condition, kind);
  }
  // What is done is past its steps, whose conditions are False again.
  if ([...END_TYPES].some(type => good.has(type))) {
    return ({ condition: { status }, meaning }) =>
      status === 'False' && meaning === 'working';
  }
  // `Degraded=False` already takes the other conditions into account.
  if (good.has('Available') && (good.has('Degraded') || good.has('Failing'))) {
    return ({ condition: { type, status }, meaning }) =>
      type !== 'Progressing' &&
      !ABOUT_WANTED.test(type) &&
      ((status === 'False' && meaning === 'bad') ||
        // HyperShift's `UnmanagedEtcdAvailable` where etcd is managed.
        (status === 'Unknown' && meaning === 'working' && isAboutPart(type)));
  }
  return () => false;
}

function isSummedByReady(
  { type, status, reason = '' }: CustomResourceCondition,
  kind: string,
): boolean {
  // What a sync would change is no failure of what runs.
  if (status === 'True') {
    return OUT_OF_SYNC.test(type) && !isFailureReason(reason);
  }
  if (status === '') return false;
  // `PublicAccess=False AccessDenied` is as it should be.
  const isMeant =
    isUnknownType(type) &&
    isFailureReason(reason) &&
    !isGrossFailureReason(reason);
  return isMeant || (isAboutPart(type, kind) && !isFailureReason(reason));
}

/**
 * Whether a custom resource is being deleted, or its controller has not seen the last
 * change, so that its status says nothing about what is wanted now.
 *
 * @public
 */
export function isUnsettled({ metadata, status }: CustomResource): boolean {
  const { generation = 0, deletionTimestamp } = metadata;
  const { observedGeneration = generation } = status;
  return deletionTimestamp !== undefined || observedGeneration < generation;
}

function overallState(
  resource: CustomResource,
  given: readonly JudgedCondition[],
): CustomResourceState | undefined {
  const { status } = resource;
  if (isUnsettled(resource)) return 'progressing';
  const phases = meanings(status.phases);
  const conditions = isPaused(resource, given)
    ? given.filter(judged => !isSilence(judged))
    : given;
  const has = (meaning: ConditionMeaning) =>
    conditions.some(one => one.meaning === meaning) || phases.includes(meaning);
  if (isSaid(conditions) || phases.includes('bad')) return 'failing';
  if (isTurnedOff(resource, conditions)) return 'suspended';
  if (conditions.some(isFailure) && !isUnderWay(resource, conditions)) {
    return 'failing';
  }
  const isGood = isSaidGood(resource, conditions);
  if (status.error !== undefined && !isGood) return 'failing';
  if (isPaused(resource, conditions)) return 'suspended';
  if (has('bad') || has('working')) {
    return isGood ? 'progressing' : unfinishedState(status, conditions);
  }
  return quietState(resource, conditions, isGood);
}

/** A flag that is false hides no part that failed. */
function unfinishedState(
  status: CustomResource['status'],
  conditions: readonly JudgedCondition[],
): CustomResourceState {
  return status.failedParts && !isWorking(status, conditions)
    ? 'failing'
    : 'progressing';
}

/** Whether something is being done, which is more than that something is not done yet. */
function isWorking(
  { phases = [] }: CustomResource['status'],
  conditions: readonly JudgedCondition[],
): boolean {
  return (
    phases.some(({ word }) => isProcessWord(word)) ||
    conditions.some(
      ({ condition, meaning }) => meaning === 'working' && isProcess(condition),
    )
  );
}

/** The state of an object of which nothing is bad or under way, but maybe its parts. */
function quietState(
  { status: { failedParts, phases }, resource: { kind } }: CustomResource,
  conditions: readonly JudgedCondition[],
  isGood: boolean,
): CustomResourceState | undefined {
  const isHealthy =
    isWhole(conditions, kind) || meanings(phases).includes('good');
  // Where nothing is said about the whole, the worst of its parts counts.
  if (failedParts && !(isHealthy && isGood)) return 'failing';
  // A word of its own beside `Ready=True`, such as `deploymentState: Failed`, leaves it open.
  if (failedParts?.some(({ field }) => !field.includes('.'))) return undefined;
  if (conditions.some(isInDoubt)) return undefined;
  return isHealthy ? 'healthy' : undefined;
}

/** `Ready=False` and no word more: controllers begin so, and say why where they fail. */
const NOT_YET_TYPE = /(?:available|ready)$/i;

function isFailure({ condition, meaning }: JudgedCondition): boolean {
  const { type, reason, message } = condition;
  const isNotYet = NOT_YET_TYPE.test(type) && !(reason ?? message);
  return meaning === 'bad' && !isNotYet;
}

/** About the whole object: `Ready=False Paused`. */
const SETTLED_TYPE = /^(?:Available|Ready|Reconciled|Synced)$/;

/** `Synced=False APIDisabled` beside `Ready=True`: nothing says that this is meant. */
function isInDoubt(judged: JudgedCondition): boolean {
  const { type, status, reason = '', severity } = judged.condition;
  if (severity === 'Info') return false;
  const isOff =
    SETTLED_TYPE.test(type) && status === 'False' && isReasonOfOff(reason);
  return isOff || isOutage(judged);
}

/** A node that was turned off is not heard from. */
function isSilence({ condition: { status }, meaning }: JudgedCondition) {
  return meaning === 'bad' && !['True', 'False', ''].includes(status);
}

/** Whether its controller says that it is good, which an error or a failed part does not take back. */
function isSaidGood(
  { status: { phases }, resource: { kind } }: CustomResource,
  conditions: readonly JudgedCondition[],
): boolean {
  return (
    isWhole(conditions, kind) ||
    meanings(phases?.filter(isStatement)).includes('good')
  );
}

function meanings(phases: readonly CustomResourcePhase[] = []) {
  return phases.map(({ word }) => phaseMeaning(word));
}

/** Flags and counts, which are right beside an error, too. */
const COUNTED: ReadonlySet<string> = new Set([
  'available',
  'availableReplicas',
  'healthy',
  'ok',
  'ready',
  'readyReplicas',
  'succeeded',
  'synced',
  'unavailableReplicas',
  'valid',
]);

function isStatement({ field, word }: CustomResourcePhase): boolean {
  return !COUNTED.has(field) && !isDoneWord(word);
}

/** That its daemon is healthy says nothing about the rest of an object, nor does a spec that is accepted where something else is not so. */
function isWhole(
  conditions: readonly JudgedCondition[],
  kind: string,
): boolean {
  const isLeftOpen = conditions.some(isUnmet);
  return conditions.some(
    ({ condition: { type, status }, meaning }) =>
      meaning === 'good' &&
      !(isLeftOpen && ABOUT_WANTED.test(type)) &&
      // `ConnectorReady=True` is about the Connector; `ConnectorError=False` is about one error.
      !isAboutPart(type, status === 'True' ? kind : ''),
  );
}

/** `Enforced=False Unknown: some rules are not in place`, of a policy that is accepted. */
function isUnmet({ condition, meaning }: JudgedCondition): boolean {
  const { type, status, message, severity } = condition;
  return (
    meaning === 'neutral' &&
    status === 'False' &&
    severity !== 'Info' &&
    message !== undefined &&
    isPurpose(type)
  );
}

/** A bad condition of the kind that is only there when something fails. */
function isSaid(conditions: readonly JudgedCondition[]): boolean {
  return conditions.some(
    ({ condition, meaning }) =>
      meaning === 'bad' && condition.status !== 'False',
  );
}

/** What is turned off is not ready either, which is a failure only if it says why. */
function isTurnedOff(
  resource: CustomResource,
  conditions: readonly JudgedCondition[],
): boolean {
  return (
    resource.status.error === undefined &&
    isPaused(resource, conditions) &&
    !conditions.some(
      ({ condition: { reason, message }, meaning }) =>
        meaning === 'bad' && (reason ?? message),
    )
  );
}

function isPaused(
  resource: CustomResource,
  conditions: readonly JudgedCondition[],
): boolean {
  const { phases = [] } = resource.status;
  const paused = phases.filter(({ word }) => phaseMeaning(word) === 'paused');
  return (
    resource.isSuspended === true ||
    paused.some(({ word }) => !isOffWord(word)) ||
    // What is stopped beside `Ready=True` is not the object.
    (paused.length > 0 && !isSaidGood(resource, conditions)) ||
    conditions.some(({ condition }) => isPausedBy(condition))
  );
}

function isPausedBy(condition: CustomResourceCondition): boolean {
  const { type, status, reason = '' } = condition;
  if (status === 'True') {
    return PAUSED_TYPE.test(type) && !isStoppedByFault(condition);
  }
  return (
    status === 'False' && SETTLED_TYPE.test(type) && isReasonOfPause(reason)
  );
}

/** `Ready=False, Creating` is only about itself; `Progressing=True` is about the whole object. */
function isUnderWay(
  { status: { phases = [] } }: CustomResource,
  conditions: readonly JudgedCondition[],
): boolean {
  const works = conditions.filter(
    ({ condition, meaning }) => meaning === 'working' && isProcess(condition),
  );
  const isAboutAll = works.some(({ condition: { type } }) =>
    /ing(?:Up|Down|Out)?$/.test(type),
  );
  if (isAboutAll) return true;
  const isSaidToWork =
    works.length > 0 || phases.some(({ word }) => isProcessWord(word));
  // `Ready=False` without a word is explained by what is said to be under way.
  return (
    isSaidToWork &&
    conditions.every(
      ({ condition, meaning }) => meaning !== 'bad' || saysNothing(condition),
    )
  );
}

/** `Ready=False ComponentsNotReady` or `NotProvisioned` says no more than that it is not ready. */
function saysNothing(condition: CustomResourceCondition): boolean {
  const { reason, message } = condition;
  if (!(reason ?? message)) return true;
  return (
    /Not(?:Provisioned|Ready)$/.test(reason ?? '') && !tellsOfFailure(message)
  );
}
