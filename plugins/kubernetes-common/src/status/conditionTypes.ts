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
  'Failures',
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
export const STEPS: ReadonlySet<string> = new Set([
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
  'Bootstrapping',
  'Building',
  'Creating',
  'Deleting',
  'Deploying',
  'Executing',
  'Expanding',
  'InProgress',
  'Initializing',
  'Installing',
  'Issuing',
  'Migrating',
  'Pending',
  'Processing',
  'Progressing',
  'Provisioning',
  'Rebalancing',
  'Rebuilding',
  'Reconciling',
  'Remediating',
  'Resizing',
  'Restarting',
  'Restoring',
  'Resyncing',
  'RollingOut',
  'Scaling',
  'ScalingDown',
  'ScalingUp',
  'Terminating',
  'Uninstalling',
  'Updating',
  'Upgrading',
]);

/** That a failure of this kind is not there says nothing about the rest. */
const BAD_ONLY_WHEN_TRUE =
  /^(?:Conflicting|Insufficient|Missing)[A-Z]|(?:Blocked|Broken|Conflict|Corrupted|CrashLoop(?:BackOff|ing)?|Crashed|Crashing|DataLoss|Disconnected|(?:Disk|Storage|Volume)Full|Exceeded|Expired|[a-z]Halted|Killed|Lost|Mismatch|Missing|NoQuorum|NoMatching\w{1,40}|NotFound|Offline|OutOf(?:Capacity|Disk|Memory|Quota|Resources?|Service|Space|Sync)|Pressure|Recoverable|Rejected|Revoked|SplitBrain|Stuck|Terminal|TimedOut|Unreachable|Unschedulable|Unsupported|Violated|(?:Broker|Host|Instance|Leader|Link|Member|Node|Peer|Primary|Replica|Server)s?Down)$/;

/** Splits `HTTPRouteReady` into words. */
const WORD_START =
  /[^A-Za-z0-9]|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;

/** Small letters as well, as in Confluent's `cluster-ready` and Stackable's `degraded`. */
function toWords(type: string): readonly string[] {
  return type
    .split(WORD_START)
    .filter(Boolean)
    .map(word => word.charAt(0).toUpperCase() + word.slice(1));
}

/** `sealedsecrets.bitnami.com/Synced`, `ACK.ResourceSynced`. */
const DOMAIN = /^.*[./]/;

/** Whether a type is bad while it is True, and says nothing while it is not. */
export function isBadOnlyWhenTrue(type: string): boolean {
  return BAD_ONLY_WHEN_TRUE.test(type.replace(DOMAIN, ''));
}

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
  'Resources',
  'Successfully',
  'Sync',
]);

/**
 * Whether a type is about a part of the object, as `DeploymentAvailable` is.
 *
 * @param kind - the object's, whose words stand for the object, as in a Connector's `ConnectorReady`.
 */
export function isAboutPart(type: string, kind = ''): boolean {
  const own = toWords(kind);
  const words = toWords(type.replace(DOMAIN, ''));
  return words
    .slice(0, -1)
    .some(word => !WHOLE.has(word) && !own.includes(word));
}

/** What is made for the case of a failure: `FailureDomains`, `ErrorReportingEnabled`. */
const IN_CASE =
  /^(?:Budgets?|Detection|Domains?|Handl(?:er|ers|ing)|Injection|Logging|Pages?|Policy|Policies|Recovery|Report(?:ing|s)|Thresholds?|Tracking)$/;

/** Who does not do that, or lacks that, has no failure: `NotPaused`, `NotNeeded`, `NoUpdatesAvailable`. */
const HARMLESS =
  /^(?:Applicable|Deleting|Disabled|Draining|Hibernat(?:ed|ing)|Locked|Needed|Paused|Required|Restarting|Stopped|Suspended|Terminating|(?:Change|Patch(?:e)?|Release|Update|Upgrade|Version)s?)$/;

/** What fails is named by these, and so is what is made for that case: `FailureDomainsReady`. */
const NOUNS: ReadonlySet<string> = new Set([
  'Error',
  'Errors',
  'Failure',
  'Failures',
  'Fallback',
]);

/** Words that deny what comes after them. */
const DENIALS: ReadonlySet<string> = new Set([
  'Never',
  'No',
  'Non',
  'None',
  'Not',
  'Without',
  'Zero',
]);

/** The words of a type, and the last of them, which mostly says what it means. */
export function readType(type: string) {
  const words = toWords(type);
  const last = words[words.length - 1] ?? '';
  const endsWell = GOOD_WHEN_TRUE.has(last);
  const isHarmless = deniesHarmless(words);
  const isBadWord = (word: string, index: number) =>
    BAD_WHEN_TRUE.has(word) &&
    !(word === 'Not' && isHarmless) &&
    !(NOUNS.has(word) && (endsWell || IN_CASE.test(words[index + 1] ?? '')));
  const isBad = (deniesGood(words) && !isHarmless) || words.some(isBadWord);
  const isWork =
    !isHarmless && (WORKING_WHEN_TRUE.has(last) || WORKING_WHEN_TRUE.has(type));
  const isGood = (endsWell && !isBad && !isHarmless) || GOOD_TYPES.has(type);
  return { last, isBad, isWork, isGood };
}

/** `NotPaused`, `NoUpdatesAvailable`, `UpgradeNotAvailable`. */
function deniesHarmless(words: readonly string[]): boolean {
  const at = words.findIndex(word => DENIALS.has(word));
  if (at < 0) return false;
  const [before = '', after = ''] = [words[at - 1], words[at + 1]];
  return (
    HARMLESS.test(after) ||
    (HARMLESS.test(before) && words[words.length - 1] === 'Available')
  );
}

/** Whether a type says neither what is good nor what is bad, and is no step on the way, as `PublicAccess`. */
export function isUnknownType(type: string): boolean {
  const { last, isBad, isWork, isGood } = readType(type);
  return !isBad && !isWork && !isGood && !STEPS.has(last);
}

/** `ErrorFree`, `FailureLess`, `Errorless`: these deny what comes before them. */
const DENIAL_AFTER = /(?<=[a-z])(?:Absent|Free|[Ll]ess)$/;

/** `ErrorsCleared`: where it is False, there may never have been any. */
const OVER =
  /(?:Degraded|Errors?|Failed|Failures?)(?:Cleared|Fixed|Recovered|Resolved)$/;

/** Whether a type says that a failure is over. */
export function tellsOfEndOfFailure(type: string): boolean {
  return OVER.test(type);
}

/** They add nothing to what was not found. */
const SEEN = /(?<=[a-z])(?:Detected|Found|Observed|Present|Reported|Seen)$/;

/** Failures that are no types of conditions by themselves. */
const TROUBLE =
  /(?:^|[a-z])(?:Abort|Crash(?:e)?|Fault|Issue|Outage|Problem|Violation)s?$/;

function isFailure(what: string): boolean {
  const words = what.split(WORD_START);
  return (
    // `NoFailureDomainAvailable` tells of one.
    !GOOD_WHEN_TRUE.has(words[words.length - 1] ?? '') &&
    (words.some(word => BAD_WHEN_TRUE.has(word)) ||
      BAD_ONLY_WHEN_TRUE.test(what.replace(/s$/, '')) ||
      BAD_ONLY_WHEN_TRUE.test(what) ||
      TROUBLE.test(what))
  );
}

/** Whether a type says that a failure is not there: `NoDataLoss`, `NoFailedPods`, `ErrorFree`, but not `NotFound` or `NodeLost`. */
export function deniesFailure(type: string): boolean {
  const own = type.replace(DOMAIN, '');
  const words = toWords(own);
  const at = words.findIndex(word => DENIALS.has(word));
  if (at >= 0)
    return isFailure(
      words
        .slice(at + 1)
        .join('')
        .replace(SEEN, ''),
    );
  const before = own.replace(DENIAL_AFTER, '');
  return before !== own && isFailure(before);
}

/** `NonCompliant`, `NoneReady`, `NoReplicasAvailable`, but not `NonRootReady` or `ZeroDowntimeReady`. */
function deniesGood(words: readonly string[]): boolean {
  const [last = '', before = '', first = ''] = [...words].reverse();
  if (!GOOD_WHEN_TRUE.has(last)) return false;
  return (
    (DENIALS.has(before) && before !== 'Zero') ||
    (/^(?:No|None)$/.test(first) && before.endsWith('s'))
  );
}

/** What all of an object is for, unlike `Deprecated` or `PublicAccess`. */
const PURPOSE =
  /^(?:Active|Applied|Attached|Enabled|Enforced|Exported|Offered|Served|Validated)$/;

/** Whether a type says what an object is for, but not whether that is so. */
export function isPurpose(type: string): boolean {
  return PURPOSE.test(type);
}
