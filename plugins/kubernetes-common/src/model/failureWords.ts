const WORDS =
  /^(?:abnormal|aborted|alert(?:ing)?|blocked|broken|conflict|corrupted|crash(?:ed|ing)|crashloop(?:backoff|ing)?|critical|dead|degraded|denied|down|err(?:or|ored)?|errimagepull|expired|fail(?:ed|ing|ure)?|fatal|faulted|firing|forbidden|imagepullbackoff|invalid|lost|misconfigured|noncompliant|noquorum|offline|oomkilled|orphaned|outofmemory|red|rejected|stalled|timedout|timeout|unauthorized|unavailable|unhealthy|unreachable)$/;

/** `FailedNotVisible`, `SUBMISSION_FAILED`, `ProvisioningFailed`, `create-failed`, `UPDATE_ROLLBACK_COMPLETE`. */
const PARTS =
  /^(?:Failed|Error)[A-Z]|(?:Failed|[a-z]Error|[a-z]Failure)$|(?:^|_)(?:FAILED|FAILURE|ERROR)(?:_|$)|[_-](?:failed|failure|error)$|(?:^|_)ROLLBACK_COMPLETE$|^in(?:accessible|compatible)-/;

/** `NoError`, `no-error`. */
const NONE = /^(?:no|not|without)[\s_-]?(?:errors?|fail(?:ed|ures?))$/i;

/** What is done in case of a failure: `RetryOnFailure`, but not `ConnectionFailure`. */
const IN_CASE = /(?:^|[a-z])OnFailure$/;

/** Tinkerbell's `STATE_TIMEOUT`. */
const FIELD = /^(?:phase|state|status)_/i;

/** Whether one word about an object says that it fails. */
export function isFailureWord(word: string): boolean {
  const own = word.replace(FIELD, '');
  if (NONE.test(own) || IN_CASE.test(own)) return false;
  return (
    WORDS.test(own.toLowerCase().replace(/[\s_-]/g, '')) || PARTS.test(own)
  );
}
