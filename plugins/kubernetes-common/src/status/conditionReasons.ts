/** A failure, whatever else its reason says. */
const GROSS_FAILURE =
  /Abort|Error|Exceeded|(?<!Cooldown|Delay|Retention|TTL|TimeToLive)Expired|Fail(?!(?:ed|ing)?[oO]ver)|Invalid|TimedOut|Timeout|Unhealthy/;

/** What a condition may also say of something that is not meant to be, such as public access. */
const DENIAL =
  /BackOff|Crash|Denied|Forbidden|OOMKill|Refused|Rejected|Unauthorized|Unreachable/;

/** `NoErrorsFound` is the reason of a condition that is False because all is well; `NoFailureDomainAvailable` is a failure. */
const NO_FAILURE =
  /^(?:No|Not|Without)(?:Abort|BackOff|Crash|Denied|Error|Exceeded|Expired|Fail|Forbidden|Invalid|OOMKill|Refused|Rejected|TimedOut|Timeout|Unauthorized|Unhealthy|Unreachable)[a-z]{0,12}(?:BackOff|Conditions?|Containers?|Detected|Endpoints?|Found|Instances?|Jobs?|Loop(?:ing)?|Machines?|Members?|Nodes?|Observed|Pods?|Replicas?|Reported|Resources?|Seen|Targets?){0,3}$/;

/** `LimitNotExceeded`, `ErrorResolved`. */
const FAILURE_OVER =
  /Not(?:Exceeded|Expired)$|(?:Abort|Crash|Error|Failure|Timeout)s?(?:Cleared|Recovered|Resolved)$/;

function isNoFailure(reason: string): boolean {
  return NO_FAILURE.test(reason) || FAILURE_OVER.test(reason);
}

/** Some write a reason as a text: `License expired`. */
function inOneWord(reason: string): string {
  return reason.replace(/ ([a-z])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
}

/** Whether the reason of a condition is a failure, whatever its type is. */
export function isFailureReason(reason: string): boolean {
  const own = inOneWord(reason);
  return (GROSS_FAILURE.test(own) || DENIAL.test(own)) && !isNoFailure(own);
}

/** Whether a reason is a failure even of something that may be denied on purpose. */
export function isGrossFailureReason(reason: string): boolean {
  const own = inOneWord(reason);
  return GROSS_FAILURE.test(own) && !isNoFailure(own);
}

/** Nobody refuses a connection or lets a program crash on purpose. */
const OUTAGE =
  /BackOff|Connection\w{0,20}Refused|Crash|Disconnected$|OOMKill|Unreachable/;

/** Whether a reason is an outage, which no setting can mean. */
export function isReasonOfOutage(reason: string): boolean {
  return OUTAGE.test(reason) && !isNoFailure(reason);
}

/** Crossplane's `ReconcilePaused`, KEDA's `ScaledObjectPaused`. */
const PAUSE =
  /^(?!\w*Not[A-Z])(?:\w{0,40}(?:Reconcil\w{0,20}|Rollout|Scaled\w{0,20}))?(?:Paused|Sleeping|Suspended|Hibernat(?:ed|ing))$/;

/** Also `KMSKeyDisabled` and `AccountSuspended`, which nobody may have wanted. */
const OFF =
  /^(?!\w*Not[A-Z])(?:\w*?(?:Paused|Suspended|Disabled|Hibernat)|Sleeping$)/;

/** Whether the whole object was turned off on purpose. */
export function isReasonOfPause(reason: string): boolean {
  return PAUSE.test(reason) && !isFailureReason(reason);
}

/** Whether something is off, which says neither that this is right nor that it is wrong. */
export function isReasonOfOff(reason: string): boolean {
  return OFF.test(reason) && !isFailureReason(reason);
}

/** Types that say that the whole object was turned off. */
export const PAUSED_TYPE =
  /^(?:Halted|Hibernating|(?:Reconcil\w{2,7})?Paused|Stopped|Suspended)$/i;

/** Crossplane's and Strimzi's `Creating`, Knative's `Deploying`. */
const OWN_WORK =
  /^(?:(?:Container|Resource|Pod)?(?:Creating|Deleting|Deploying|Initializing|Installing|Issuing|Pending|Progressing|Provisioning|Reconciling|RollingOut|Scaling(?:Up|Down)?|Starting|Updating|Upgrading|Waiting)|\w*InProgress|Wait(?:ing)?For\w*|Awaiting\w+)$/;

/** Parts that start one by one, and that have findings of their own where they do not. */
const PARTS_START =
  /^(?:Containers?|DaemonSets?|Deployments?|Pods?|Replicas?|ReplicaSets?|StatefulSets?)NotReady$/;

/** Also `ClusterProvisioning`, and no `StuckCreating` or `QuotaBlocksCreating`. */
const ANY_WORK =
  /^(?!\w*(?:Abort|Block|Cannot|Conflict|Deny|Err|Fail(?!(?:ed|ing)?Over)|NoLonger|Not[A-Z]|Quota|Stop|Stuck|Unable))\w*(?:Bootstrapping|Building|Creating|Deleting|Deploying|FailingOver|Initializing|Installing|Issuing|Migrating|Pending|Processing|Progressing|Provisioning|Rebalancing|Rebuilding|Reconciling|Relocating|Resizing|Restarting|Restoring|Resuming|Resyncing|RollingOut|Scaling(?:Up|Down)?|Starting|Terminating|Updating|Upgrading|Waiting)$/;

/** `ProvisioningCertificate`. */
const WORK_ON =
  /^(?!\w*(?:Abort|Block|Cannot|Conflict|Deny|Err|Fail|NoLonger|Not[A-Z]|Quota|Stop|Stuck|Unable))(?:Configuring|Creating|Deploying|Initializing|Installing|Provisioning)[A-Z]\w{0,60}$/;

/** Whether a reason says that the object itself does not exist yet, or is being changed. */
export function isReasonOfOwnWork(reason: string): boolean {
  return OWN_WORK.test(reason) && !isFailureReason(reason);
}

/** Whether a reason says that the object or a part of it does not exist yet, or is being changed. */
export function isReasonOfWork(reason: string): boolean {
  return (
    (OWN_WORK.test(reason) ||
      ANY_WORK.test(reason) ||
      WORK_ON.test(reason) ||
      PARTS_START.test(reason)) &&
    !isFailureReason(reason)
  );
}

/** `NodeStatusUpdateStopped`, `NodeLost`. */
const SILENCE =
  /(?:(?:Update|Heartbeat|Lease)Stopped|(?:Node|Connection|Contact)Lost|Unreachable)$/;

/** Whether who is to be heard from is not heard from any more. */
export function isReasonOfSilence(reason: string): boolean {
  return SILENCE.test(reason) && !isNoFailure(reason);
}
