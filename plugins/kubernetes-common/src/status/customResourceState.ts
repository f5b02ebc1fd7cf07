import {
  CustomResource,
  CustomResourceCondition,
  CustomResourcePhase,
} from '../model';
import { isExpiredWord } from '../model/failureWords';
import type { CustomResourceState } from '../wire/objectTypes';
import { withoutPast } from './conditionHistory';
import {
  conditionMeaning,
  ConditionMeaning,
  JudgedCondition,
} from './conditionMeaning';
import { isGrossFailureReason, isReasonOfOff } from './conditionReasons';
import { isPaused, isTurnedOff, SETTLED_TYPE } from './pausedResource';
import { isRunning, phaseMeaning } from './phaseMeaning';
import { isUnderWay, isWorking } from './resourceAtWork';
import { isSaidGood, isWhole, phaseMeanings } from './saidGood';
import { isOutage, isUnaccepted, withoutSummed } from './summedConditions';

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
  if (state === 'suspended') {
    return { state, conditions: conditions.map(withoutExpected) };
  }
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
  const phases = phaseMeanings(status.phases);
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

/** The state of an object of which nothing is bad or under way, but maybe its parts. */
function quietState(
  { status: { failedParts, phases }, resource: { kind } }: CustomResource,
  conditions: readonly JudgedCondition[],
  isGood: boolean,
): CustomResourceState | undefined {
  const isHealthy =
    isWhole(conditions, kind) || phaseMeanings(phases).includes('good');
  // Where nothing is said about the whole, the worst of its parts counts.
  if (failedParts && !(isHealthy && isGood)) return 'failing';
  // A word of its own beside `Ready=True`, such as `deploymentState: Failed`, leaves it open.
  if (failedParts?.some(isInDoubtOfWhole)) return undefined;
  if (conditions.some(isInDoubt)) return undefined;
  if (isHealthy) return 'healthy';
  return phases?.some(({ word }) => isRunning(word, kind))
    ? 'progressing'
    : undefined;
}

/** `Ready=False`, maybe `InstanceNotReady`, and no word more: controllers begin so, and say why where they fail. */
const NOT_YET_TYPE = /(?:available|ready)$/i;

function isFailure({ condition, meaning }: JudgedCondition): boolean {
  const { type, reason, message } = condition;
  const saysMore =
    message ?? reason?.replace(/^(?!Depend)\w{0,60}NotReady$/, '');
  const isNotYet = NOT_YET_TYPE.test(type) && !saysMore;
  return meaning === 'bad' && !isNotYet;
}

/** A field of the whole object, or a part of it that has expired: a license, a certificate. */
function isInDoubtOfWhole({ field, word }: CustomResourcePhase): boolean {
  return !field.includes('.') || isExpiredWord(word);
}

/** A warning of what nobody can mean: `Warning=True CertificateExpired`. */
const WARNING_TYPE = /(?:Alert|Warning)$/;

/** `Synced=False APIDisabled` beside `Ready=True`: nothing says that this is meant. */
function isInDoubt(judged: JudgedCondition): boolean {
  const { type, status, reason = '', severity } = judged.condition;
  if (severity === 'Info') return false;
  const isOff =
    SETTLED_TYPE.test(type) && status === 'False' && isReasonOfOff(reason);
  const isWarning =
    WARNING_TYPE.test(type) &&
    status === 'True' &&
    isGrossFailureReason(reason);
  return isOff || isWarning || isOutage(judged) || isUnaccepted(judged);
}

/** A node that was turned off is not heard from. */
function isSilence({ condition, meaning }: JudgedCondition): boolean {
  const { type, status } = condition;
  const isOpen = !['True', 'False', ''].includes(status);
  return meaning === 'bad' && (isOpen || /(?:Offline|Unreachable)$/.test(type));
}

/** A bad condition of the kind that is only there when something fails. */
function isSaid(conditions: readonly JudgedCondition[]): boolean {
  return conditions.some(
    ({ condition, meaning }) =>
      meaning === 'bad' && condition.status !== 'False',
  );
}
