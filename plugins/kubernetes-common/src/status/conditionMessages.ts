import { beginsWithFailure } from '../model/failureWords';

/** A message that tells of what is being done, for controllers that have no reason for it. */
const MESSAGE_OF_WORK =
  /^(?:still )?waiting\b|\b(?:in progress|in (?:the )?process of|(?:are|currently|is) being (?:applied|configured|created|deleted|deployed|initialized|installed|modified|programmed|provisioned|reconciled|restarted|scaled|updated|upgraded)|in (?:the )?['"]?(?!crash|degrad|fail|miss|stall)[a-z]+ing['"]? stat(?:e|us))\b/i;

/** `Restoring backup`, `Scaling up to 3`, `reconciliation: awaiting readiness`. */
const MESSAGE_OF_ACTION =
  /\bawaiting\b|^(?:adding missing|applying|bootstrapping|configuring|creating|deleting|deploying|initializing|installing|migrating|provisioning|rebalancing|reconciling|resizing|restarting|restoring|rolling out|scaling|starting|synchronizing|updating|upgrading)\b/i;

/** What was being done, and did not end well. */
const MESSAGE_OF_BAD_END =
  /abort|already exists|blocked|cannot|can't|conflict|corrupt|could not|couldn't|crash|denied|do(?:es)?(?: not|n't) exist|error|exceed|expired|fail(?!-?over)|forbidden|incompatible|insufficient|invalid|limit|\blost(?=$|[.,:;])|missing|no (?:space|such)|not (?:allowed|enough|found|possible|supported)|panic|quota|refused|rejected|stuck|timed? ?out|unable|unauthorized|unreachable|unsupported/i;

/** What is missing is what is being made: `Creating missing replicas`. */
const MISSING =
  /^(?:adding|creating|recreating|restoring) missing [a-z ]{1,40}\.?$/i;

/** Whether a message tells of what is being done, and of no bad end of that. */
export function tellsOfWork(message: string): boolean {
  return (
    MESSAGE_OF_WORK.test(message) ||
    (MESSAGE_OF_ACTION.test(message) && !tellsOfBadEnd(message))
  );
}

function tellsOfBadEnd(message: string): boolean {
  const rest = MISSING.test(message)
    ? message.replace(/missing/i, '')
    : message;
  return MESSAGE_OF_BAD_END.test(rest);
}

/** Fleet's `ErrApplied(1)`, and Helm's lock, which is left behind when an upgrade is cut off. */
const MESSAGE_OF_NO_WORK = /^Err[A-Z]|\b[Aa]nother operation\b/;

/** Whether a message tells of no work, whatever else it says. */
export function tellsOfNoWork(message: string): boolean {
  return MESSAGE_OF_NO_WORK.test(message);
}

/** Whether a message tells of something that went wrong. */
export function tellsOfFailure(message = ''): boolean {
  return beginsWithFailure(message) || MESSAGE_OF_BAD_END.test(message);
}

/** What runs in its parts does not start, which no waiting mends. */
const MESSAGE_OF_CRASH =
  /\b(?:CrashLoopBackOff|ErrImagePull|ImagePullBackOff|InvalidImageName|OOMKilled)\b/;

/** Whether a message tells of parts that crash or do not start. */
export function tellsOfCrash(message: string): boolean {
  return MESSAGE_OF_CRASH.test(message);
}

/** `stopped after too many errors`, `paused because the upgrade failed` */
const MESSAGE_OF_FAULT =
  /\b(?:after|because|due to)\b.{0,60}?\b(?:crash|error|fail(?!-?over))/i;

/** Whether a message names a failure as the cause. */
export function tellsOfFault(message: string): boolean {
  return MESSAGE_OF_FAULT.test(message);
}

/** `Job has reached the specified backoff limit`, `the job failed`. */
const MESSAGE_OF_END =
  /\breached the (?:specified )?backoff limit\b|^(?:the )?(?!none\b|no\b)[a-z]\w{0,39} (?:has )?failed\b/i;

/** Whether a message says of what has ended that it failed. */
export function tellsOfFailedEnd(message: string): boolean {
  return MESSAGE_OF_END.test(message);
}

/** Operators made with Ansible write `Running=True` as long as they reconcile. */
const MESSAGE_OF_RUN = /^(?:running )?reconcil/i;

/** Whether a message tells of a run of the controller. */
export function tellsOfRun(message: string): boolean {
  return MESSAGE_OF_RUN.test(message);
}

/** Cilium's `IPsAvailable=Unknown` has a number as its message. */
const MESSAGE_OF_COUNT = /^\d{1,15}$/;

/** Whether a message is a number. */
export function isCount(message: string): boolean {
  return MESSAGE_OF_COUNT.test(message);
}

/** `Kubelet stopped posting node status.` */
const MESSAGE_OF_SILENCE = /\bstopped (?:posting|reporting|sending)\b/i;

/** Whether a message tells of what is not heard from any more. */
export function tellsOfSilence(message: string): boolean {
  return MESSAGE_OF_SILENCE.test(message);
}
