const WORDS =
  /^(?:abnormal|aborted|alert(?:ing)?|blocked|broken|conflict|corrupted|crash(?:ed|ing)|crashloop(?:backoff|ing)?|critical|dead|degraded|denied|(?:disk|storage|volume)full|down|err(?:or|ored)?|errimagepull|evicted|expired|fail(?:ed|ing|ure)?|fatal|faulted|firing|forbidden|imagepullbackoff|invalid|lost|misconfigured|noncompliant|noquorum|offline|oomkilled|orphaned|outofmemory|red|rejected|stalled|timedout|timeout|unauthorized|unavail(?:able)?|unhealthy|unreachable|unschedulable|unsuccessful)$/;

/** `FailedNotVisible`, `SUBMISSION_FAILED`, `ProvisioningFailed`, `create-failed`, `UPDATE_ROLLBACK_COMPLETE`. */
const PARTS =
  /^(?:Failed(?!Over)|Error)[A-Z]|(?:Failed|[a-z]Error|[a-z]Failure)$|(?:^|_)(?:FAILED|FAILURE|ERROR)(?:_|$)|[_-](?:failed|failure|error)$|(?:^|_)ROLLBACK_COMPLETE$|^in(?:accessible|compatible)-/;

/** `Install failed`, `failed to create`, `InvalidConfig`, `QuotaExceeded`. */
const PHRASES =
  /^.* (?:failed|failure|error|[Ii]nvalid)$|^failed[ _-]to\b|^[Ii]nvalid[A-Z]|[a-z]Invalid$|Exceeded$/;

/** `NoError`, `no-error`. */
const NONE = /^(?:no|not|without)[\s_-]?(?:errors?|fail(?:ed|ures?))$/i;

/** `None failed`, `No pods failed`, `Has not failed`, `Recovered from failure`. */
const DENIED =
  /^(?:none?|zero)\b|^no\b.*\b(?:failed|invalid)$|\b(?:after|any|from|never|not)(?: an?| the)? (?:error|exceeded|expired|failed|failure|invalid)s?$/i;

/** `LimitNotExceeded`, `NeverExpired`. */
const DENIED_IN_ONE = /(?:Never|None|Not)(?:Exceeded|Expired|Failed|Invalid)$/;

/** Whether a word denies a failure, or tells of one that is over. */
function isDenied(word: string): boolean {
  return (
    NONE.test(word) ||
    DENIED_IN_ONE.test(word) ||
    DENIED.test(word.replace(/[_-]/g, ' '))
  );
}

/** What is done in case of a failure: `RetryOnFailure`, but not `ConnectionFailure`. */
const IN_CASE = /(?:^|[a-z])OnFailure$/;

/** Tinkerbell's `STATE_TIMEOUT`. */
const FIELD = /^(?:phase|state|status)_/i;

/** Whether one word about an object says that it fails. */
export function isFailureWord(word: string): boolean {
  const own = word.replace(FIELD, '');
  if (isDenied(own) || IN_CASE.test(own)) return false;
  return (
    WORDS.test(own.toLowerCase().replace(/[\s_-]/g, '')) ||
    PARTS.test(own) ||
    PHRASES.test(own)
  );
}

/** A word that is a failure in any field that is no setting. */
const ALWAYS =
  /^(?:broken|crashed|degraded|error|errored|expired|failed|invalid|lost|stalled|unauthorized|unavailable|unhealthy|unreachable)$/i;

/** Whether one word is a failure whatever its field is called: `license: expired`. */
export function isLastingFailureWord(word: string): boolean {
  return ALWAYS.test(word);
}

/** Whether one word says that something is valid no longer, which nothing else makes good. */
export function isExpiredWord(word: string): boolean {
  return /(?<!un)expired$/i.test(word) && !isDenied(word);
}

/** The beginning of a message that tells of an error, and of no wait for something. */
const MESSAGE_OF_FAILURE =
  /^(?:error|failed(?! over)|failure|cannot|could not|unable)\b|\b(?:access denied|connection refused|forbidden|permission denied|unauthorized)\b/i;

/** Whether a message is an error, and not something that waits for one. */
export function beginsWithFailure(message: string): boolean {
  return MESSAGE_OF_FAILURE.test(message);
}
