import { CustomResourceCondition } from '../model';
import { JudgedCondition } from './conditionMeaning';
import {
  isFailureReason,
  isGrossFailureReason,
  isReasonOfOutage,
} from './conditionReasons';
import {
  deniesFailure,
  END_TYPES,
  isAboutPart,
  isUnknownType,
  readType,
  STEPS,
  tellsOfEndOfFailure,
} from './conditionTypes';

/** Leaves out the conditions that others sum up; outages among them count as neither good nor bad. */
export function withoutSummed(
  conditions: readonly JudgedCondition[],
  kind: string,
): readonly JudgedCondition[] {
  const isSummed = findSummed(conditions, kind);
  return conditions.flatMap((one): readonly JudgedCondition[] => {
    if (!isSummed(one)) return [one];
    return isOutage(one) || isUnaccepted(one)
      ? [{ ...one, meaning: 'neutral' }]
      : [];
  });
}

/** Whether a condition that may not matter by its type reports an outage: `Linked=False ConnectionRefused`. */
export function isOutage({
  condition: { type, status, reason = '' },
}: JudgedCondition): boolean {
  const isOpen = isUnknownType(type) || STEPS.has(readType(type).last);
  return status === 'False' && isOpen && isReasonOfOutage(reason);
}

/** Conditions about the spec: a controller may run well and still reject it. */
export const ABOUT_WANTED = /(?:Accepted|Admitted|Valid|Verified)$/;

/** What is open beside `Ready=True`: it runs on, but something is not settled, or nothing new can be put on it. */
const NOT_SETTLED = /(?:Resolved(?:Refs)?|Schedulable)$/;

/** `LicenseValid=False` beside `Ready=True`: it runs on, but for how long? */
export function isUnaccepted({
  condition: { type, status, severity },
}: JudgedCondition): boolean {
  const isAboutIt =
    ABOUT_WANTED.test(type) ||
    (NOT_SETTLED.test(type) && !readType(type).isBad);
  return (
    status === 'False' &&
    severity !== 'Info' &&
    isAboutIt &&
    !tellsOfEndOfFailure(type)
  );
}

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
  // `NoDiskPressure=False` is a failure beside it, as `DiskPressure=True` is.
  if (status === '' || deniesFailure(type)) return false;
  // `PublicAccess=False AccessDenied` is as it should be.
  const isMeant =
    isUnknownType(type) &&
    isFailureReason(reason) &&
    !isGrossFailureReason(reason);
  return isMeant || (isAboutPart(type, kind) && !isFailureReason(reason));
}
